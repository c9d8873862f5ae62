// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "stemmers/acronym_evidence.h"

namespace telusur {

/// The most words of a name that is known by recurrence alone.
inline constexpr std::size_t kLongestRecurring = 5;

/// The names among the contexts of one short form: two to five words at their ends that at least
/// three articles put there, behind different words. `contexts` hold up to one word more.
EvidenceByPhrase recurring_names(const EvidenceByPhrase& contexts);

}  // namespace telusur
