// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "stemmers/language_model.h"

namespace telusur {

/// The model of the live generation of a data directory; for an empty `data`, one learned from the
/// installed dictionary and our own lists alone. Throws Error{NoIndex} if there is no generation.
LanguageModel language_model_for(const std::string& data);

/// Reads words, one a line, and gives `write` a line for each: word, tab, root; the word itself,
/// as written, where it is its own root. With `all`, indented lines follow: every analysis, best
/// first, as root, affixes, score in thousandths of a bit, productivity of the root; and the
/// spelling under which the root is searched, where that is another.
void stem_words(const LanguageModel& model, std::istream& words, bool all,
                const std::function<void(std::string_view line)>& write);

/// The forms of a root (of any form of it) in the live generation of a data directory, most
/// frequent first: form, occurrences, articles, divided by tabs. Empty if it has none.
std::string family_of(const std::string& data, const std::string& word);

}  // namespace telusur
