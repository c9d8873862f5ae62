// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/index/text_analysis.h"
#include "searchd/query/query.h"
#include "searchd/search/fragments.h"
#include "searchd/search/result.h"

namespace telusur {

/// Marks the words of the question in titles and bodies, and picks the parts of a body to show: see
/// fragments_of. Words that are wanted only as part of a phrase are marked where the phrase stands,
/// without what its slop leaves between them. Made for one question; borrows it and the analysis.
/// For one thread.
class Snippets {
  public:
    Snippets(const Query& query, const TextAnalysis& analysis);

    /// Fills in title, fragments and matched of a hit from its article.
    void describe(Hit& hit) const;

    /// The whole text with the question's words marked.
    MarkedText mark(const std::string& text) const;

    /// The parts of the text to show.
    std::vector<MarkedText> fragments(const std::string& text) const;

  private:
    using TermNumber = std::uint32_t;

    // What makes words of an article answer part of a question: all of these terms are in it.
    struct Way {
        std::vector<TermNumber> terms;
        std::uint64_t asked = 0;
    };

    // A phrase, and the part of the question that it is.
    struct AskedPhrase {
        const QueryPhrase* phrase = nullptr;
        std::uint64_t asked = 0;
    };

    // A word of a text under a term of the question.
    struct Found {
        std::size_t word = 0;
        TermNumber term = 0;
    };

    // A text with its words, analysed once.
    struct Reading {
        const std::string& text;
        std::vector<AnalysedWord> words;
        std::vector<Found> found;
    };

    struct Present;

    void ask(const Query& query);
    void add_word(const QueryWord& word, std::uint64_t asked);
    TermNumber number_of(std::string_view term);
    void add_way(std::span<const std::string> terms, std::uint64_t asked);
    Reading read(const std::string& text) const;
    void collect(const Reading& reading, Present& present) const;
    std::optional<WordMatch> match_of(const QueryWord& word, const Present& present) const;
    bool holds(const Present& present, const std::string& term) const;
    std::vector<std::uint64_t> asked_by_term(const Present& present) const;
    std::vector<MatchedWord> matches(const Reading& reading,
                                     const std::vector<std::uint64_t>& asked) const;

    const Query& query_;
    const TextAnalysis& analysis_;
    std::unordered_map<std::string_view, TermNumber> terms_;  // of the query
    std::vector<Way> ways_;
    std::vector<AskedPhrase> phrases_;
    bool has_beginnings_ = false;  // prefixes stand for terms of forms, too
};

}  // namespace telusur
