// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/index/columns.h"
#include "indexer/index/postings.h"
#include "indexer/index/ranking.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/recency.h"
#include "searchd/search/request.h"

namespace telusur {

/// BM25 (Robertson and Zaragoza 2009) over weighted occurrences: for each word of the question
///   idf · w·(k1 + 1) / (w + k1·(1 − b + b·length/average length)),
///   idf = ln(1 + (N − n + 0.5)/(n + 0.5)),
/// where w is the posting's weight, n of N documents hold the word, and a length is the sum of the
/// weights of all words of the document.
class Bm25 {
  public:
    /// Borrows the columns. There is no lower bound on the length.
    explicit Bm25(const Columns& columns, const Ranking& ranking = {});

    double idf(std::uint64_t documents_with_word) const;
    /// The part of the formula after idf.
    double saturation(const Posting& posting) const {
        const double weight = posting.weight;
        const double length = static_cast<double>(lengths_[posting.document]);
        return weight * (k1_ + 1) / (weight + at_no_length_ + per_length_ * length);
    }

  private:
    std::span<const std::uint32_t> lengths_;
    double k1_;
    double at_no_length_;  // k1·(1 − b)
    double document_count_;
    double per_length_;  // k1·b/average length
};

/// A document and how well it answers.
struct ScoredDocument {
    DocumentNumber document = 0;
    double score = 0;
};

/// The documents of one page of results, in order. Relevance: by descending score, equal ones
/// newest first; without scores newest first. `scored` has all of the documents, ascending, or is
/// empty; with `recency` its scores are taken times what that says. `columns` tells where documents
/// without a date begin.
std::vector<DocumentNumber> page_of(const DocSet& documents,
                                    const std::vector<ScoredDocument>& scored,
                                    const SearchRequest& request, const Columns& columns,
                                    const Recency* recency = nullptr);

}  // namespace telusur
