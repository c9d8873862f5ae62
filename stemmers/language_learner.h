// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "stemmers/archive_statistics.h"
#include "stemmers/language_model.h"
#include "stemmers/model_trainer.h"

namespace telusur {

/// Learns the language model of an archive: every article is added once, in any order. The same
/// articles and word lists give the same model. Not for several threads at once.
class LanguageLearner {
  public:
    /// The texts of one article (title, paragraphs; UTF-8), and its day as "2023-07-14"; empty if
    /// it has none.
    void add(std::span<const std::string_view> texts, std::string_view day);

    /// Adds all articles of another learner.
    void add(const LanguageLearner& others);

    LanguageModel learn(const WordSources& sources) const;

  private:
    ArchiveStatistics statistics_;
    AcronymMiner acronyms_;
};

}  // namespace telusur
