// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "stemmers/archive_statistics.h"
#include "stemmers/hunspell_dictionary.h"
#include "stemmers/indonesian_stemmer.h"

namespace telusur {

/// The proper names among the words that `stemmer` would take apart: written with a capital nearly
/// wherever they stand inside a sentence, or so in the dictionary, and no plain words all the same.
/// Sorted, distinct.
std::vector<std::string> learn_names(const std::map<std::string, WordCounts>& words,
                                     const std::vector<DictionaryWord>& dictionary,
                                     const IndonesianStemmer& stemmer);

}  // namespace telusur
