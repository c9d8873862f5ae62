// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/result.h"

namespace telusur {

/// An article of a list, and what the search says of it, where it was found by one that ranks.
struct ListedArticle {
    const Article& article;
    const Hit* hit = nullptr;
};

/// What can be told of an article in a list.
enum class ArticleField { Id, Title, Date, Authors, Tags, Categories, Source, Url, Score };

std::string_view name_of(ArticleField field);
const std::vector<std::string_view>& article_field_names();

/// Throws Error{Usage}, with the nearest name, for one that is not there.
ArticleField article_field_named(const std::string& name);

/// Reads names with commas between them, at least one. Throws as article_field_named does.
std::vector<ArticleField> parse_article_fields(const std::string& list);

/// Several values are divided by "; ". The date is a day of the archive's zone; the score is empty
/// where nothing was ranked.
std::string text_of(ArticleField field, const ListedArticle& listed);

/// One JSON object (one line, no line feed): lists are arrays, what is not known is null.
std::string to_json(const std::vector<ArticleField>& fields, const ListedArticle& listed);

}  // namespace telusur
