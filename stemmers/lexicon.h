// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/affix_pattern.h"

namespace telusur {

/// What a word is to the stemmer. One word may be several of these.
struct WordRoles {
    bool root = false;  ///< affixed words may come from it
    bool kept = false;  ///< it is its own root, whatever it looks like
    bool name = false;  ///< a proper name learned from the archive: its own root, and no base
    bool monosyllable = false;  ///< a living root of one syllable: no accident although short

    bool operator==(const WordRoles&) const = default;
};

/// One word that the stemmer knows.
struct LexiconEntry {
    std::string word;  ///< folded
    WordRoles roles;
    std::uint32_t productivity = 0;  ///< twice the number of archive words expected to come from it
    PatternSet patterns = 0;         ///< affix patterns that a dictionary records for it
    std::string fixed_root;          ///< where the rules would go wrong; empty: let them decide

    bool operator==(const LexiconEntry&) const = default;
};

/// The words known to the stemmer, found by their spelling. Immutable; any number of threads.
class Lexicon {
  public:
    Lexicon() : Lexicon(std::vector<LexiconEntry>{}) {}
    /// The words must be distinct.
    explicit Lexicon(std::vector<LexiconEntry> entries);

    /// Null if the word is unknown. The entry lives as long as the lexicon.
    const LexiconEntry* find(std::string_view word) const;
    const std::vector<LexiconEntry>& entries() const { return entries_; }

  private:
    struct Slot {
        std::uint32_t check = 0;
        std::uint32_t entry = 0;  // index + 1; 0 is an empty slot
    };

    std::vector<LexiconEntry> entries_;
    std::vector<Slot> slots_;
};

}  // namespace telusur
