// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/index/postings.h"
#include "searchd/query/query.h"
#include "searchd/search/time_budget.h"

namespace telusur {

/// The documents that hold all of the terms (at least one), ascending, each with the least of their
/// weights.
std::vector<Posting> postings_of_all(const Postings& postings, std::vector<std::string> terms);

/// The documents that hold one word of a question: its root, or all terms of something that stands
/// for it, or any word that begins as it does. All of that counts as one term, and the weights add
/// up. Reads no more of the postings than is asked for, and not all words of a prefix once the
/// budget is spent. Borrows all; for one thread.
class WordPostings {
  public:
    WordPostings(const Postings& postings, const QueryWord& word, TimeBudget* budget = nullptr)
        : postings_(postings), word_(word), budget_(budget) {}

    /// How many documents hold the word.
    std::uint64_t frequency();

    /// All of them, ascending.
    const std::vector<Posting>& all();

    /// All of them, for whoever asks for no more than frequency() afterwards.
    std::vector<Posting> take();

    /// Those of `documents`, ascending, that hold the word.
    std::vector<Posting> among(std::span<const DocumentNumber> documents);

  private:
    bool is_one_term() const;

    const Postings& postings_;
    const QueryWord& word_;
    TimeBudget* budget_;
    std::optional<std::vector<Posting>> all_;
    std::optional<std::uint64_t> frequency_;
};

}  // namespace telusur
