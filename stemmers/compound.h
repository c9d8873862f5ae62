// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "stemmers/lexicon.h"

namespace telusur {

/// The root of one word without hyphens.
using RootOfWord = std::function<std::string(std::string_view)>;

/// The root of a folded word with hyphens: reduplication (`berlari-lari`, `tolong-menolong`,
/// `sayur-mayur`), a clitic or prefix set off (`KPK-nya`, `di-PHK`). The word itself where it is
/// none of these.
std::string root_of_compound(std::string_view word, const Lexicon& lexicon,
                             const RootOfWord& root_of);

/// `undang2` is shorthand for `undang-undang`: the written half, or nothing.
std::string_view half_of_shorthand(std::string_view word);

}  // namespace telusur
