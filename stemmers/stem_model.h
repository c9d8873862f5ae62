// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stemmers/lexicon.h"

namespace telusur {

/// Everything that the stemmer knows of one archive: the lexicon it was built with, the
/// productivity of the roots and the names. Frozen in a generation, so that a question is read as
/// the index was built, whatever dictionary the machine has by then.
class StemModel {
  public:
    /// `source_digest` names the word lists that went in.
    StemModel(Lexicon lexicon, std::string source_digest);

    const Lexicon& lexicon() const { return lexicon_; }
    const std::string& source_digest() const { return source_digest_; }
    /// Names rules and data: two models of one fingerprint give the same roots everywhere.
    const std::string& fingerprint() const { return fingerprint_; }

  private:
    friend std::optional<StemModel> load_model(std::string_view blob);
    StemModel(Lexicon lexicon, std::string source_digest, std::string fingerprint);

    Lexicon lexicon_;
    std::string source_digest_;
    std::string fingerprint_;
};

/// One blob of text lines, the same bytes for the same model.
std::string save_model(const StemModel& model);

/// Nothing if the blob is damaged, cut short or of another version of the rules.
std::optional<StemModel> load_model(std::string_view blob);

}  // namespace telusur
