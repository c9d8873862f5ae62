// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/index/phrase.h"
#include "indexer/index/question_limits.h"
#include "indexer/index/text_analysis.h"
#include "indexer/index/vocabulary.h"
#include "searchd/query/date_range.h"
#include "searchd/query/query_field.h"
#include "searchd/query/synonyms.h"
#include "stemmers/stop_words.h"

namespace telusur {

class Spelling;

/// Something to tell the person who asked: how the question was read, or what was done about it.
struct Note {
    std::string code;  ///< stable, for programs
    Phrase message;

    bool operator==(const Note& other) const { return code == other.code; }
};

/// Where in an article a word or phrase is looked for.
enum class TextPart { Anywhere, Title, Body };

/// A wanted or unwanted word of a question.
struct QueryWord {
    std::string form;                        ///< folded
    std::string root;                        ///< the term it is searched by
    std::vector<Expansion> expansions = {};  ///< what counts as the word too
    /// The terms of the archive's words that begin with `form`, if that is all that is known of
    /// the word: any of them counts as it. The word then has no root.
    std::vector<std::string> beginning = {};
    TextPart part = TextPart::Anywhere;
    /// Where forms are left out: the terms that count in place of the root, if it is left out
    /// itself, and else the terms whose weight is taken off the root's.
    std::vector<std::string> kept_forms = {};
    std::vector<std::string> left_out = {};

    bool operator==(const QueryWord&) const = default;
};

/// Forms that are wanted, or not wanted, in this order.
struct QueryPhrase {
    std::vector<std::string> forms;  ///< folded; at least one
    std::uint32_t slop = 0;          ///< how many other words may stand between them, all together
    TextPart part = TextPart::Anywhere;

    bool operator==(const QueryPhrase&) const = default;
};

/// Two words that are wanted near each other, in any form and order.
struct QueryNearness {
    QueryWord left;
    QueryWord right;
    std::uint32_t distance = 0;  ///< at most so many words on; 0: in one sentence
    TextPart part = TextPart::Anywhere;

    bool operator==(const QueryNearness&) const = default;
};

/// A value of a field that has these words side by side, whole but for the last if it is open.
struct QueryValue {
    ValueField field = ValueField::Tag;
    std::string words;  ///< folded as a label; not empty
    bool is_open = false;

    bool operator==(const QueryValue&) const = default;
};

struct QueryNode;

/// What several conditions make together.
struct QueryCombination {
    enum class Kind { All, Any, Not };  ///< Not has one child

    Kind kind = Kind::All;
    std::vector<QueryNode> children;
};

/// A condition that an article meets or does not.
struct QueryNode {
    std::variant<QueryWord, QueryPhrase, QueryNearness, QueryValue, DateRange, QueryCombination>
        what;
};

/// What may have been meant by a word of a question.
struct SpellingOffer {
    std::string form;         ///< as it was asked for, folded; two words joined by a blank
    std::string meant;        ///< folded; two words joined by a blank
    bool is_applied = false;  ///< the archive has no such word: what is meant is searched for
};

/// A question as understood. An empty one asks for every article.
struct Query {
    /// What the article should hold; how much of it, says Match. No root twice.
    std::vector<QueryWord> words;
    std::vector<QueryNode> required;  ///< all of them must hold
    std::vector<QueryNode> excluded;  ///< none of them may hold
    /// Words of what is required: they decide nothing, but articles that hold more of them are
    /// better. No root twice, and none of `words`.
    std::vector<QueryWord> evidence;
    std::vector<std::string> stop_words;  ///< forms that were left out
    std::vector<Note> notes;
    std::vector<SpellingOffer> offers;
    std::string canonical;      ///< the question in its one spelling, which is read the same
    bool unsearchable = false;  ///< something was asked, but nothing of it is a word: finds nothing

    /// As searched, by roots: "bangun jalan -tol", "(kpk | komisi berantas korupsi) tangkap".
    std::string printed() const;
    /// The words, and those of conditions that an article must or may meet, not of those that it
    /// must not; and the phrases likewise.
    std::vector<const QueryWord*> wanted_words() const;
    std::vector<const QueryPhrase*> wanted_phrases() const;
    /// True if it asks for dates, exact forms or fields: then what is new is not better.
    bool is_exact() const;
    /// True if something else is searched for than was asked.
    bool is_corrected() const;
    /// The text of this question with what may have been meant.
    std::string with_offers(std::string_view text, const TextAnalysis& analysis) const;
};

enum class SyntaxMode { Forgiving, Strict };

/// What a question is read with. Borrows all of it.
struct QueryReading {
    const TextAnalysis& analysis;
    const StopWords* stop_words = nullptr;   ///< null: none are left out
    const Synonyms* synonyms = nullptr;      ///< null: none are added
    const Vocabulary* vocabulary = nullptr;  ///< null: words written apart stay apart
    /// Null: words that the archive has not are searched for as they are. Called if one is.
    std::function<const Spelling*()> spelling = nullptr;
    /// Forms that do not count as words of their root, folded. Needs the vocabulary.
    std::vector<std::string> left_out_forms = {};
    Date today = {};  ///< what relative dates are counted from
    SyntaxMode mode = SyntaxMode::Forgiving;
    QuestionLimits limits = {};
};

/// Limits of a question, beside those of QuestionLimits. Beyond them parse_query throws
/// Error{Usage} with the parameter "q". Words are counted as they are searched: a root that is
/// wanted twice once, stop words that were left out not at all.
inline constexpr std::size_t kMaximumQueryCodePoints = 1024;
inline constexpr std::size_t kMaximumQueryWords = 64;
/// A prefix must have so many letters.
inline constexpr std::size_t kMinimumPrefix = 3;
/// Shorter words are as near to each other as errors are.
inline constexpr std::size_t kMinimumSpellingLetters = 5;
/// NEAR without a number; and what counts as the largest number, in NEAR and behind a phrase.
inline constexpr std::uint32_t kUsualDistance = 10;
inline constexpr std::uint32_t kMaximumDistance = 100;

/// Reads any bytes as a question and never fails below the limits: words, `prefix*`, "phrases" of
/// exact forms (`"…"~5`: up to five other words between them), `=form`, `word NEAR/5 word`
/// (`NEAR/S`: in one sentence), AND OR NOT (DAN ATAU BUKAN) in capitals, `+wanted`, `-unwanted`,
/// brackets, and fields (`judul:word`, `tanggal:2021`, `penulis:"name"`; see query_syntax.h). What
/// cannot be read so is repaired, and its words are plain words, with a note; strictly read, it is
/// Error{Usage} with the position.
///
/// Stop words are left out unless nothing else is wanted. Two words side by side may stand as one
/// in an article, if the vocabulary has that one (ibu kota, ibukota). Synonyms are added to what is
/// wanted only, and stand for words side by side: not across the end of a sentence or an operator.
Query parse_query(std::string_view text, const QueryReading& reading);

}  // namespace telusur
