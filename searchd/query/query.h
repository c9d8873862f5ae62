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
    /// The terms of the archive's words that begin with `form`, if that is all that is known of
    /// the word: any of them counts as it. The word then has no root.
    std::vector<std::string> beginning = {};

    bool operator==(const QueryWord&) const = default;
};

/// What is excluded by one `-…`: documents that hold all of these words.
using Exclusion = std::vector<QueryWord>;

/// Forms that are wanted, or not wanted, in this order.
struct QueryPhrase {
    std::vector<std::string> forms;  ///< folded; at least one
    std::uint32_t slop = 0;          ///< how many other words may stand between them, all together

    bool operator==(const QueryPhrase&) const = default;
};

/// Two words that are wanted near each other, in any form and order.
struct QueryNearness {
    QueryWord left;
    QueryWord right;
    std::uint32_t distance = 0;  ///< at most so many words on; 0: in one sentence

    bool operator==(const QueryNearness&) const = default;
};

/// A question as understood. An empty one asks for every article.
struct Query {
    std::vector<QueryWord> words;  ///< no root twice; those of phrases last
    std::vector<QueryPhrase> phrases;
    std::vector<QueryNearness> nearnesses;
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
/// A prefix must have so many letters, and stands for so many words, roots in all of their forms:
/// the most frequent.
inline constexpr std::size_t kMinimumPrefix = 3;
inline constexpr std::size_t kMaximumPrefixTerms = 1000;
/// NEAR without a number; and what counts as the largest number, in NEAR and behind a phrase.
inline constexpr std::uint32_t kUsualDistance = 10;
inline constexpr std::uint32_t kMaximumDistance = 100;

/// Reads any bytes as a question and never fails below the limits: words, `prefix*`, "phrases" of
/// exact forms (`"…"~5`: up to five other words between them), `word NEAR/5 word` (`NEAR/S`: in one
/// sentence), and `-word`, `-prefix*` or `-"phrase"` for what is not wanted. What has another
/// meaning in a fuller query language (AND/OR/NOT in capitals) is dropped, with a note; a quotation
/// that nothing closes is taken as plain words, with a note. Stop words are left out unless nothing
/// else is wanted. Two words side by side may stand as one in an article, if the vocabulary has
/// that one (ibu kota, ibukota). Synonyms are added to what is wanted only, and stand for words
/// side by side: not across the end of a sentence, an operator or an exclusion.
Query parse_query(std::string_view text, const QueryReading& reading);

}  // namespace telusur
