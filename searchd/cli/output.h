// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "indexer/index/article.h"
#include "indexer/index/phrase.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"

namespace telusur {

/// How an answer is written. Table is for eyes, Plain (tab-separated) for shell tools, the JSON
/// forms for programs.
enum class OutputFormat { Table, Plain, Json, JsonLines };

/// How Table may look.
struct OutputStyle {
    Language language = Language::English;
    bool color = false;      ///< marked words and headings by terminal codes
    std::size_t width = 80;  ///< columns of the terminal
};

/// The hits of an answer, then its facets if there are any; ends with a line feed. Text from
/// articles has control characters replaced, so that it cannot steer a terminal.
std::string write_search(const SearchRequest& request, const SearchResult& result,
                         OutputFormat format, const OutputStyle& style);

/// The facets alone. Plain: facet, value, label and count a line.
std::string write_facets(const SearchRequest& request, const SearchResult& result,
                         OutputFormat format, const OutputStyle& style);

/// One whole article. Plain is the same text as Table without codes and line breaks of its own.
std::string write_article(const Article& article, OutputFormat format, const OutputStyle& style);

/// "28 Juli 2023" or "28 July 2023"; with the time of day where it is known: "28 Juli 2023 09.15
/// WIB".
std::string date_for_people(const std::optional<Timestamp>& time, Language language);

}  // namespace telusur
