// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "stemmers/archive_statistics.h"
#include "stemmers/indonesian_stemmer.h"

namespace telusur {

/// Roots that no dictionary has and the archive teaches (`unggah`, `viral`): unknown words written
/// small that stand alone and in several affixed words. Sorted. `stemmer` says what is known
/// already.
std::vector<std::string> discover_roots(const std::map<std::string, WordCounts>& words,
                                        const IndonesianStemmer& stemmer);

}  // namespace telusur
