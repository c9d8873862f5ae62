// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/text_analysis.h"
#include "stemmers/acronym_miner.h"
#include "stemmers/stop_words.h"

namespace telusur {

/// Why something else than the word itself also finds what a word of a question asks for.
enum class ExpansionKind {
    Parts,      ///< the same word written apart or together: covid-19, covid 19
    Whole,      ///< the same date or amount written otherwise: 14 Juli 2023, 14/7/2023
    Synonym,    ///< the operator's synonyms.tsv
    Acronym,    ///< mined from the archive
    Corrected,  ///< a word of the archive that is written almost so
};

/// Words that stand for a word of a question: a document that holds all of the terms counts as
/// holding it.
struct Expansion {
    ExpansionKind kind = ExpansionKind::Synonym;
    std::vector<std::string> terms;
    std::string label;  ///< as people write it: "Komisi Pemberantasan Korupsi"

    bool operator==(const Expansion&) const = default;
};

/// One line of synonyms.tsv: `left<TAB>=<TAB>right`, two-way, or `left<TAB>><TAB>right`, one-way: a
/// question for the left also finds the right. Either side may have several words, and the right
/// several choices divided by |. Anything behind a third tab is an explanation. Both sides are
/// well-formed and without control characters, whatever was in the file.
struct SynonymLine {
    std::string left;
    std::vector<std::string> right;
    bool two_way = false;

    bool operator==(const SynonymLine&) const = default;
};

struct ParsedSynonyms {
    std::vector<SynonymLine> lines;
    std::vector<std::size_t> bad_lines;  ///< counted from 1
};

/// Reads a synonyms file (UTF-8, any bytes allowed). Empty lines and lines that begin with # say
/// nothing; what is no SynonymLine is bad.
ParsedSynonyms parse_synonyms(std::string_view text);

/// The synonyms of an archive, by roots, so that they hold for every form of their words. Immutable
/// once filled; any number of threads.
///
/// Stop words within a phrase do not count, whether a question has them or not. A side of nothing
/// but stop words says nothing, and so do two sides of the same roots.
class Synonyms {
  public:
    explicit Synonyms(StopWords stop_words = StopWords()) : stop_words_(std::move(stop_words)) {}

    void add(const std::vector<SynonymLine>& lines, const TextAnalysis& analysis);
    /// Both ways, where at least three articles and a quarter of those that explain the acronym
    /// explain it so.
    void add(const std::vector<Acronym>& acronyms, const TextAnalysis& analysis);

    struct Match {
        std::size_t length = 0;  ///< how many of the words it covers; 0 for no match
        std::span<const Expansion> expansions;
    };
    /// True for a word to be left out of the roots that `find` is given.
    bool pass_over(std::string_view form) const { return stop_words_.contains(form); }

    /// What the longest run of words with synonyms, from the first of these roots on, stands for;
    /// what was added first comes first.
    Match find(std::span<const std::string> roots) const;

    bool empty() const { return expansions_.empty(); }

  private:
    void add(const std::string& from, Expansion to, const TextAnalysis& analysis);
    std::vector<std::string> roots_of(std::string_view phrase, const TextAnalysis& analysis) const;

    StopWords stop_words_;
    std::map<std::vector<std::string>, std::vector<Expansion>> expansions_;
    std::size_t longest_ = 0;
};

}  // namespace telusur
