// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/index/text_analysis.h"
#include "searchd/query/synonyms.h"

namespace telusur::testing {

/// Synonyms in the plainest way, by the words of the header: a list of rules, all of which are
/// tried at every word. Goes by our own stop words.
class PlainSynonyms {
  public:
    using Terms = std::vector<std::string>;

    /// Borrows the analysis.
    PlainSynonyms(const std::vector<SynonymLine>& lines, const TextAnalysis& analysis);

    /// For each of these words of a question, what may stand for it.
    std::vector<std::vector<Terms>> of(const std::vector<AnalysedWord>& words) const;

  private:
    struct Rule {
        Terms from;
        Terms to;
    };

    void add(const std::string& from, const std::string& to);
    Terms terms_of(const std::string& phrase) const;

    const TextAnalysis& analysis_;
    std::vector<Rule> rules_;
};

}  // namespace telusur::testing
