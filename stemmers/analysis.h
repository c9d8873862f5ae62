// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/lexicon.h"
#include "stemmers/morphology.h"

namespace telusur {

/// The affixes around one root.
struct Affixes {
    std::array<Prefix, kMaximumPrefixes> prefixes{};  ///< from the outside in
    std::size_t prefix_count = 0;
    Suffix suffix = Suffix::None;
    Possessive possessive = Possessive::None;
    Particle particle = Particle::None;

    std::span<const Prefix> used_prefixes() const { return {prefixes.data(), prefix_count}; }
    bool any() const {
        return prefix_count > 0 || suffix != Suffix::None || possessive != Possessive::None ||
               particle != Particle::None;
    }
};

/// One way to read a word as a known root with affixes.
struct Analysis {
    const LexiconEntry* root = nullptr;  ///< of the lexicon that was asked
    Affixes affixes;
    int cost = 0;  ///< of affixes and root shape, in thousandths of a bit
};

/// Every analysis of a folded word of letters whose root is in the lexicon, the word as its own
/// root among them. In a fixed order. Words over 40 bytes have none.
std::vector<Analysis> analyses_of(std::string_view word, const Lexicon& lexicon);

/// For people: `me+kan`, `ke+an+nya`; empty for no affixes.
std::string describe(const Affixes& affixes);

}  // namespace telusur
