// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stemmers/analysis.h"
#include "stemmers/lexicon.h"

namespace telusur {

/// How likely an analysis is, in thousandths of a bit; the highest is the answer. `gain` is what
/// `gain_of_root` says of its root.
int score_of(const Analysis& analysis, int gain);
/// What a root brings by its length and the number of words that come from it.
int gain_of_root(const LexiconEntry& root);

/// What speaks for a word being an unknown root, a name or a foreign word; an analysis must beat
/// it.
inline constexpr int kScoreOfUnknown = -500;

/// Learns without labels how many of the vocabulary's words come from each root, by expectation
/// maximisation: each word is shared among its possible roots in proportion to how likely they are,
/// and a root is the likelier the more words it has. Twice the expected number, rounded, for every
/// entry of the lexicon, in its order. Deterministic.
std::vector<std::uint32_t> learn_productivity(const Lexicon& lexicon,
                                              const std::vector<std::string>& vocabulary);

}  // namespace telusur
