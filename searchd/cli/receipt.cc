// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/receipt.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "searchd/search/result_json.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaximumReceiptBytes = std::size_t{16} << 20;

std::string now_as_text() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return to_rfc3339(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

[[noreturn]] void refuse(const std::filesystem::path& path, const Phrase& what) {
    throw Error(ErrorCode::BadData,
                Phrase{path.string() + ": " + what.english, path.string() + ": " + what.indonesian},
                {"a receipt is written by telusur search --receipt FILE",
                 "bukti ditulis oleh telusur search --receipt BERKAS"});
}

/// Reads the keys of one object; what is missing or of another kind is refused with its name.
class Keys {
  public:
    Keys(const Json& object, const std::filesystem::path& path, std::string within = {})
        : object_(object), path_(path), within_(std::move(within)) {
        if (!object.is_object()) refuse(path_, {"is no object", "bukan objek"});
    }

    const Json& get(const char* key, bool (Json::*is_kind)() const noexcept) const {
        const auto found = object_.find(key);
        if (found == object_.end() || !((*found).*is_kind)())
            refuse(path_, phrase("{}{} is missing or of another kind",
                                 "{}{} tidak ada atau jenisnya lain", within_, key));
        return *found;
    }
    std::string text(const char* key) const {
        return get(key, &Json::is_string).get<std::string>();
    }
    std::uint64_t number(const char* key) const {
        return get(key, &Json::is_number_unsigned).get<std::uint64_t>();
    }
    std::vector<std::string> texts(const char* key) const {
        std::vector<std::string> values;
        for (const Json& value : get(key, &Json::is_array)) {
            if (!value.is_string())
                refuse(path_, phrase("{}{} must be a list of texts",
                                     "{}{} harus berupa daftar teks", within_, key));
            values.push_back(value.get<std::string>());
        }
        return values;
    }
    std::vector<std::pair<std::string, std::string>> pairs(const char* key) const {
        std::vector<std::pair<std::string, std::string>> values;
        for (const Json& value : get(key, &Json::is_array)) {
            const bool is_pair = value.is_array() && value.size() == 2 && value[0].is_string() &&
                                 value[1].is_string();
            if (!is_pair)
                refuse(path_, phrase("{}{} must be a list of pairs of texts",
                                     "{}{} harus berupa daftar pasangan teks", within_, key));
            values.emplace_back(value[0].get<std::string>(), value[1].get<std::string>());
        }
        return values;
    }

  private:
    const Json& object_;
    const std::filesystem::path& path_;
    std::string within_;
};

}  // namespace

Receipt make_receipt(const Engine& engine, const SearchRequest& request, std::size_t listed) {
    SearchRequest question = question_of(request);
    question.dedupe = Switch::Off;
    question.sort = Sort::Newest;
    question.after.clear();
    SearchRequest first = question;
    first.per_page = 1;
    const SearchResult read = engine.search(first);
    Receipt receipt{parameters_of(question_of(request)),
                    read.parsed,
                    {},
                    engine.generation(),
                    engine.updated_at(),
                    engine.analysis(),
                    now_as_text(),
                    std::string("telusur ") + TELUSUR_VERSION,
                    0,
                    {}};
    for (const Note& note : read.notes)
        receipt.notes.push_back(note.code);
    const auto scan = engine.scan(question);
    receipt.total = scan->total();
    while (receipt.articles.size() < listed) {
        const auto article = scan->next();
        if (!article) break;
        receipt.articles.push_back({article->id, checksum_of_text(to_json(*article))});
    }
    return receipt;
}

std::string to_json(const Receipt& receipt) {
    Json parameters = Json::array();
    for (const auto& [name, value] : receipt.parameters)
        parameters.push_back(Json::array({name, value}));
    Json articles = Json::array();
    for (const ReceiptArticle& article : receipt.articles)
        articles.push_back(Json::array({article.id, article.digest}));
    const Json object{{"receipt", kReceiptVersion},
                      {"program", receipt.program},
                      {"asked_at", receipt.asked_at},
                      {"parameters", parameters},
                      {"parsed", receipt.parsed},
                      {"notes", receipt.notes},
                      {"index",
                       {{"generation", receipt.generation},
                        {"updated_at", receipt.updated_at},
                        {"analysis", receipt.analysis}}},
                      {"total", receipt.total},
                      {"articles", articles}};
    return object.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Receipt parse_receipt(const std::string& text, const std::filesystem::path& path_for_messages) {
    const Json object = Json::parse(text, nullptr, false);
    if (object.is_discarded())
        refuse(path_for_messages, {"is no JSON, or not whole", "bukan JSON, atau tidak utuh"});
    const Keys keys(object, path_for_messages);
    const std::uint64_t version = keys.number("receipt");
    if (version != kReceiptVersion)
        refuse(path_for_messages, phrase("is a receipt of version {}; this program reads {}",
                                         "adalah bukti versi {}; program ini membaca versi {}",
                                         version, kReceiptVersion));
    const Keys index(keys.get("index", &Json::is_object), path_for_messages, "index.");
    Receipt receipt{keys.pairs("parameters"), keys.text("parsed"),
                    keys.texts("notes"),      index.text("generation"),
                    index.text("updated_at"), index.text("analysis"),
                    keys.text("asked_at"),    keys.text("program"),
                    keys.number("total"),     {}};
    for (const auto& [id, digest] : keys.pairs("articles"))
        receipt.articles.push_back({id, digest});
    return receipt;
}

Receipt read_receipt(const std::filesystem::path& path) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(path, code)) {
        throw Error(ErrorCode::NoInput,
                    phrase("there is no file {}", "tidak ada berkas {}", path.string()));
    }
    return parse_receipt(read_file(path, kMaximumReceiptBytes), path);
}

bool ReceiptChanges::is_other(const Receipt& then, const Receipt& now) const {
    return then.total != now.total || !added.empty() || !gone.empty() || !changed.empty();
}

ReceiptChanges changes_between(const Receipt& then, const Receipt& now) {
    ReceiptChanges changes;
    changes.generation = then.generation != now.generation;
    changes.analysis = then.analysis != now.analysis;
    changes.parsed = then.parsed != now.parsed;
    std::unordered_map<std::string, std::string> known;
    for (const ReceiptArticle& article : then.articles)
        known.emplace(article.id, article.digest);
    // What the receipt did not list is not news: it ends with its last article that is still there.
    std::size_t end = now.articles.size();
    if (then.total > then.articles.size()) {
        while (end > 0 && !known.contains(now.articles[end - 1].id))
            --end;
    }
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < end; ++i) {
        const ReceiptArticle& article = now.articles[i];
        seen.insert(article.id);
        const auto before = known.find(article.id);
        if (before == known.end()) {
            changes.added.push_back(article.id);
        } else if (before->second != article.digest) {
            changes.changed.push_back(article.id);
        }
    }
    for (const ReceiptArticle& article : then.articles) {
        if (!seen.contains(article.id)) changes.gone.push_back(article.id);
    }
    return changes;
}

}  // namespace telusur
