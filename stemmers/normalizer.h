// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur {

/// Well-formed UTF-8 for any bytes: each ill-formed sequence becomes U+FFFD (as Unicode's "maximal
/// subpart" practice has it).
std::string to_well_formed(std::string_view bytes);

/// Folds one word for matching: NFKC, lower case, diacritics off (é → e), every apostrophe, blank
/// and invisible character off (Jum'at, Jum’at, Jumʼat → jumat). Input: UTF-8, ill-formed bytes
/// count as U+FFFD. May be empty for a word made of such characters only. Folding twice changes
/// nothing.
std::string fold_word(std::string_view word);

/// Folds a name or tag for matching: each of its words as fold_word does, divided by single blanks;
/// punctuation other than that inside of words is kept ("C++", "S.Sos."), outer blanks are dropped.
std::string fold_label(std::string_view label);

/// The same text with every blank of Unicode and every control character as one space (U+0020).
std::string with_plain_blanks(std::string_view text);

/// Number of Unicode code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

}  // namespace telusur
