// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace telusur {

/// Our own small lists, written for this project. Words are folded and divided by blanks.

struct WordGroup {
    std::string_view words;
    std::string_view reason;
};

struct FixedRoot {
    std::string_view root;
    std::string_view words;
    std::string_view reason;
};

/// Words that are their own root although they look affixed; affixed words come from them.
std::span<const WordGroup> kept_words();
/// Acronyms and abbreviated words that look affixed; they take clitics only.
std::span<const WordGroup> acronyms();
/// Names that every archive of the country has.
std::span<const WordGroup> well_known_names();
/// Roots that dictionaries of before 1990 lack.
std::span<const WordGroup> added_roots();
/// Living roots of one syllable. Others of that shape are rarely roots of affixed words.
std::span<const WordGroup> monosyllables();
/// Words whose root no rule finds: infixes, irregular forms, ambiguous forms with one living sense.
std::span<const FixedRoot> fixed_roots();
/// Spellings of one word, divided by slashes, the modern one first.
std::span<const WordGroup> spelling_pairs();

}  // namespace telusur
