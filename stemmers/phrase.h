// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// What stands between a word and the one before it in the same phrase.
enum class Link { Blank, Hyphen, Comma, Ampersand };

/// One word of a phrase. UTF-8, well-formed.
struct PhraseWord {
    std::string printed;
    std::string folded;  ///< by fold_word
    Link link = Link::Blank;
};

/// The words at the end of a text that hang together: nothing but blanks, hyphens, commas and
/// ampersands stands between them, and nothing but blanks, quotes and asterisks after the last.
/// UTF-8, any bytes. At most `limit` words, in the order of the text; empty if there are none.
std::vector<PhraseWord> words_at_end(std::string_view text, std::size_t limit);

/// The words as they would be printed, with single blanks.
std::string print(std::span<const PhraseWord> words);

/// The folded words, divided by blanks: the same for every way to write the phrase.
std::string phrase_key(std::span<const PhraseWord> words);

/// True for words that names pass over when they are shortened: dan, untuk, bidang, of.
bool is_linking_word(std::string_view folded);

/// True for words that a name neither begins nor ends with: linking words, yang, para, adalah.
bool is_function_word(std::string_view folded);

}  // namespace telusur
