// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// What errors in writing cost, in hundredths: a letter wrong, left out or put in costs
/// kOneError, and less where people often err.
inline constexpr int kOneError = 100;
inline constexpr int kSwappedLetters = 65;   ///< of two neighbours
inline constexpr int kDoubledLeftOut = 75;   ///< the second of two equal letters
inline constexpr int kDoubledPutIn = 85;     ///< a letter twice
inline constexpr int kNeighbouringKey = 85;  ///< on a QWERTY keyboard
inline constexpr int kSoundsAlike = 40;      ///< f p v, y i, z j s, oe u, dj j …, a silent h

/// The longest words that are compared.
inline constexpr std::size_t kMaximumLetters = 40;

/// Tells what it costs to take what was typed for other words, which are given letter by letter, so
/// that words that begin alike are compared once: Damerau's distance, weighted. A letter is changed
/// once at most. For one thread.
class EditTable {
  public:
    /// `typed` has at most kMaximumLetters letters. Costs above `limit` are not told apart.
    EditTable(std::u32string typed, int limit);

    /// Reads the last letter of the beginning of a word, which has 1 to kMaximumLetters. The
    /// letters before it are those that were read last, one by one. False if no word that begins so
    /// costs `limit` or less.
    bool read(std::u32string_view beginning);

    /// The cost of the whole word that was read last, of so many letters; some cost above
    /// the limit if it is above that.
    int cost(std::size_t letters) const { return cells_[letters * width_ + typed_.size()]; }

  private:
    int* row(std::size_t letters) { return cells_.data() + letters * width_; }
    int cell(std::u32string_view beginning, std::size_t typed_count);

    std::u32string typed_;
    std::size_t width_;
    int limit_;
    std::size_t band_;        // how many letters more or fewer can be within the limit
    std::vector<int> cells_;  // by letters of the word, then by letters typed
    std::vector<int> least_;  // of each row
};

}  // namespace telusur
