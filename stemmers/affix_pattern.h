// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "stemmers/morphology.h"

namespace telusur {

/// A set of affix patterns (prefixes and derivational suffix together, `ke-…-an`), one bit each.
/// Active, passive and first-person verbs are one pattern: who has `mem-` has `di-`.
using PatternSet = std::uint64_t;

/// The one pattern of an analysis; empty for a combination that no dictionary records.
PatternSet pattern_of(std::span<const Prefix> prefixes, Suffix suffix);

/// The patterns that a hunspell entry allows its word: the flags behind the slash, two characters
/// each, as Debian's id_ID.dic has them. Unknown flags say nothing.
PatternSet patterns_of_flags(std::string_view flags);

}  // namespace telusur
