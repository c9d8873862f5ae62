// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchd/search/result.h"
#include "searchd/web/html.h"
#include "searchd/web/page_question.h"

namespace telusur {

/// What narrows the answer: the values of each facet to choose, and dates. Its inputs belong to the
/// form "question", wherever on the page they stand.
Html facet_panel(const PageQuestion& question, const SearchResult& result);

/// Each filter of the question with a link that takes it off; empty if there is none.
Html chosen_filters(const PageQuestion& question, const SearchResult& result);

/// What the form sends beside what is seen of it: whatever else the question has.
Html carried_inputs(const PageQuestion& question);

}  // namespace telusur
