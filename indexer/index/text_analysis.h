// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stemmers/stemmer.h"
#include "stemmers/tokenizer.h"

namespace telusur {

/// One word of a text as the index sees it.
struct AnalysedWord {
    Token token;       ///< where it stands in the text, in bytes
    std::string form;  ///< folded surface form, at most kMaximumTermBytes
    std::string root;  ///< the term under which it is found, at most kMaximumTermBytes
};

/// The one way from text to words: documents, questions and highlights all pass through here, so
/// they cannot disagree. Immutable; any number of threads may use one object. Borrows the stemmer.
class TextAnalysis {
  public:
    explicit TextAnalysis(const Stemmer& stemmer) : stemmer_(stemmer) {}

    /// The words of a UTF-8 text, in order. Words that fold to nothing are left out.
    std::vector<AnalysedWord> analyse(std::string_view text) const;

    /// Two analyses of one fingerprint give the same words. Stored in every generation.
    std::string fingerprint() const;

  private:
    const Stemmer& stemmer_;
};

}  // namespace telusur
