// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/text_analysis.h"
#include "searchd/query/query.h"
#include "searchd/search/result.h"

namespace telusur {

/// Aim and bound of a snippet's length, in code points.
inline constexpr std::size_t kSnippetLength = 240;

/// Marks the words of the question in titles and bodies, and picks the part of a body to show. Made
/// for one question; borrows the analysis. For one thread.
class Snippets {
  public:
    Snippets(const Query& query, const TextAnalysis& analysis);

    /// Fills in title, snippet and matched of a hit from its article.
    void describe(Hit& hit) const;

    /// The whole text with the question's words marked.
    MarkedText mark(const std::string& text) const;

    /// The stretch of whole words, at most kSnippetLength code points long, that holds the most
    /// different words of the question, then the most of them, then comes first; it starts at the
    /// start of a sentence where that leaves all its marks in. The beginning where nothing matches.
    MarkedText excerpt(const std::string& text) const;

  private:
    using Terms = std::set<std::string_view>;

    Terms asked_in(const std::vector<AnalysedWord>& words) const;
    Terms wanted_among(const Terms& present) const;
    // The same with the words of the text at hand, so that a hit's text is analysed once.
    MarkedText mark(const std::string& text, const std::vector<AnalysedWord>& words,
                    const Terms& wanted) const;
    MarkedText excerpt(const std::string& text, const std::vector<AnalysedWord>& words,
                       const Terms& wanted) const;

    const std::vector<QueryWord> words_;
    const TextAnalysis& analysis_;
    Terms asked_;  // every term that can make a document hold a word of the question
};

}  // namespace telusur
