// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// Why two spellings may be one word; the surest first.
enum class SpellingRule {
    Old,        ///< as written before 1972: Soerjadi, Tjahjono
    SameSound,  ///< two ways to write one sound: Ramadhan, Taufiq, Burhanuddin
    LikeSound,  ///< sounds that speakers exchange: sertipikat, rejeki
};

struct Respelling {
    std::string word;
    SpellingRule rule = SpellingRule::Old;
};

/// What a folded word may look like in today's spelling, the word itself left out. Each is
/// one reading of the whole word: by the rules of the old spelling, each of which holds for the
/// whole word or not at all, or by a single rule of the other kinds. Nobody asks here whether such
/// a word exists. Some words come twice; the order is fixed.
std::vector<Respelling> respellings(std::string_view word);

}  // namespace telusur
