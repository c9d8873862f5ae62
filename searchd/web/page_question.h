// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searchd/search/request.h"

namespace telusur {

inline constexpr std::uint32_t kMoreFacetValues = 100;

/// What the page at / is asked: a search, with defaults of the page's own. Copies are folded, and
/// what has no words is listed newest first. The facets are those that the page shows.
struct PageQuestion {
    SearchRequest request;
    bool has_language = false;  ///< the address says in which language
};

/// Reads the parameters of the page's address: those of a search. Empty ones and those that a
/// search does not know are passed over, because links from elsewhere bring their own. Throws
/// Error{Usage} as parse_search_request does.
PageQuestion parse_page_question(const Parameters& parameters, Language language);

/// The question that asks for nothing, in the same language.
PageQuestion empty_question(const PageQuestion& question);

/// The same question, by its address in the other language.
PageQuestion in_other_language(PageQuestion question);

/// The dates that its histogram shows: years, or the months or days of a short time that is chosen.
DateInterval shown_interval(const DateRange& dates);

/// The parameters of the page's address for this question, without the page of it.
Parameters address_parameters(const PageQuestion& question);

/// The address of the page for this question and that page of it.
std::string link_to_page(const PageQuestion& question, std::uint32_t page = 1);

/// The address of an article's stored text with the question's words marked, from where a link
/// leads back to the question. One whose text is very long is not marked.
std::string link_to_article(const PageQuestion& question, const std::string& id);

}  // namespace telusur
