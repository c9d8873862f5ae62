// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "stemmers/archive_statistics.h"
#include "stemmers/exceptions.h"
#include "stemmers/hunspell_dictionary.h"
#include "stemmers/stem_model.h"

namespace telusur {

/// The word lists that a model is built on, beside the project's own.
struct WordSources {
    std::vector<DictionaryWord> dictionary;  ///< empty: rules and what the archive teaches
    Exceptions exceptions;
};

/// Names the words that a model is built on: the project's own and these.
std::string word_sources_digest(const WordSources& sources);

/// Learns the model of an archive: productivity of the roots and new roots from its vocabulary,
/// names from its use of capitals. The same sources and counts give the same model.
StemModel train_model(const WordSources& sources, const ArchiveStatistics& archive);

}  // namespace telusur
