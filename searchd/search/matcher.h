// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "indexer/index/generation.h"
#include "indexer/index/ranking.h"
#include "searchd/query/query.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/ranker.h"
#include "searchd/search/request.h"
#include "searchd/search/time_budget.h"

namespace telusur {

/// What a question finds before any filter.
struct WordMatches {
    DocSet documents;
    std::vector<ScoredDocument> scored;  ///< the same, ascending; empty if no words are wanted
    Match match = Match::All;            ///< what counted as found, never Auto
    bool timed_out = false;              ///< there may be more

    /// 0 for a document that is not among them, and if no words are wanted.
    double score_of(DocumentNumber document) const;
};

/// Reads the postings of the question's words and decides which documents count as found: those
/// that hold enough of the words (see Match), and meet what is required and nothing of what is
/// excluded. Scores are BM25 over all of the question's words that a document holds, and
/// `ranking.form` of it again over the forms that were asked for, where they are not roots. An
/// empty question finds all documents. With `budget`, perhaps not all once it is spent. With
/// `within`, the same without the documents that are not in there: cheaper the fewer there are.
WordMatches match_words(const Generation& generation, const Query& query, Match match,
                        const Ranking& ranking = {}, const DocSet* within = nullptr,
                        TimeBudget* budget = nullptr);

/// The newest documents that a question finds, newest first, and how many it finds.
struct NewestMatches {
    std::vector<ScoredDocument> documents;
    std::uint64_t total = 0;
};

/// What match_words finds, but only the newest `count` of it: told from the beginning of one list,
/// however long it is. Nothing for questions of more than one plain word.
std::optional<NewestMatches> match_newest(const Generation& generation, const Query& query,
                                          const Ranking& ranking, std::size_t count);

/// Match::Auto asks for all of so many words, and for most of more.
inline constexpr std::size_t kMaximumAllWords = 3;

/// How many of `count` words a document must hold.
std::size_t required_words(Match match, std::size_t count);

}  // namespace telusur
