// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/generation.h"
#include "searchd/query/query.h"
#include "searchd/search/doc_set.h"

namespace telusur {

/// The documents that meet a condition of a question. Exact. With `within`, only those that are in
/// there: cheaper the fewer there are.
DocSet documents_meeting(const Generation& generation, const Postings& postings,
                         const QueryNode& condition, const DocSet* within = nullptr);

}  // namespace telusur
