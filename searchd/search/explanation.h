// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/query/query.h"

namespace telusur {

/// How an occurrence of a word of the question stands in an article.
enum class WordMatch {
    Exact,      ///< the form asked for
    Root,       ///< another form or spelling of the word
    Parts,      ///< written apart, together or in figures
    Prefix,     ///< a word that begins so
    Synonym,    ///< a synonym or what an acronym stands for
    Corrected,  ///< a word that is written almost so
};

/// How what stands for a word is that word.
WordMatch match_of(ExpansionKind kind);

/// A form that an article holds for a word of a question.
struct MatchedForm {
    enum class Field { Title, Tag, Body };

    Field field = Field::Body;
    std::string form;
    WordMatch match = WordMatch::Root;
    std::uint32_t count = 0;
};

/// What one word of a question adds to an article's score.
struct WordExplanation {
    std::string word;            ///< the form asked for
    std::uint64_t articles = 0;  ///< that hold it, or what stands for it
    double idf = 0;
    std::uint32_t weight = 0;  ///< its occurrences, each by where it stands; 0 if it is not there
    double score = 0;          ///< from all that counts as the word
    double form_score = 0;     ///< from the form asked for beside that
    std::vector<MatchedForm> forms;
};

/// Why an article has its score: the sum of its words, times recency.
struct Explanation {
    std::vector<WordExplanation> words;
    double recency = 1;
};

}  // namespace telusur
