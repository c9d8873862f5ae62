// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/analysis.h"
#include "stemmers/stem_model.h"
#include "stemmers/stemmer.h"

namespace telusur {

struct ScoredAnalysis {
    Analysis analysis;
    int score = 0;  ///< thousandths of a bit; the highest is the answer
};

/// Finds the deepest root of Indonesian words: every analysis whose base is in the lexicon, ranked
/// by the cost of its affixes against the productivity of its root. Words with hyphens are read as
/// reduplications, clitics and prefixes (`berlari-lari`, `KPK-nya`). A word without a known root
/// loses nothing but safe clitics. root(root(w)) = root(w).
class IndonesianStemmer : public Stemmer {
  public:
    explicit IndonesianStemmer(StemModel model);

    std::string root(std::string_view word) const override;
    std::string fingerprint() const override { return model_.fingerprint(); }

    const StemModel& model() const { return model_; }

    /// True if the word itself is in the lexicon.
    bool knows(std::string_view word) const { return model_.lexicon().find(word) != nullptr; }

    /// The analyses among which one word without hyphens was decided, best first. Kept words, names
    /// and fixed roots are decided before and do not show here. Roots point into this object.
    std::vector<ScoredAnalysis> analyses(std::string_view word) const;

  private:
    std::string one_step(std::string_view word) const;
    std::string word_step(std::string_view word) const;
    std::optional<std::string_view> protected_host(std::string_view word) const;
    int score(const Analysis& analysis) const;

    StemModel model_;
    std::vector<int> gains_;  // by place in the lexicon
};

}  // namespace telusur
