// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/phrase.h"
#include "indexer/index/text_analysis.h"
#include "indexer/index/vocabulary.h"
#include "searchd/query/synonyms.h"
#include "stemmers/stop_words.h"

namespace telusur {

/// Something to tell the person who asked: how the question was read, or what was done about it.
struct Note {
    std::string code;  ///< stable, for programs
    Phrase message;

    bool operator==(const Note& other) const { return code == other.code; }
};

/// A wanted or unwanted word of a question.
struct QueryWord {
    std::string form;                        ///< folded
    std::string root;                        ///< the term it is searched by
    std::vector<Expansion> expansions = {};  ///< what counts as the word too
    bool quoted = false;                     ///< wanted as part of a phrase only

    bool operator==(const QueryWord&) const = default;
};

/// What is excluded by one `-…`: documents that hold all of these words.
using Exclusion = std::vector<QueryWord>;

/// Forms that are wanted, or not wanted, side by side in this order.
struct QueryPhrase {
    std::vector<std::string> forms;  ///< folded; at least one

    bool operator==(const QueryPhrase&) const = default;
};

/// A question as understood. An empty one asks for every article.
struct Query {
    std::vector<QueryWord> words;  ///< no root twice; those of phrases last
    std::vector<QueryPhrase> phrases;
    std::vector<Exclusion> exclusions;
    std::vector<QueryPhrase> unwanted_phrases;
    std::vector<std::string> stop_words;  ///< forms that were left out
    std::vector<Note> notes;
    bool unsearchable = false;  ///< something was asked, but nothing of it is a word: finds nothing

    /// The roots as searched: "bangun jalan -tol", "(kpk | komisi berantas korupsi) tangkap".
    std::string printed() const;
};

/// What a question is read with. Borrows all of it.
struct QueryReading {
    const TextAnalysis& analysis;
    const StopWords* stop_words = nullptr;   ///< null: none are left out
    const Synonyms* synonyms = nullptr;      ///< null: none are added
    const Vocabulary* vocabulary = nullptr;  ///< null: words written apart stay apart
};

/// Limits of a question. Beyond them parse_query throws Error{Usage} with the parameter "q". Words
/// are counted as they are searched: a root that is wanted twice once, stop words that were left
/// out not at all.
inline constexpr std::size_t kMaximumQueryCodePoints = 1024;
inline constexpr std::size_t kMaximumQueryWords = 64;
/// What may stand for one word; synonyms beyond it are not added.
inline constexpr std::size_t kMaximumExpansions = 16;

/// Reads any bytes as a question and never fails below the limits: words, "phrases" of exact forms,
/// and `-word` or `-"phrase"` for what is not wanted. What has another meaning in a fuller query
/// language (AND/OR/NOT in capitals) is dropped, with a note; a quotation that nothing closes is
/// taken as plain words, with a note. Stop words are left out unless nothing else is
/// wanted. Two words side by side may stand as one in an article, if the vocabulary has that one
/// (ibu kota, ibukota). Synonyms are added to what is wanted only, and stand for words side by
/// side: not across the end of a sentence, an operator or an exclusion.
Query parse_query(std::string_view text, const QueryReading& reading);

}  // namespace telusur
