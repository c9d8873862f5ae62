// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searchd/search/engine.h"
#include "searchd/search/relaxations.h"
#include "searchd/web/page_frame.h"
#include "searchd/web/page_question.h"

namespace telusur {

/// What the page of results shows.
struct SearchAnswer {
    SearchResult result;
    std::vector<WordFamily> families;     ///< of the question's words
    std::vector<Relaxation> relaxations;  ///< where nothing was found
    Date today;
};

/// The page, in the language of the question.
std::string search_page(const PageFiles& files, const std::string& site,
                        const PageQuestion& question, const SearchAnswer& answer);

/// The same page where there is no answer.
std::string search_page(const PageFiles& files, const std::string& site, const std::string& text,
                        Language language, const PageProblem& problem);

}  // namespace telusur
