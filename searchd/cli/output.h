// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/index/article.h"
#include "indexer/index/phrase.h"
#include "searchd/cli/article_lines.h"
#include "searchd/cli/output_format.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"

namespace telusur {

/// How Table may look.
struct OutputStyle {
    Language language = Language::English;
    bool color = false;      ///< marked words and headings by terminal codes
    std::size_t width = 80;  ///< columns of the terminal
    bool blocks = false;     ///< bars of block characters, else of #
};

/// The hits of an answer, then its facets if there are any; ends with a line feed. Text from
/// articles has control characters replaced, so that it cannot steer a terminal.
std::string write_search(const SearchRequest& request, const SearchResult& result,
                         OutputFormat format, const OutputStyle& style);

/// The hits alone, as a list of articles.
std::string write_hits(const SearchResult& result, const ListStyle& style);

/// The facets alone, in a table with bars. Plain: facet, value, label and count a line.
std::string write_facets(const SearchRequest& request, const SearchResult& result,
                         OutputFormat format, const OutputStyle& style);

/// One whole article. Plain is the same text as Table without codes and line breaks of its own.
std::string write_article(const Article& article, OutputFormat format, const OutputStyle& style);

/// The text with every control character as a blank.
std::string printable(std::string_view text);

/// "28 Juli 2023" or "28 July 2023"; with the time of day where it is known: "28 Juli 2023 09.15
/// WIB".
std::string date_for_people(const std::optional<Timestamp>& time, Language language);

}  // namespace telusur
