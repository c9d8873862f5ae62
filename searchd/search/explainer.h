// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "indexer/index/generation.h"
#include "indexer/index/ranking.h"
#include "searchd/search/explanation.h"
#include "searchd/search/recency.h"
#include "searchd/search/word_postings.h"

namespace telusur {

/// Tells how articles get their scores. Made for one question; borrows all. For one thread.
class Explainer {
  public:
    Explainer(const Generation& generation, const Query& query, const Ranking& ranking,
              const Recency* recency, TimeBudget& budget);
    Explainer(const Explainer&) = delete;
    Explainer& operator=(const Explainer&) = delete;

    /// `article` is the document's. Nothing if the budget is spent.
    std::optional<Explanation> explain(DocumentNumber document, const Article& article);

  private:
    WordExplanation explain(std::size_t number, DocumentNumber document);

    const Generation& generation_;
    const Ranking& ranking_;
    const Recency* recency_;
    TimeBudget& budget_;
    const Postings postings_;
    std::vector<const QueryWord*> words_;
    std::vector<WordPostings> held_;  // of each word, read when first asked
};

}  // namespace telusur
