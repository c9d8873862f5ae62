// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_fields.h"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kDeepest = 16;

bool may_be_list(RecordKey key) {
    return key == RecordKey::Authors || key == RecordKey::Editors || key == RecordKey::Tags ||
           key == RecordKey::Section;
}

std::optional<RecordKey> known_key(std::string_view name) {
    const auto found = std::find(kRecordKeys.begin(), kRecordKeys.end(), name);
    if (found == kRecordKeys.end()) return std::nullopt;
    return static_cast<RecordKey>(found - kRecordKeys.begin());
}

Phrase wrong_type(RecordKey key) {
    return phrase("the value of \"{}\" has the wrong type", "nilai \"{}\" salah jenisnya",
                  kRecordKeys[static_cast<std::size_t>(key)]);
}

// Of nlohmann's long message only the reason; what was last read may be the whole line.
Phrase broken_json(std::size_t byte, std::string_view message) {
    constexpr std::string_view kBeforeReason = " - ";
    const std::size_t start = message.find(kBeforeReason);
    if (start != std::string_view::npos) message.remove_prefix(start + kBeforeReason.size());
    message = message.substr(0, message.find("; last read"));
    return phrase("broken JSON at byte {}: {}", "JSON rusak pada byte {}: {}", byte,
                  shortened(message, 120));
}

// Receives the JSON piece by piece. Levels: 1 is inside the record, 2 inside a value of it. Each
// handler returns false to stop the parser; `problem` then says why.
class FieldsHandler : public nlohmann::json_sax<Json> {
  public:
    bool null() override { return level_ > 0 || refuse_document(); }
    bool boolean(bool) override { return add_other(); }
    bool number_integer(std::int64_t value) override { return add_integer(std::to_string(value)); }
    bool number_unsigned(std::uint64_t value) override {
        return add_integer(std::to_string(value));
    }
    bool number_float(double, const std::string& digits) override {
        // Integers too large for 64 bits arrive here.
        const bool integer = digits.find_first_not_of("-0123456789") == std::string::npos;
        return integer ? add_integer(digits) : add_other();
    }
    bool string(std::string& value) override {
        if (level_ == 0) return refuse_document();
        if (is_value() || is_list_element()) fields[*key_].values.push_back(std::move(value));
        return true;
    }
    bool binary(Json::binary_t&) override { return add_other(); }

    bool start_object(std::size_t) override {
        if (is_value() || is_list_element()) note_wrong_type();
        return enter();
    }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override {
        if (level_ == 0) return refuse_document();
        if (is_list_element() || (is_value() && !may_be_list(*key_))) {
            note_wrong_type();
        } else if (is_value()) {
            fields[*key_].is_list = true;
        }
        return enter();
    }
    bool end_array() override { return leave(); }

    bool key(std::string& name) override {
        if (level_ != 1) return true;
        key_ = known_key(name);
        if (key_) {
            fields[*key_] = {};
            wrong_types_[static_cast<std::size_t>(*key_)] = false;
        }
        return true;
    }
    bool parse_error(std::size_t byte, const std::string&,
                     const nlohmann::detail::exception& error) override {
        problem = broken_json(byte, error.what());
        return false;
    }

    // The first key, in the order of RecordKey, whose last value has the wrong type.
    std::optional<RecordKey> wrong_key() const {
        const auto found = std::find(wrong_types_.begin(), wrong_types_.end(), true);
        if (found == wrong_types_.end()) return std::nullopt;
        return static_cast<RecordKey>(found - wrong_types_.begin());
    }

    RecordFields fields;
    Phrase problem;

  private:
    // Directly the value of a known key.
    bool is_value() const { return level_ == 1 && key_; }
    // In the list that is the value of a known key.
    bool is_list_element() const { return level_ == 2 && key_ && fields[*key_].is_list; }
    void note_wrong_type() { wrong_types_[static_cast<std::size_t>(*key_)] = true; }

    bool refuse_document() {
        problem = {"not a JSON object", "bukan objek JSON"};
        return false;
    }
    bool add_other() {
        if (level_ == 0) return refuse_document();
        if (is_value() || is_list_element()) note_wrong_type();
        return true;
    }
    bool add_integer(std::string digits) {
        if (!is_value() || *key_ != RecordKey::Id) return add_other();
        fields[RecordKey::Id].values.push_back(std::move(digits));
        return true;
    }
    bool enter() {
        if (++level_ <= kDeepest) return true;
        problem =
            phrase("nested deeper than {} levels", "bersarang lebih dari {} tingkat", kDeepest);
        return false;
    }
    bool leave() {
        --level_;
        return true;
    }

    std::size_t level_ = 0;
    std::optional<RecordKey> key_;  // the known key of level 1 whose value is being read
    std::array<bool, kRecordKeys.size()> wrong_types_{};
};

}  // namespace

std::variant<RecordFields, Phrase> parse_json_fields(std::string_view text) {
    // nlohmann takes a NUL for the end of the text.
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        return broken_json(nul + 1, "NUL character");
    }
    FieldsHandler handler;
    if (!Json::sax_parse(text.begin(), text.end(), &handler)) return handler.problem;
    if (const std::optional<RecordKey> key = handler.wrong_key()) return wrong_type(*key);
    return std::move(handler.fields);
}

}  // namespace telusur
