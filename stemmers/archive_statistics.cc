// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/archive_statistics.h"

#include <algorithm>

#include "stemmers/ascii.h"
#include "stemmers/normalizer.h"
#include "stemmers/tokenizer.h"

namespace telusur {

struct ArchiveStatistics::Seen {
    std::string_view written;
    bool capital = false;
};

namespace {

constexpr std::size_t kTellingLength = 4;  // shorter words stay small even in headlines

// Better one division too many, after "Drs.", than a first word of a sentence taken for a name.
bool divides_sentences(std::string_view between) {
    return between.find_first_of(".!?:;\n\"()[]*|/") != std::string_view::npos ||
           between.find("\u201C") != std::string_view::npos ||
           between.find("\u2018") != std::string_view::npos ||
           between.find("\u2014") != std::string_view::npos ||
           between.find("\u2013") != std::string_view::npos;
}

}  // namespace

void ArchiveStatistics::add(std::string_view text) {
    std::vector<Seen> sentence;
    std::size_t end = 0;
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token); end = token.end) {
        if (divides_sentences(text.substr(end, token.begin - end))) close_sentence(sentence);
        if (token.kind != TokenKind::Word && token.kind != TokenKind::Hyphenated) continue;
        for (const Token& piece : pieces_of(text, token)) {
            const std::string_view word = piece.of(text);
            sentence.push_back({word, is_ascii_capital(word.front())});
        }
    }
    close_sentence(sentence);
}

void ArchiveStatistics::close_sentence(std::vector<Seen>& sentence) {
    int small = 0;
    int capital = 0;
    for (std::size_t i = 1; i < sentence.size(); ++i) {
        if (sentence[i].written.size() < kTellingLength) continue;
        if (!is_ascii_letter(sentence[i].written.front())) continue;
        ++(sentence[i].capital ? capital : small);
    }
    const bool telling = small > capital;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        std::string word = fold_word(sentence[i].written);
        if (word.empty() || !all_ascii_small(word)) continue;
        WordCounts& counts = counts_[std::move(word)];
        ++counts.total;
        if (i == 0 || !telling) continue;
        ++(sentence[i].capital ? counts.inside_capital : counts.inside_lower);
    }
    sentence.clear();
}

void ArchiveStatistics::add(const ArchiveStatistics& others) {
    for (const auto& [word, counts] : others.counts_)
        counts_[word] += counts;
}

std::map<std::string, WordCounts> ArchiveStatistics::words() const {
    return {counts_.begin(), counts_.end()};
}

}  // namespace telusur
