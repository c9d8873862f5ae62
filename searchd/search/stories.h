// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/index/columns.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/ranker.h"
#include "searchd/search/request.h"

namespace telusur {

/// How many stories the documents tell: near copies of each other are one.
std::uint64_t count_stories(const Columns& columns, const DocSet& documents);

/// How many of the documents tell the same story as this one of them, itself left out.
std::uint64_t count_copies(const Columns& columns, const DocSet& documents,
                           DocumentNumber document);

/// True if the story of any of these has other documents.
bool have_copies(const Columns& columns, const std::vector<DocumentNumber>& documents);

/// All documents that tell the stories of these.
DocSet story_mates(const Columns& columns, const std::vector<DocumentNumber>& documents);

/// As page_of, but of each story only the document that comes first is listed.
std::vector<DocumentNumber> page_of_stories(const DocSet& documents,
                                            const std::vector<ScoredDocument>& scored,
                                            const SearchRequest& request, const Columns& columns,
                                            const Recency* recency = nullptr);

}  // namespace telusur
