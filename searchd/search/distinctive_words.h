// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/index/generation.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"
#include "searchd/search/time_budget.h"
#include "stemmers/stop_words.h"

namespace telusur {

inline constexpr std::uint32_t kDefaultTerms = 20;
inline constexpr std::uint32_t kMaximumTerms = 200;
/// Of articles found, so many are read, spread evenly over all of them by date.
inline constexpr std::size_t kSampledDocuments = 2000;

/// A question of which words are its own.
struct TermsRequest {
    SearchRequest search;
    std::uint32_t limit = kDefaultTerms;  ///< at most kMaximumTerms
};

/// A word that articles found hold more often than others do.
struct DistinctiveWord {
    std::string root;
    std::string form;            ///< of the root, the most frequent one in the articles read
    std::uint64_t articles = 0;  ///< of those read hold the root
    std::uint64_t of = 0;        ///< articles of the archive hold it
    double score = 0;            ///< G², in nats times two
};

struct DistinctiveWords {
    std::vector<DistinctiveWord> words;  ///< most distinctive first
    std::uint64_t read = 0;              ///< articles found that were read
    SearchResult found;                  ///< what else there is to say, without hits
};

/// The words of these documents that are most of them against the rest of the archive, by the
/// log-likelihood ratio G² of how many articles hold them (T. Dunning, "Accurate Methods for the
/// Statistics of Surprise and Coincidence", Computational Linguistics 19(1), 1993). Words that
/// hardly say more than chance (G² below 10.83, p = 0.001), that fewer than three articles hold,
/// stop words, words with digits and the roots in `asked` are none. Ends reading when the budget is
/// used. Throws Error{BadData} for a damaged index.
DistinctiveWords distinctive_words(const Generation& generation, const DocSet& documents,
                                   const TermsRequest& request, const StopWords& stop_words,
                                   const std::vector<std::string>& asked, TimeBudget& budget);

}  // namespace telusur
