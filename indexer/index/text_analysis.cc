// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/text_analysis.h"

#include <algorithm>
#include <fmt/core.h>

#include "indexer/index/field_table.h"
#include "stemmers/word_shape.h"

namespace telusur {

namespace {

// Raised whenever the same text would give other words: part of every generation's fingerprint.
constexpr std::string_view kAnalysisVersion = "2";

constexpr std::size_t kReservedWords = 1024;  // most paragraphs have fewer

void cut_at_code_point(std::string& word, std::size_t limit) {
    if (word.size() <= limit) return;
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80)
        --end;
    word.resize(end);
}

bool ends_with_digit(const std::vector<std::string>& parts) {
    return !parts.empty() && parts.back().back() >= '0' && parts.back().back() <= '9';
}

}  // namespace

// A date or an amount is written over several words, and asked for by other words.
std::vector<WrittenWhole> find_wholes(std::span<const PlacedForm> words) {
    std::vector<WrittenWhole> wholes;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i].kind != TokenKind::Number) continue;
        const PlacedForm& next = words[i + 1];
        if (next.sentence != words[i].sentence) continue;
        if (auto amount = scaled_number(words[i].form, next.form)) {
            wholes.push_back({i, 2, std::move(*amount)});
        } else if (i + 2 < words.size() && words[i + 2].kind == TokenKind::Number &&
                   words[i + 2].sentence == next.sentence) {
            auto date = written_date(words[i].form, month_number(next.form), words[i + 2].form);
            if (date) wholes.push_back({i, 3, std::move(*date)});
        }
    }
    return wholes;
}

std::string TextAnalysis::term_of(std::string_view word) const {
    std::string term = stemmer_.root(word);
    cut_at_code_point(term, kMaximumTermBytes);
    return term;
}

// A hyphenated word that the stemmer can read is one word, like undang2; one that it cannot is
// found as a whole, hyphen or not, and by what it is made of.
void TextAnalysis::find_terms(WordShape& shape, AnalysedWord& word) const {
    word.root = term_of(word.form);
    const bool is_read = word.root != word.form;
    if (shape.parts.empty() || (is_read && (!shape.joined.empty() || ends_with_digit(shape.parts))))
        return;
    if (!shape.joined.empty()) word.root = term_of(shape.joined);
    if (shape.parts.size() == 2) {
        word.whole = scaled_number(shape.parts[0], shape.parts[1]).value_or("");
    }
    for (const std::string& part : shape.parts)
        word.parts.push_back(term_of(part));
    word.parts_suffice = shape.parts_suffice;
}

std::optional<AnalysedWord> TextAnalysis::read_token(std::string_view written,
                                                     TokenKind kind) const {
    WordShape shape = shape_of(written, kind);
    cut_at_code_point(shape.form, kMaximumTermBytes);
    if (shape.form.empty()) return std::nullopt;
    AnalysedWord word;
    word.form = std::move(shape.form);
    find_terms(shape, word);
    return word;
}

std::vector<AnalysedWord> TextAnalysis::analyse(std::string_view text) const {
    std::vector<AnalysedWord> words;
    words.reserve(std::min(text.size() / 6, kReservedWords));
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token);) {
        auto word = read_token(token.of(text), token.kind);
        if (!word) continue;
        word->token = token;
        words.push_back(std::move(*word));
    }
    std::vector<PlacedForm> placed;
    placed.reserve(words.size());
    for (const AnalysedWord& word : words)
        placed.push_back({word.form, word.token.kind, word.token.sentence});
    for (const WrittenWhole& whole : find_wholes(placed)) {
        for (std::size_t i = 0; i < whole.count; ++i)
            words[whole.first + i].whole = whole.term;
    }
    return words;
}

std::string TextAnalysis::fingerprint() const {
    return fmt::format("analysis-{}/{}", kAnalysisVersion, stemmer_.fingerprint());
}

}  // namespace telusur
