// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stemmers/affix_pattern.h"

namespace telusur {

/// Where Debian's package hunspell-id puts its word list.
inline constexpr std::string_view kHunspellDictionaryPath = "/usr/share/hunspell/id_ID.dic";

struct DictionaryWord {
    std::string word;  ///< folded
    PatternSet patterns = 0;
    bool monosyllable = false;  ///< takes menge- or penge-
    bool proper = false;        ///< written with a capital
};

/// The usable words of a hunspell .dic file (Latin-1 bytes): letters a to z and inner hyphens.
/// Entries of one folded word are merged. Sorted by word. Lines that do not fit are left out.
std::vector<DictionaryWord> parse_hunspell_dictionary(std::string_view bytes);

}  // namespace telusur
