// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/index/vocabulary.h"
#include "searchd/query/query.h"
#include "searchd/search/engine.h"

namespace telusur {

/// See Engine::families.
std::vector<WordFamily> families_of(const Query& query, const Vocabulary& vocabulary);

}  // namespace telusur
