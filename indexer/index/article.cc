// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/article.h"

#include <nlohmann/json.hpp>

#include "indexer/index/error.h"

namespace telusur {

namespace {

using nlohmann::json;

[[noreturn]] void refuse_record(const char* reason) {
    throw Error(ErrorCode::BadData, phrase("a stored article cannot be read: {}",
                                           "artikel tersimpan tidak dapat dibaca: {}", reason));
}

// The library would iterate over anything, the members of an object or nothing among it.
const json& list(const json& value) {
    if (!value.is_array()) refuse_record("no list where one belongs");
    return value;
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

std::vector<Paragraph> paragraphs_from_json(const json& value) {
    std::vector<Paragraph> body;
    for (const json& item : list(value)) {
        if (item.is_string()) {
            body.push_back({Paragraph::Kind::Text, item.get<std::string>()});
        } else {
            body.push_back({Paragraph::Kind::Heading, item.at("heading").get<std::string>()});
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

std::vector<Credit> credits_from_json(const json& value) {
    std::vector<Credit> credits;
    for (const json& item : list(value)) {
        if (list(item).size() != 2) refuse_record("a credit is not a role and a name");
        credits.push_back({item.at(0).get<std::string>(), item.at(1).get<std::string>()});
    }
    return credits;
}

json timestamp_to_json(const std::optional<Timestamp>& time) {
    if (!time) return nullptr;
    if (time->precision == Timestamp::Precision::Day) return to_iso(archive_date(time->seconds));
    return to_rfc3339(time->seconds);
}

std::optional<Timestamp> timestamp_from_json(const json& value) {
    if (value.is_null()) return std::nullopt;
    const auto time = parse_iso_timestamp(value.get_ref<const std::string&>());
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
    try {
        const json object = json::parse(record);
        Article article;
        article.id = object.at("id").get<std::string>();
        article.url = object.at("url").get<std::string>();
        article.title = object.at("title").get<std::string>();
        article.dateline = object.at("dateline").get<std::string>();
        article.body = paragraphs_from_json(object.at("body"));
        article.published = timestamp_from_json(object.at("published"));
        article.modified = timestamp_from_json(object.at("modified"));
        article.credits = credits_from_json(object.at("credits"));
        article.categories = list(object.at("categories")).get<std::vector<std::string>>();
        article.tags = list(object.at("tags")).get<std::vector<std::string>>();
        article.source = object.at("source").get<std::string>();
        return article;
    } catch (const json::exception& problem) {
        refuse_record(problem.what());
    }
}

}  // namespace telusur
