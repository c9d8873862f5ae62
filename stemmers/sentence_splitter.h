// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace telusur {

/// True if a sentence ends between two neighbouring words of a text: `before` and `after` are the
/// words as written, `gap` what stands between them (UTF-8). A line break always ends one; so does
/// a question or exclamation mark, or a full stop that does not belong to an abbreviation (Drs.,
/// Jl., a.n., initials; No. and Km. before a number), before a blank and a word that is not written
/// small. Quotes, brackets and blanks may stand beside the stop; the blank may be missing before a
/// capital.
bool ends_sentence(std::string_view before, std::string_view gap, std::string_view after);

/// True if a full stop after this word, as written, belongs to it and ends no sentence: titles
/// before names, units of addresses, single letters. Not abbreviations like "dll." that also end
/// sentences.
bool is_abbreviation(std::string_view word);

}  // namespace telusur
