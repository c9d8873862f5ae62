// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query.h"

#include <algorithm>
#include <array>

#include "indexer/index/error.h"
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
    const bool known = std::any_of(query.words.begin(), query.words.end(),
                                   [&](const QueryWord& other) { return other.root == word.root; });
    if (!known) query.words.push_back(std::move(word));
}

std::size_t count_words(const Query& query) {
    std::size_t count = query.words.size();
    for (const Exclusion& exclusion : query.exclusions)
        count += exclusion.size();
    return count;
}

bool holds_quote(std::string_view text) {
    constexpr std::array<std::string_view, 6> kQuotes{"\"", "“", "”", "„", "«", "»"};
    return std::any_of(kQuotes.begin(), kQuotes.end(), [text](std::string_view quote) {
        return text.find(quote) != std::string_view::npos;
    });
}

void check_word_count(const Query& query) {
    if (count_words(query) <= kMaximumQueryWords) return;
    throw Error(ErrorCode::Usage,
                phrase("the query has more than {} words", "pertanyaan lebih dari {} kata",
                       kMaximumQueryWords),
                phrase("ask with fewer words", "pakai lebih sedikit kata"), "q");
}

// One piece between blanks, less its operator marks.
void read_piece(Query& query, std::string_view piece, bool alone, const TextAnalysis& analysis) {
    if (!alone && is_operator(piece)) {
        add_note(query,
                 {"operator_ignored",
                  phrase("AND, OR and NOT are not understood yet; all words count alike",
                         "DAN, ATAU, dan BUKAN belum dipahami; semua kata diperlakukan sama")});
        return;
    }
    const bool excluded = piece.size() > 1 && piece.front() == '-';
    std::vector<QueryWord> words;
    for (AnalysedWord& word : analysis.analyse(excluded ? piece.substr(1) : piece)) {
        words.push_back({std::move(word.form), std::move(word.root)});
    }
    if (excluded && !words.empty()) {
        query.exclusions.push_back(std::move(words));
    } else {
        for (QueryWord& word : words)
            add_word(query, std::move(word));
    }
    check_word_count(query);
}

}  // namespace

std::string Query::printed() const {
    std::string text;
    const auto append = [&text](std::string_view piece) {
        if (!text.empty()) text += ' ';
        text += piece;
    };
    for (const QueryWord& word : words)
        append(word.root);
    for (const Exclusion& exclusion : exclusions) {
        std::string joined;
        for (const QueryWord& word : exclusion)
            joined += "-" + word.root;
        append(joined);
    }
    return text;
}

Query parse_query(std::string_view bytes, const TextAnalysis& analysis) {
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
    const std::size_t first = text.find_first_not_of(' ');
    const std::size_t last = text.find_last_not_of(' ');
    for (std::size_t begin = first; begin != std::string::npos;) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const bool alone = begin == first && end == last + 1;
        read_piece(query, std::string_view(text).substr(begin, end - begin), alone, analysis);
        begin = text.find_first_not_of(' ', end);
    }
    if (first != std::string::npos && count_words(query) == 0) {
        query.unsearchable = true;
        add_note(query, {"no_words", phrase("there is no word to search for in the query",
                                            "tidak ada kata yang dapat dicari dalam pertanyaan")});
    }
    if (holds_quote(text) && count_words(query) > 1) {
        add_note(query, {"quotes_ignored",
                         phrase("quoted words are searched as single words for now",
                                "kata dalam tanda kutip untuk sementara dicari satu per satu")});
    }
    return query;
}

}  // namespace telusur
