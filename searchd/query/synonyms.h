// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/text_analysis.h"
#include "stemmers/acronym_miner.h"

namespace telusur {

/// Why something else than the word itself also finds what a word of a question asks for.
enum class ExpansionKind {
    Parts,    ///< the same word written apart or together: covid-19, covid 19
    Whole,    ///< the same date or amount written otherwise: 14 Juli 2023, 14/7/2023
    Synonym,  ///< the operator's synonyms.tsv
    Acronym,  ///< mined from the archive
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
/// several choices divided by |. Anything behind a third tab is an explanation.
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

/// Reads a synonyms file (UTF-8). Empty lines and lines that begin with # say nothing.
ParsedSynonyms parse_synonyms(std::string_view text);

/// The synonyms of an archive, by roots, so that they hold for every form of their words. Immutable
/// once filled; any number of threads.
class Synonyms {
  public:
    void add(const std::vector<SynonymLine>& lines, const TextAnalysis& analysis);
    /// Both ways, but from the acronym only to what it stands for in a fair share of its articles.
    void add(const std::vector<Acronym>& acronyms, const TextAnalysis& analysis);

    struct Match {
        std::size_t length = 0;  ///< how many of the words it covers; 0 for no match
        std::span<const Expansion> expansions;
    };
    /// What the longest run of words with synonyms, from the first of these roots on, stands for.
    Match find(std::span<const std::string> roots) const;

    bool empty() const { return expansions_.empty(); }

  private:
    void add(const std::string& from, Expansion to, const TextAnalysis& analysis);

    std::map<std::vector<std::string>, std::vector<Expansion>> expansions_;
    std::size_t longest_ = 0;
};

}  // namespace telusur
