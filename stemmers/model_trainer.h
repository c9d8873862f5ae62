// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stemmers/archive_statistics.h"
#include "stemmers/hunspell_dictionary.h"
#include "stemmers/stem_model.h"

namespace telusur {

/// What a user says of single words: word and root, both folded.
using Exceptions = std::vector<std::pair<std::string, std::string>>;

/// The word lists that a model is built on.
struct WordSources {
    std::vector<DictionaryWord> dictionary;  ///< empty: the project's own lists only
    Exceptions exceptions;
};

/// Learns the model of an archive: productivity of the roots from its vocabulary, names from its
/// use of capitals. The same sources and counts give the same model.
StemModel train_model(const WordSources& sources, const ArchiveStatistics& archive);

}  // namespace telusur
