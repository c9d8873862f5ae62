// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/exceptions.h"
#include "stemmers/hunspell_dictionary.h"
#include "stemmers/lexicon.h"

namespace telusur {

/// Brings the word lists together into one lexicon, sorted by word. What is added later completes
/// what was there; exceptions override it.
class LexiconBuilder {
  public:
    void add_dictionary(const std::vector<DictionaryWord>& dictionary);
    /// The lists of word_lists.h.
    void add_own_lists();
    void add_exceptions(const Exceptions& exceptions);
    void add_root(std::string_view word);
    void add_name(std::string_view word);

    /// For every word, in the order of `build().entries()`.
    void set_productivity(const std::vector<std::uint32_t>& productivity);

    Lexicon build() const;
    /// Names the words added so far.
    std::string digest() const;

  private:
    LexiconEntry& entry_of(std::string_view word);
    void add_words(std::string_view words, const WordRoles& roles);

    std::map<std::string, LexiconEntry, std::less<>> entries_;
};

}  // namespace telusur
