// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/article.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "indexer/index/error.h"

namespace telusur {

namespace {

// Written with one library and read with another, which reads several times as fast: every hit of
// every answer is read.
using nlohmann::json;
using simdjson::dom::element;

[[noreturn]] void refuse_record(const char* reason) {
    throw Error(ErrorCode::BadData, phrase("a stored article cannot be read: {}",
                                           "artikel tersimpan tidak dapat dibaca: {}", reason));
}

simdjson::dom::array list(element value) {
    if (!value.is_array()) refuse_record("no list where one belongs");
    return value.get_array();
}

std::string text(element value) {
    return std::string(value.get_string().value());
}

std::vector<std::string> texts(element value) {
    std::vector<std::string> all;
    for (const element item : list(value))
        all.push_back(text(item));
    return all;
}

json paragraphs_to_json(const std::vector<Paragraph>& body) {
    json items = json::array();
    for (const Paragraph& paragraph : body) {
        if (paragraph.kind == Paragraph::Kind::Heading) {
            items.push_back(json{{"heading", paragraph.text}});
        } else {
            items.push_back(paragraph.text);
        }
    }
    return items;
}

std::vector<Paragraph> paragraphs_from_json(element value) {
    std::vector<Paragraph> body;
    for (const element item : list(value)) {
        if (item.is_string()) {
            body.push_back({Paragraph::Kind::Text, text(item)});
        } else {
            body.push_back({Paragraph::Kind::Heading, text(item.at_key("heading").value())});
        }
    }
    return body;
}

json credits_to_json(const std::vector<Credit>& credits) {
    json items = json::array();
    for (const Credit& credit : credits)
        items.push_back(json::array({credit.role, credit.name}));
    return items;
}

std::vector<Credit> credits_from_json(element value) {
    std::vector<Credit> credits;
    for (const element item : list(value)) {
        const std::vector<std::string> pair = texts(item);
        if (pair.size() != 2) refuse_record("a credit is not a role and a name");
        credits.push_back({pair[0], pair[1]});
    }
    return credits;
}

json timestamp_to_json(const std::optional<Timestamp>& time) {
    if (!time) return nullptr;
    if (time->precision == Timestamp::Precision::Day) return to_iso(archive_date(time->seconds));
    return to_rfc3339(time->seconds);
}

std::optional<Timestamp> timestamp_from_json(element value) {
    if (value.is_null()) return std::nullopt;
    const auto time = parse_iso_timestamp(text(value));
    if (!time) refuse_record("no date where one belongs");
    return time;
}

}  // namespace

std::vector<std::string> names_in_role(const Article& article, std::string_view role) {
    std::vector<std::string> names;
    for (const Credit& credit : article.credits) {
        if (credit.role == role) names.push_back(credit.name);
    }
    return names;
}

std::vector<std::string> authors_of(const Article& article) {
    std::vector<std::string> writers = names_in_role(article, role::kWriter);
    return writers.empty() ? names_in_role(article, role::kReporter) : writers;
}

std::string body_text(const Article& article) {
    std::string text;
    for (const Paragraph& paragraph : article.body) {
        if (!text.empty()) text += '\n';
        text += paragraph.text;
    }
    return text;
}

std::string to_record(const Article& article) {
    const json record{{"id", article.id},
                      {"url", article.url},
                      {"title", article.title},
                      {"dateline", article.dateline},
                      {"body", paragraphs_to_json(article.body)},
                      {"published", timestamp_to_json(article.published)},
                      {"modified", timestamp_to_json(article.modified)},
                      {"credits", credits_to_json(article.credits)},
                      {"categories", article.categories},
                      {"tags", article.tags},
                      {"source", article.source}};
    return record.dump(-1, ' ', false, json::error_handler_t::replace);
}

Article from_record(std::string_view record) {
    // The parser's memory grows with the longest record; what usual ones need is kept.
    constexpr std::size_t kKeptBytes = 1 << 20;
    thread_local simdjson::dom::parser parser;
    if (parser.capacity() > kKeptBytes) parser = simdjson::dom::parser();
    try {
        const element object = parser.parse(record.data(), record.size());
        const auto at = [&object](const char* key) { return object.at_key(key).value(); };
        Article article;
        article.id = text(at("id"));
        article.url = text(at("url"));
        article.title = text(at("title"));
        article.dateline = text(at("dateline"));
        article.body = paragraphs_from_json(at("body"));
        article.published = timestamp_from_json(at("published"));
        article.modified = timestamp_from_json(at("modified"));
        article.credits = credits_from_json(at("credits"));
        article.categories = texts(at("categories"));
        article.tags = texts(at("tags"));
        article.source = text(at("source"));
        return article;
    } catch (const simdjson::simdjson_error& problem) {
        refuse_record(problem.what());
    }
}

}  // namespace telusur
