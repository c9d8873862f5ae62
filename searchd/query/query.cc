// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

#include "indexer/index/error.h"
#include "searchd/query/query_operators.h"
#include "searchd/query/quoted_text.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

constexpr std::array<std::string_view, 6> kOperators{"AND", "OR", "NOT", "DAN", "ATAU", "BUKAN"};

bool is_operator(std::string_view piece) {
    return std::find(kOperators.begin(), kOperators.end(), piece) != kOperators.end();
}

void add_note(Query& query, Note note) {
    if (std::find(query.notes.begin(), query.notes.end(), note) == query.notes.end()) {
        query.notes.push_back(std::move(note));
    }
}

void add_word(Query& query, QueryWord word) {
    const bool known = std::any_of(
        query.words.begin(), query.words.end(),
        [&](const QueryWord& other) { return other.root == word.root && !other.root.empty(); });
    if (!known) query.words.push_back(std::move(word));
}

std::size_t count_words(const Query& query) {
    std::size_t count = query.words.size();
    for (const Exclusion& exclusion : query.exclusions)
        count += exclusion.size();
    for (const QueryPhrase& unwanted : query.unwanted_phrases)
        count += unwanted.forms.size();
    return count;
}

Note operator_note() {
    return {"operator_ignored",
            phrase("AND, OR and NOT are not understood yet; all words count alike",
                   "DAN, ATAU, dan BUKAN belum dipahami; semua kata diperlakukan sama")};
}

void check_word_count(const Query& query) {
    if (count_words(query) <= kMaximumQueryWords) return;
    throw Error(ErrorCode::Usage,
                phrase("the query has more than {} words", "pertanyaan lebih dari {} kata",
                       kMaximumQueryWords),
                phrase("ask with fewer words", "pakai lebih sedikit kata"), "q");
}

Expansion parts_of(const AnalysedWord& word) {
    Expansion parts{ExpansionKind::Parts, word.parts, {}};
    for (const std::string& part : word.parts)
        parts.label += (parts.label.empty() ? "" : " ") + part;
    return parts;
}

QueryWord query_word_of(const AnalysedWord& word) {
    QueryWord wanted{word.form, word.root, {}};
    if (word.parts_suffice) wanted.expansions.push_back(parts_of(word));
    if (!word.whole.empty()) {
        wanted.expansions.push_back({ExpansionKind::Whole, {word.whole}, word.whole});
    }
    return wanted;
}

// The pieces of a question between blanks. The wanted words are left in one text, because dates and
// amounts are read over several words; a line break keeps apart what was not written side by side.
class PieceReader {
  public:
    PieceReader(Query& query, std::string_view text, const QueryReading& reading)
        : query_(query), reading_(reading), pieces_(pieces_of(text)) {}

    std::string wanted() {
        for (place_ = 0; place_ < pieces_.size(); ++place_)
            read(pieces_[place_]);
        return std::move(wanted_);
    }

  private:
    static std::vector<std::string_view> pieces_of(std::string_view text) {
        std::vector<std::string_view> pieces;
        for (std::size_t begin = text.find_first_not_of(' '); begin != std::string_view::npos;) {
            const std::size_t end = std::min(text.find(' ', begin), text.size());
            pieces.push_back(text.substr(begin, end - begin));
            begin = text.find_first_not_of(' ', end);
        }
        return pieces;
    }

    void read(std::string_view piece) {
        const bool alone = pieces_.size() == 1;
        const bool unwanted = piece.size() > 1 && piece.front() == '-';
        if (!alone && is_operator(piece)) {
            add_note(query_, operator_note());
            wanted_ += '\n';
        } else if (const auto near = read_near(piece); near && !alone) {
            read_nearness(*near);
        } else if (const auto prefix = prefix_of(unwanted ? piece.substr(1) : piece)) {
            read_prefix_word(*prefix, unwanted);
        } else if (unwanted) {
            read_exclusion(piece.substr(1));
        } else {
            wanted_ += piece;
            wanted_ += ' ';
        }
    }

    std::optional<ReadPrefix> prefix_of(std::string_view piece) const {
        if (reading_.vocabulary == nullptr) return std::nullopt;
        return read_prefix(piece, reading_.analysis, *reading_.vocabulary);
    }

    void read_prefix_word(const ReadPrefix& prefix, bool unwanted) {
        if (prefix.note) add_note(query_, *prefix.note);
        wanted_ += '\n';
        if (unwanted) {
            query_.exclusions.push_back({prefix.word});
        } else {
            query_.words.push_back(prefix.word);
        }
    }

    void read_exclusion(std::string_view piece) {
        Exclusion exclusion;
        for (const AnalysedWord& word : reading_.analysis.analyse(piece))
            exclusion.push_back(query_word_of(word));
        if (exclusion.empty()) return;
        query_.exclusions.push_back(std::move(exclusion));
        wanted_ += '\n';
    }

    // The words of a piece beside NEAR; none if there is no such piece, or it is no plain one.
    std::vector<AnalysedWord> words_beside(std::size_t place) const {
        if (place >= pieces_.size()) return {};
        const std::string_view piece = pieces_[place];
        const bool plain = !is_operator(piece) && !read_near(piece) && piece.front() != '-' &&
                           !piece.ends_with('*');
        return plain ? reading_.analysis.analyse(piece) : std::vector<AnalysedWord>();
    }

    void read_nearness(std::uint32_t distance) {
        wanted_ += '\n';
        const auto left = words_beside(place_ - 1);  // nowhere in front of the first
        const auto right = words_beside(place_ + 1);
        if (left.empty() || right.empty()) {
            add_note(query_, {"near_ignored", phrase("NEAR counts only between two words",
                                                     "NEAR hanya berlaku di antara dua kata")});
            return;
        }
        query_.nearnesses.push_back(
            {query_word_of(left.back()), query_word_of(right.front()), distance});
    }

    Query& query_;
    const QueryReading& reading_;
    const std::vector<std::string_view> pieces_;
    std::size_t place_ = 0;
    std::string wanted_;
};

// A question of nothing but stop words asks for them.
void leave_out_stop_words(std::vector<AnalysedWord>& words, const StopWords& stop_words,
                          Query& query) {
    const auto is_stop = [&](const AnalysedWord& word) {
        return word.whole.empty() && stop_words.contains(word.form);
    };
    if (std::all_of(words.begin(), words.end(), is_stop)) return;
    for (const AnalysedWord& word : words) {
        const bool is_new = std::find(query.stop_words.begin(), query.stop_words.end(),
                                      word.form) == query.stop_words.end();
        if (is_stop(word) && is_new) query.stop_words.push_back(word.form);
    }
    words.erase(std::remove_if(words.begin(), words.end(), is_stop), words.end());
    if (query.stop_words.empty()) return;
    const std::string list = fmt::format("{}", fmt::join(query.stop_words, ", "));
    add_note(query, {"stop_words", phrase("not searched for, they say little: {}",
                                          "tidak dicari karena terlalu umum: {}", list)});
}

// Words side by side, without those that synonyms pass over.
struct Run {
    std::vector<std::size_t> places;  // in the question
    std::vector<std::string> roots;
};

// A sentence is a run: an operator or an exclusion ends it, too.
std::vector<Run> runs_of(const std::vector<AnalysedWord>& words, const Synonyms& synonyms) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i == 0 || words[i].token.sentence != words[i - 1].token.sentence) runs.emplace_back();
        if (synonyms.pass_over(words[i].form)) continue;
        runs.back().places.push_back(i);
        runs.back().roots.push_back(words[i].root);
    }
    return runs;
}

// What holds the word itself finds nothing more, and would count the word twice.
bool add_expansion(QueryWord& word, const Expansion& expansion) {
    const std::vector<std::string>& terms = expansion.terms;
    const bool is_known =
        std::find(terms.begin(), terms.end(), word.root) != terms.end() ||
        std::any_of(word.expansions.begin(), word.expansions.end(),
                    [&terms](const Expansion& other) { return other.terms == terms; });
    if (is_known || word.expansions.size() >= kMaximumExpansions) return false;
    word.expansions.push_back(expansion);
    return true;
}

bool is_joinable(const AnalysedWord& word) {
    return word.token.kind == TokenKind::Word && word.parts.empty() && word.whole.empty();
}

// "ibu kota" is written "ibukota" as well.
void add_joined(std::vector<QueryWord>& words, const std::vector<AnalysedWord>& analysed,
                const Vocabulary& vocabulary) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const AnalysedWord& left = analysed[i - 1];
        const AnalysedWord& right = analysed[i];
        const bool side_by_side =
            left.token.end + 1 == right.token.begin && left.token.sentence == right.token.sentence;
        if (!side_by_side || !is_joinable(left) || !is_joinable(right)) continue;
        const std::string joined = left.form + right.form;
        const auto number = vocabulary.find(joined);
        if (!number) continue;
        const std::string root(vocabulary.root(*number));
        add_expansion(words[i - 1], {ExpansionKind::Parts, {root}, joined});
        add_expansion(words[i], {ExpansionKind::Parts, {root}, joined});
    }
}

// Each word of a match gets what all of it stands for: a document that holds "KPK" then holds
// "komisi", "pemberantasan" and "korupsi", and "of" between words of a name.
void add_synonyms(std::vector<QueryWord>& words, const Run& run, const Synonyms& synonyms,
                  std::vector<std::string>& labels) {
    for (std::size_t i = 0; i < run.roots.size();) {
        const Synonyms::Match match = synonyms.find(std::span(run.roots).subspan(i));
        const std::size_t length = std::max<std::size_t>(1, match.length);
        for (const Expansion& expansion : match.expansions) {
            bool is_added = false;
            for (std::size_t j = run.places[i]; j <= run.places[i + length - 1]; ++j)
                is_added = add_expansion(words[j], expansion) || is_added;
            const bool is_told =
                std::find(labels.begin(), labels.end(), expansion.label) != labels.end();
            if (is_added && !is_told) labels.push_back(expansion.label);
        }
        i += length;
    }
}

void read_words(Query& query, std::string_view wanted, const QueryReading& reading) {
    std::vector<AnalysedWord> analysed = reading.analysis.analyse(wanted);
    if (reading.stop_words != nullptr) {
        leave_out_stop_words(analysed, *reading.stop_words, query);
    }
    std::vector<QueryWord> words;
    for (const AnalysedWord& word : analysed)
        words.push_back(query_word_of(word));
    if (reading.vocabulary != nullptr) add_joined(words, analysed, *reading.vocabulary);
    std::vector<std::string> labels;
    if (reading.synonyms != nullptr) {
        for (const Run& run : runs_of(analysed, *reading.synonyms))
            add_synonyms(words, run, *reading.synonyms, labels);
    }
    if (!labels.empty()) {
        const std::string list = fmt::format("{}", fmt::join(labels, ", "));
        add_note(query, {"synonyms", phrase("also searched for: {}", "juga dicari: {}", list)});
    }
    for (QueryWord& word : words)
        add_word(query, std::move(word));
    check_word_count(query);
}

// All forms of a phrase must stand in an article; those that say little need not be scored.
void read_phrase(Query& query, const QuotedText& quoted, const QueryReading& reading) {
    const std::vector<AnalysedWord> words = reading.analysis.analyse(quoted.text);
    if (words.empty()) return;
    QueryPhrase phrase;
    phrase.slop = read_distance(quoted.slop);
    for (const AnalysedWord& word : words)
        phrase.forms.push_back(word.form);
    if (quoted.unwanted) {
        query.unwanted_phrases.push_back(std::move(phrase));
        return;
    }
    query.phrases.push_back(std::move(phrase));
    const auto is_stop = [&](const AnalysedWord& word) {
        return reading.stop_words != nullptr && reading.stop_words->contains(word.form);
    };
    const bool all_stop = std::all_of(words.begin(), words.end(), is_stop);
    for (const AnalysedWord& word : words) {
        if (all_stop || !is_stop(word)) add_word(query, {word.form, word.root, {}, true});
    }
}

std::string printed_word(const QueryWord& word) {
    if (word.root.empty()) return word.form + '*';
    if (word.expansions.empty()) return word.root;
    std::string text = '(' + word.root;
    for (const Expansion& expansion : word.expansions)
        text += fmt::format(" | {}", fmt::join(expansion.terms, " "));
    return text + ')';
}

std::string printed_phrase(const QueryPhrase& phrase) {
    const std::string text = fmt::format("\"{}\"", fmt::join(phrase.forms, " "));
    return phrase.slop == 0 ? text : fmt::format("{}~{}", text, phrase.slop);
}

std::string printed_nearness(const QueryNearness& nearness) {
    const std::string distance =
        nearness.distance == 0 ? "S" : fmt::format("{}", nearness.distance);
    return fmt::format("({} NEAR/{} {})", printed_word(nearness.left), distance,
                       printed_word(nearness.right));
}

}  // namespace

std::string Query::printed() const {
    std::string text;
    const auto append = [&text](std::string_view piece) {
        if (!text.empty()) text += ' ';
        text += piece;
    };
    for (const QueryWord& word : words) {
        if (!word.quoted) append(printed_word(word));
    }
    for (const QueryPhrase& wanted : phrases)
        append(printed_phrase(wanted));
    for (const QueryNearness& nearness : nearnesses)
        append(printed_nearness(nearness));
    for (const Exclusion& exclusion : exclusions) {
        std::string joined;
        for (const QueryWord& word : exclusion)
            joined += '-' + printed_word(word);
        append(joined);
    }
    for (const QueryPhrase& unwanted : unwanted_phrases)
        append('-' + printed_phrase(unwanted));
    return text;
}

Query parse_query(std::string_view bytes, const QueryReading& reading) {
    // Four bytes a code point at most: what is longer is too long without being looked at.
    const bool readable = bytes.size() <= 4 * kMaximumQueryCodePoints;
    const std::string text = readable ? with_plain_blanks(to_well_formed(bytes)) : std::string();
    if (!readable || count_code_points(text) > kMaximumQueryCodePoints) {
        throw Error(ErrorCode::Usage,
                    phrase("the query is longer than {} characters",
                           "pertanyaan lebih panjang dari {} karakter", kMaximumQueryCodePoints),
                    phrase("ask with fewer words", "pakai lebih sedikit kata"), "q");
    }
    Query query;
    const SplitQuotes split = split_quotes(text);
    read_words(query, PieceReader(query, split.rest, reading).wanted(), reading);
    for (const QuotedText& quoted : split.quotes)
        read_phrase(query, quoted, reading);
    check_word_count(query);
    const bool says_something = text.find_first_not_of(' ') != std::string::npos;
    if (says_something && count_words(query) == 0) {
        query.unsearchable = true;
        add_note(query, {"no_words", phrase("there is no word to search for in the query",
                                            "tidak ada kata yang dapat dicari dalam pertanyaan")});
    }
    if (split.unclosed && count_words(query) > 0) {
        add_note(query, {"quote_unclosed",
                         phrase("a quotation mark is not closed; its words are searched one by one",
                                "ada tanda kutip yang tidak ditutup; kata-katanya dicari satu per "
                                "satu")});
    }
    return query;
}

}  // namespace telusur
