// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/generation.h"
#include "searchd/query/query.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/time_budget.h"

namespace telusur {

/// The documents that meet a condition of a question. Exact. With `within`, only those that are in
/// there: cheaper the fewer there are. With `budget`, perhaps not all once it is spent.
DocSet documents_meeting(const Generation& generation, const Postings& postings,
                         const QueryNode& condition, const DocSet* within = nullptr,
                         TimeBudget* budget = nullptr);

}  // namespace telusur
