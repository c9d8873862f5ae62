// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "indexer/index/generation.h"
#include "searchd/query/query.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/ranker.h"
#include "searchd/search/request.h"

namespace telusur {

/// What a question finds before any filter.
struct WordMatches {
    DocSet documents;
    std::vector<ScoredDocument> scored;  ///< the same, ascending; empty if no words are wanted
    Match match = Match::All;            ///< what counted as found, never Auto

    /// 0 for a document that is not among them, and if no words are wanted.
    double score_of(DocumentNumber document) const;
};

/// Reads the postings of the question's words and decides which documents count as found: those
/// that hold enough of the words (see Match), all of the phrases and none of the exclusions. Scores
/// are BM25 over all of the question's words that a document holds. An empty question finds all
/// documents. With `within`, the same without the documents that are not in there: cheaper the
/// fewer there are.
WordMatches match_words(const Generation& generation, const Query& query, Match match,
                        const DocSet* within = nullptr);

/// The newest documents that a question finds, newest first, and how many it finds.
struct NewestMatches {
    std::vector<ScoredDocument> documents;
    std::uint64_t total = 0;
};

/// What match_words finds, but only the newest `count` of it: told from the beginning of one list,
/// however long it is. Nothing for questions of more than one plain word.
std::optional<NewestMatches> match_newest(const Generation& generation, const Query& query,
                                          std::size_t count);

/// How many of `count` words a document must hold.
std::size_t required_words(Match match, std::size_t count);

/// The filters of a request as document sets, so that each can be left out when its own facet is
/// counted. Immutable.
class Filters {
  public:
    Filters(const Columns& columns, const SearchRequest& request);

    /// Narrows `documents` by all filters but the one of `except`.
    DocSet apply(DocSet documents, std::optional<FacetName> except = std::nullopt) const;

    /// What all of the counts and the answer lie within: all filters but those that one of the
    /// facets leaves out. Nothing if nothing is narrowed.
    std::optional<DocSet> within(const std::vector<FacetName>& facets) const;

    /// True if the filter of that facet narrows anything.
    bool filters_by(FacetName facet) const;

  private:
    std::array<std::optional<DocSet>, kValueFieldCount> values_;
    std::optional<DocSet> dates_;
};

/// The documents of those days: a range, because documents are numbered by date. Documents without
/// a date are in no range.
DocSet documents_of(const Columns& columns, const DateRange& dates);

}  // namespace telusur
