// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "stemmers/hunspell_dictionary.h"

namespace telusur {

/// Bound on the size of a dictionary and of each of the operator's lists.
inline constexpr std::size_t kMaximumWordListBytes = std::size_t{64} << 20;

/// The dictionary of the package hunspell-id; empty if it is not installed. Throws a system error
/// if it is and cannot be read.
std::vector<DictionaryWord> installed_dictionary();

}  // namespace telusur
