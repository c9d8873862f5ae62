// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/index/generation.h"
#include "searchd/search/ranker.h"

namespace telusur {

/// The documents that are about the same as this one, best first, at most `limit`: those that share
/// its most distinctive words (by BM25, words of its title and names before others), those of about
/// the same time a little before others. Neither it nor its near copies are among them, and of each
/// story only the best is. None for a document without distinctive words. Scores compare within one
/// answer only. The work is bounded, whatever the size of the archive.
std::vector<ScoredDocument> similar_articles(const Generation& generation, DocumentNumber document,
                                             std::size_t limit);

}  // namespace telusur
