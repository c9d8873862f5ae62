// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/index/generation.h"
#include "searchd/search/completion.h"
#include "stemmers/stop_words.h"

namespace telusur {

/// Completes what somebody types, from the words, tags, authors and titles of one generation.
/// Immutable; any number of threads. Borrows both.
class Suggester {
  public:
    Suggester(const Generation& generation, const StopWords& stop_words)
        : generation_(generation), stop_words_(stop_words) {}

    /// Up to `limit` completions, at most kMostCompletions: words, then tags, authors and titles,
    /// shared out evenly as far as there are any. What was typed may be any bytes; case, diacritics
    /// and apostrophes do not matter. Several words must all be there, in any order, the last of
    /// them as a beginning.
    ///
    /// Words (never stop words) are by how often they are used; behind others, a word is one that
    /// stands with them in titles. Tags and authors are by their articles. Titles that begin with
    /// what was typed come first, then those that have it elsewhere, each newest first; titles of
    /// the same words are there once.
    ///
    /// None for nothing typed, and beyond kMaximumTypedBytes and kMaximumTypedWords. Throws
    /// Error{BadData} for a damaged index.
    std::vector<Completion> suggest(std::string_view typed, std::size_t limit) const;

  private:
    const Generation& generation_;
    const StopWords& stop_words_;
};

}  // namespace telusur
