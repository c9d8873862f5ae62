// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "stemmers/phrase.h"

namespace telusur {

/// What may be an acronym or a name made of syllables: "KPK", "PDI-P", "Bawaslu", "Menko Polhukam".
struct ShortForm {
    enum class Kind {
        Letters,    ///< KPK
        Syllables,  ///< Bawaslu
        Small,      ///< capres: syllables of a word that could be any; little of it may be amiss
    };

    std::string printed;  ///< ASCII
    std::string key;      ///< folded words, divided by blanks; hyphens and points off
    std::string letters;  ///< the key without blanks
    Kind kind = Kind::Letters;
};

/// Reads a text as one short form: 2 to 20 letters, digits, hyphens, points and ampersands in one
/// word or two, with two capitals (a digit counts), or each word with a capital in front; or one
/// small word of 4 to 12 letters. Quotes and blanks around it are passed over. Any bytes; nothing
/// if it is none. Only ASCII letters.
std::optional<ShortForm> read_short_form(std::string_view text);

/// Where the long form begins among the words before a short form.
struct Alignment {
    std::size_t first_word = 0;
    int cost = 0;  ///< 0 if each letter begins a word of its own
};

/// The cheapest way to find the letters of the short form, in order, in the last words of a phrase,
/// the first letter in front of the long form's first word. Nothing if every way is far-fetched.
std::optional<Alignment> align(const ShortForm& short_form, std::span<const PhraseWord> words);

}  // namespace telusur
