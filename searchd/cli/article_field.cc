// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/article_field.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/cli/unknown_name.h"
#include "searchd/search/named_values.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kFields{Named<ArticleField>{"id", ArticleField::Id},
                             Named<ArticleField>{"title", ArticleField::Title},
                             Named<ArticleField>{"date", ArticleField::Date},
                             Named<ArticleField>{"authors", ArticleField::Authors},
                             Named<ArticleField>{"tags", ArticleField::Tags},
                             Named<ArticleField>{"categories", ArticleField::Categories},
                             Named<ArticleField>{"source", ArticleField::Source},
                             Named<ArticleField>{"url", ArticleField::Url},
                             Named<ArticleField>{"score", ArticleField::Score}};

bool is_list(ArticleField field) {
    return field == ArticleField::Authors || field == ArticleField::Tags ||
           field == ArticleField::Categories;
}

std::vector<std::string> values_of(ArticleField field, const ListedArticle& listed) {
    const Article& article = listed.article;
    switch (field) {
        case ArticleField::Id:
            return {article.id};
        case ArticleField::Title:
            return {article.title};
        case ArticleField::Date:
            if (!article.published) return {};
            return {to_iso(archive_date(article.published->seconds))};
        case ArticleField::Authors:
            return authors_of(article);
        case ArticleField::Tags:
            return article.tags;
        case ArticleField::Categories:
            return article.categories;
        case ArticleField::Source:
            return {article.source};
        case ArticleField::Url:
            return {article.url};
        case ArticleField::Score:
            if (listed.hit == nullptr) return {};
            return {fmt::format("{:.4f}", listed.hit->score)};
    }
    return {};
}

Json json_of(ArticleField field, const ListedArticle& listed) {
    if (is_list(field)) return values_of(field, listed);
    if (field == ArticleField::Score)
        return listed.hit == nullptr ? Json(nullptr) : Json(listed.hit->score);
    const std::string text = text_of(field, listed);
    return text.empty() ? Json(nullptr) : Json(text);
}

}  // namespace

std::string_view name_of(ArticleField field) {
    return name_in(kFields, field);
}

const std::vector<std::string_view>& article_field_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const auto& row : kFields)
            all.push_back(row.name);
        return all;
    }();
    return names;
}

ArticleField article_field_named(const std::string& name) {
    for (const auto& row : kFields) {
        if (row.name == name) return row.value;
    }
    throw unknown_name({"field", "bidang"}, name, article_field_names());
}

std::vector<ArticleField> parse_article_fields(const std::string& list) {
    std::vector<ArticleField> fields;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        fields.push_back(article_field_named(list.substr(begin, end - begin)));
        begin = end + 1;
    }
    return fields;
}

std::string text_of(ArticleField field, const ListedArticle& listed) {
    return fmt::format("{}", fmt::join(values_of(field, listed), "; "));
}

std::string to_json(const std::vector<ArticleField>& fields, const ListedArticle& listed) {
    Json object = Json::object();
    for (const ArticleField field : fields)
        object[std::string(name_of(field))] = json_of(field, listed);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace telusur
