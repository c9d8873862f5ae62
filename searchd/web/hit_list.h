// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searchd/search/result.h"
#include "searchd/web/html.h"
#include "searchd/web/page_question.h"

namespace telusur {

/// The hits as a list: title, facts, sentences that answer.
Html hit_list(const PageQuestion& question, const std::vector<Hit>& hits, const Date& today);

/// Articles without what a question would add: title and facts.
Html similar_list(const PageQuestion& question, const std::vector<Hit>& hits, const Date& today);

/// When an article was published, and how long ago that was.
Html date_facts(const Article& article, const Date& today, Language language);

/// "Oleh Sari Dewi, Budi Utomo"; empty if nobody is named.
Html author_facts(const Article& article, Language language);

}  // namespace telusur
