// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/generation.h"
#include "indexer/index/ranking.h"
#include "searchd/search/explanation.h"
#include "searchd/search/recency.h"

namespace telusur {

/// Tells how articles get their scores. Made for one question; borrows all. For one thread.
class Explainer {
  public:
    Explainer(const Generation& generation, const Query& query, const Ranking& ranking,
              const Recency* recency)
        : generation_(generation),
          query_(query),
          ranking_(ranking),
          recency_(recency),
          postings_(generation.postings()) {}

    /// `article` is the document's.
    Explanation explain(DocumentNumber document, const Article& article) const;

  private:
    WordExplanation explain(const QueryWord& word, DocumentNumber document) const;

    const Generation& generation_;
    const Query& query_;
    const Ranking& ranking_;
    const Recency* recency_;
    const Postings postings_;
};

}  // namespace telusur
