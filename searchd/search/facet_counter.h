// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/columns.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"

namespace telusur {

/// Histograms list empty years, months and days between the first and the last that is not, as long
/// as that makes no more than this many values; otherwise those with articles only.
inline constexpr std::size_t kMaximumFilledBuckets = 400;

/// Counts one facet over the documents, exactly. `request` gives the limit, what is chosen
/// and how the values listed begin; chosen values are listed however they begin, and `other` is of
/// those that begin so.
Facet count_facet(const Columns& columns, const DocSet& documents, FacetName name,
                  const SearchRequest& request);

}  // namespace telusur
