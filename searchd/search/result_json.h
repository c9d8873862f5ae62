// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searchd/search/distinctive_words.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"
#include "searchd/search/timeline.h"

namespace telusur {

/// The answer of /v1/search, and of `telusur search --format json`: one JSON object, UTF-8, one
/// line, no line feed. openapi.json has its schema.
std::string to_json(const SearchRequest& request, const SearchResult& result);

/// The answer of /v1/facets/{name}: the one facet of the result.
std::string facet_to_json(const SearchRequest& request, const SearchResult& result);

/// One hit as in `hits` of to_json.
std::string to_json(const Hit& hit);

/// The answer of /v1/articles/{id}: the whole article.
std::string to_json(const Article& article);

/// The same without its body and dateline.
std::string head_to_json(const Article& article);

/// The answer of /v1/timeline.
std::string to_json(const TimelineRequest& request, const Timeline& timeline);

/// The answer of /v1/terms.
std::string to_json(const TermsRequest& request, const DistinctiveWords& words);

/// How many pages there are to list, though pages end at kMaximumDepth.
std::uint64_t page_count(const SearchRequest& request, const SearchResult& result);

/// A path with these parameters, encoded.
std::string link_to(std::string_view path, const Parameters& parameters);

/// Text with its marks as HTML: escaped, marks as <mark>…</mark>.
std::string to_html(const MarkedText& text);

/// Where the page of an article is, encoded.
std::string article_page_path(std::string_view id);

/// `text` with & < > " ' escaped.
std::string escape_html(std::string_view text);

/// Percent-encodes everything but unreserved characters of RFC 3986.
std::string encode_url(std::string_view text);

}  // namespace telusur
