// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "indexer/index/text_analysis.h"
#include "stemmers/caching_stemmer.h"
#include "stemmers/language_model.h"

namespace telusur {

/// A language model at work: the model and the text analysis that goes by it. Immutable; any number
/// of threads. It stays where it is, because the analysis points into it.
class ArchiveLanguage {
  public:
    explicit ArchiveLanguage(LanguageModel model) : model_(std::move(model)) {}
    ArchiveLanguage(const ArchiveLanguage&) = delete;
    ArchiveLanguage& operator=(const ArchiveLanguage&) = delete;

    const LanguageModel& model() const { return model_; }
    const TextAnalysis& analysis() const { return analysis_; }

  private:
    LanguageModel model_;
    CachingStemmer stemmer_{model_};
    TextAnalysis analysis_{stemmer_};
};

/// Writes a model to a new file and syncs it. Throws a system error.
void write_language_model(const LanguageModel& model, const std::filesystem::path& path);

/// Throws Error{BadData} if the file is damaged or of another version of the rules.
LanguageModel read_language_model(const std::filesystem::path& path);

}  // namespace telusur
