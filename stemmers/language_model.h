// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/acronym_miner.h"
#include "stemmers/indonesian_stemmer.h"
#include "stemmers/spelling_bridge.h"
#include "stemmers/stemmer.h"

namespace telusur {

/// Everything that one archive taught, in one piece: how its words are stemmed, which roots are one
/// word spelt in two ways, and what its acronyms stand for. A generation holds it, so that a
/// question is read as the index was built. As a Stemmer it gives the roots under which words are
/// found: spellings of one word have one. Immutable; any number of threads.
class LanguageModel : public Stemmer {
  public:
    LanguageModel(StemModel stems, SpellingBridge spelling, std::vector<Acronym> acronyms);

    /// root(root(w)) = root(w) in a learned model.
    std::string root(std::string_view word) const override;
    /// Names rules and data: two models of one fingerprint give the same roots and acronyms.
    std::string fingerprint() const override { return fingerprint_; }

    const IndonesianStemmer& stemmer() const { return stemmer_; }
    const SpellingBridge& spelling() const { return spelling_; }
    const std::vector<Acronym>& acronyms() const { return acronyms_; }
    /// Names the word lists that it was learned from (see word_sources_digest).
    const std::string& source_digest() const { return stemmer_.model().source_digest(); }

  private:
    IndonesianStemmer stemmer_;
    SpellingBridge spelling_;
    std::vector<Acronym> acronyms_;
    std::string fingerprint_;
};

/// One blob of text lines, the same bytes for the same model.
std::string save_language_model(const LanguageModel& model);

/// Nothing if the blob is damaged, cut short or of another version of the rules.
std::optional<LanguageModel> load_language_model(std::string_view blob);

}  // namespace telusur
