// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// What a user says of one word.
struct StopWordChange {
    std::string word;  ///< folded
    bool stops = true;

    bool operator==(const StopWordChange&) const = default;
};

struct ParsedStopWords {
    std::vector<StopWordChange> changes;  ///< in the order of the file
    std::vector<std::size_t> bad_lines;   ///< counted from 1
};

/// Reads a file of stop words (UTF-8): a word on a line of its own adds it, `-word` takes it from
/// our own list, empty lines and lines that begin with # say nothing. A line with a blank between
/// words or nothing behind the - is bad.
ParsedStopWords parse_stop_words(std::string_view text);

/// Words of a question that say little about what is sought. They serve questions only: the index
/// has every word, and a phrase needs them all. Immutable; any number of threads.
class StopWords {
  public:
    /// Our own list: Indonesian function words and question words.
    StopWords();
    /// Our own list as `changes` alter it; of two changes to one word the later counts.
    explicit StopWords(const std::vector<StopWordChange>& changes);

    bool contains(std::string_view folded_form) const { return words_.contains(folded_form); }

  private:
    std::set<std::string, std::less<>> words_;
};

/// Whether our own list has the word.
bool is_stop_word(std::string_view folded_form);

}  // namespace telusur
