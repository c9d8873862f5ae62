// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/generation.h"
#include "searchd/query/query.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/time_budget.h"

namespace telusur {

/// The documents of which one text (title, tag or paragraph) of the phrase's part has these forms
/// in this order, side by side but for the phrase's slop; a phrase of one form asks for that form
/// alone. A phrase may run on over the end of a sentence, which no rule finds without fail. Exact.
/// Looks into the token stream of every document that holds all forms, or the root of one that is
/// its own root: some 100 ns each. With `within`, only those that are in there are looked at and
/// found.
DocSet documents_with_phrase(const Generation& generation, const Postings& postings,
                             const QueryPhrase& phrase, const DocSet* within = nullptr,
                             TimeBudget* budget = nullptr);

/// The documents of which one text has forms of both words as near as is asked, in either order.
/// Exact, and bounded, like documents_with_phrase; some 1 µs a document that has both words.
DocSet documents_with_nearness(const Generation& generation, const Postings& postings,
                               const QueryNearness& nearness, const DocSet* within = nullptr,
                               TimeBudget* budget = nullptr);

/// The documents that hold a word in its part, title or body. Exact, but that a word within a
/// compound (19 in covid-19) of a tag may count as one of the body.
DocSet documents_with_word_in(const Generation& generation, const Postings& postings,
                              const QueryWord& word, const DocSet* within = nullptr,
                              TimeBudget* budget = nullptr);

}  // namespace telusur
