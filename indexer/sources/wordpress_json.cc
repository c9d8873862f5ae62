// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_json.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;
constexpr int kStateVersion = 1;
constexpr std::size_t kLongestErrorCode = 100;

bool is_too_deep(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string && c == '\\') {
            ++i;
        } else if (c == '"') {
            in_string = !in_string;
        } else if (!in_string && (c == '[' || c == '{')) {
            if (++depth > kDeepest) return true;
        } else if (!in_string && (c == ']' || c == '}')) {
            --depth;
        }
    }
    return false;
}

std::variant<Json, Phrase> parse(std::string_view bytes) {
    const std::string text = decode_text(bytes).text;
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return Phrase{"the answer is empty", "jawaban kosong"};
    if (text[begin] == '<') {
        return Phrase{"the answer is a web page and not JSON",
                      "jawaban berupa halaman web, bukan JSON"};
    }
    if (is_too_deep(text)) {
        return phrase("the answer nests deeper than {} levels",
                      "jawaban bersarang lebih dari {} tingkat", kDeepest);
    }
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return Phrase{"the answer is broken JSON", "jawaban berupa JSON rusak"};
    return json;
}

std::variant<Json, Phrase> parse_list(std::string_view bytes) {
    std::variant<Json, Phrase> parsed = parse(bytes);
    const Json* json = std::get_if<Json>(&parsed);
    if (json != nullptr && !json->is_array()) {
        return Phrase{"the answer is not a list", "jawaban bukan daftar"};
    }
    return parsed;
}

const Json& member(const Json& object, const char* key) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

std::uint64_t number(const Json& value) {
    return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

std::string text_of(const Json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::vector<std::uint64_t> numbers(const Json& list) {
    std::vector<std::uint64_t> all;
    if (!list.is_array()) return all;
    for (const Json& value : list) {
        if (number(value) > 0) all.push_back(number(value));
    }
    return all;
}

void add_name(std::vector<WordPressName>& names, WordPressKind kind, const Json& entry) {
    WordPressName name{kind, number(member(entry, "id")), text_of(member(entry, "name"))};
    if (name.id > 0 && !name.name.empty()) names.push_back(std::move(name));
}

// In place of what strangers may not see stands an error, which has no number.
std::vector<WordPressName> embedded_names(const Json& embedded) {
    std::vector<WordPressName> names;
    for (const Json& author : member(embedded, "author"))
        add_name(names, WordPressKind::Author, author);
    for (const Json& taxonomy : member(embedded, "wp:term")) {
        for (const Json& term : taxonomy) {
            const std::string kind = text_of(member(term, "taxonomy"));
            if (kind == "category") add_name(names, WordPressKind::Category, term);
            if (kind == "post_tag") add_name(names, WordPressKind::Tag, term);
        }
    }
    return names;
}

Phrase missing(const char* field) {
    return phrase("\"{}\" is missing or has the wrong type", "\"{}\" tidak ada atau salah jenisnya",
                  field);
}

std::optional<Phrase> damage_of(const Json& entry) {
    if (!member(entry, "status").is_string()) return missing("status");
    if (!member(member(entry, "title"), "rendered").is_string()) return missing("title");
    if (!member(member(entry, "content"), "rendered").is_string()) return missing("content");
    return std::nullopt;
}

WordPressPost post_of(const Json& entry, WordPressFields fields) {
    WordPressPost post;
    post.id = number(member(entry, "id"));
    if (post.id == 0) post.damage = missing("id");
    if (fields == WordPressFields::Id) return post;
    if (!post.damage) post.damage = damage_of(entry);
    post.status = text_of(member(entry, "status"));
    post.link = text_of(member(entry, "link"));
    post.title = text_of(member(member(entry, "title"), "rendered"));
    const Json& content = member(entry, "content");
    post.content = text_of(member(content, "rendered"));
    post.is_protected = member(content, "protected") == Json(true);
    post.date = text_of(member(entry, "date"));
    post.date_gmt = text_of(member(entry, "date_gmt"));
    post.modified = text_of(member(entry, "modified"));
    post.modified_gmt = text_of(member(entry, "modified_gmt"));
    post.author = number(member(entry, "author"));
    post.categories = numbers(member(entry, "categories"));
    post.tags = numbers(member(entry, "tags"));
    post.embedded = embedded_names(member(entry, "_embedded"));
    return post;
}

}  // namespace

std::variant<std::vector<WordPressPost>, Phrase> parse_wordpress_posts(std::string_view bytes,
                                                                       WordPressFields fields) {
    const std::variant<Json, Phrase> parsed = parse_list(bytes);
    if (const Phrase* problem = std::get_if<Phrase>(&parsed)) return *problem;
    std::vector<WordPressPost> posts;
    for (const Json& entry : std::get<Json>(parsed))
        posts.push_back(post_of(entry, fields));
    return posts;
}

std::variant<std::vector<WordPressName>, Phrase> parse_wordpress_names(std::string_view bytes,
                                                                       WordPressKind kind) {
    const std::variant<Json, Phrase> parsed = parse_list(bytes);
    if (const Phrase* problem = std::get_if<Phrase>(&parsed)) return *problem;
    std::vector<WordPressName> names;
    for (const Json& entry : std::get<Json>(parsed))
        add_name(names, kind, entry);
    return names;
}

std::string wordpress_error_code(std::string_view bytes) {
    const std::variant<Json, Phrase> parsed = parse(bytes);
    const Json* json = std::get_if<Json>(&parsed);
    if (json == nullptr) return {};
    const std::string code = clean_text(text_of(member(*json, "code")), Layout::OneLine).text;
    return shortened(code, kLongestErrorCode);
}

bool is_wordpress_root(std::string_view bytes) {
    const std::variant<Json, Phrase> parsed = parse(bytes);
    const Json* json = std::get_if<Json>(&parsed);
    if (json == nullptr) return false;
    for (const Json& name : member(*json, "namespaces")) {
        if (name == "wp/v2") return true;
    }
    return false;
}

std::string to_text(const WordPressState& state) {
    return Json{{"version", kStateVersion},
                {"site", state.site},
                {"read_at", state.read_at},
                {"passed_over", state.passed_over},
                {"damaged", state.damaged}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<WordPressState> parse_wordpress_state(const std::string& text) {
    const std::variant<Json, Phrase> parsed = parse(text);
    const Json* json = std::get_if<Json>(&parsed);
    if (json == nullptr || member(*json, "version") != Json(kStateVersion) ||
        !member(*json, "site").is_string() || !member(*json, "read_at").is_number_unsigned() ||
        !member(*json, "passed_over").is_array() || !member(*json, "damaged").is_array()) {
        return std::nullopt;
    }
    return WordPressState{text_of(member(*json, "site")),
                          member(*json, "read_at").get<std::int64_t>(),
                          numbers(member(*json, "passed_over")), numbers(member(*json, "damaged"))};
}

}  // namespace telusur
