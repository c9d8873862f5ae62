// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// The keys of a JSON record that an article is made of.
enum class JsonKey {
    Id,
    Url,
    Title,
    Body,
    Date,
    Modified,
    Authors,
    Editors,
    Tags,
    Section,
    Source
};

inline constexpr std::array<std::string_view, 11> kJsonKeys = {
    "id",      "url",     "title", "body",    "date",  "modified",
    "authors", "editors", "tags",  "section", "source"};

/// The texts given for one key, as they stand in the JSON (well-formed UTF-8, escapes resolved).
struct JsonField {
    std::vector<std::string> values;  ///< empty for null and for an absent key
    bool is_list = false;
};

/// The fields of one object, by JsonKey.
class JsonFields {
  public:
    const JsonField& operator[](JsonKey key) const {
        return fields_[static_cast<std::size_t>(key)];
    }
    JsonField& operator[](JsonKey key) { return fields_[static_cast<std::size_t>(key)]; }

    /// The one text of a key, or nothing.
    std::string_view text(JsonKey key) const {
        const JsonField& field = (*this)[key];
        return field.values.empty() ? std::string_view{} : std::string_view{field.values.front()};
    }

  private:
    std::array<JsonField, kJsonKeys.size()> fields_;
};

/// Reads one JSON object (well-formed UTF-8), in memory bounded by the text however deep it nests.
/// A Phrase says why it is none, or which key has a value of the wrong type.
std::variant<JsonFields, Phrase> parse_json_fields(std::string_view text);

}  // namespace telusur
