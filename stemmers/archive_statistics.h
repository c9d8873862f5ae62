// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace telusur {

/// How often a folded word stands in the archive.
struct WordCounts {
    std::uint32_t total = 0;
    std::uint32_t inside_lower = 0;    ///< inside a sentence, written small
    std::uint32_t inside_capital = 0;  ///< inside a sentence, with a capital

    WordCounts& operator+=(const WordCounts& other) {
        total += other.total;
        inside_lower += other.inside_lower;
        inside_capital += other.inside_capital;
        return *this;
    }
};

/// Counts the words of texts, added in any order. Not for several threads at once.
class ArchiveStatistics {
  public:
    /// UTF-8. A line break ends a sentence. Sentences written mostly with capitals (headlines,
    /// shouted text) tell nothing about names and count for `total` only.
    void add(std::string_view text);

    /// Adds all that other statistics have counted.
    void add(const ArchiveStatistics& others);

    /// Words of letters only, sorted, with their counts.
    std::map<std::string, WordCounts> words() const;

  private:
    struct Seen;
    void close_sentence(std::vector<Seen>& sentence);

    std::unordered_map<std::string, WordCounts> counts_;
};

}  // namespace telusur
