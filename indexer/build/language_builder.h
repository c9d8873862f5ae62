// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexer/archive/archive_store.h"
#include "indexer/build/article_work.h"
#include "indexer/build/build_resources.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/phrase.h"
#include "stemmers/language_model.h"
#include "stemmers/model_trainer.h"

namespace telusur {

struct FoundWordSources {
    WordSources sources;
    std::optional<Phrase> warning;  ///< what is missing, where something is
};

/// Reads the word lists that a model is learned from: the installed dictionary (hunspell-id;
/// without it the stemmer has its rules and what the archive teaches) and the operator's
/// exceptions.tsv, which need not be there. Throws Error{Configuration} naming file and line for
/// exceptions that cannot be understood, and a system error for a file that cannot be read.
FoundWordSources find_word_sources(const DataDirectory& directory);

/// Learns the language of all articles that an archive has committed, in one pass. The number of
/// jobs makes no difference to the model.
LanguageModel learn_language(const ArchiveStore& archive, const WordSources& sources,
                             const BuildProgress& progress, const BuildResources& resources = {});

}  // namespace telusur
