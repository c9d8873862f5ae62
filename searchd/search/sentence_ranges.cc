// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/sentence_ranges.h"

#include "stemmers/characters.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

bool is_opening(char32_t c) {
    return c == '"' || c == '(' || c == '[' || c == 0x2018 || c == 0x201C || c == 0xAB;
}

// Where a sentence begins whose first word does, its opening quotes and brackets included.
std::size_t with_opening(std::string_view text, std::size_t begin) {
    while (begin > 0) {
        std::size_t before = begin - 1;
        while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80)
            --before;
        if (!is_opening(read_character(text, before).code_point)) break;
        begin = before;
    }
    return begin;
}

}  // namespace

std::vector<SentenceRange> sentences_of(std::string_view text,
                                        const std::vector<AnalysedWord>& words) {
    std::vector<SentenceRange> sentences;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Token& token = words[i].token;
        if (i == 0) {
            sentences.push_back({});
        } else if (token.sentence != words[i - 1].token.sentence) {
            const std::size_t begin = with_opening(text, token.begin);
            sentences.back().end = begin;
            sentences.push_back({begin, 0, 0, i, 0});
        }
        sentences.back().last_word = i + 1;
    }
    if (!sentences.empty()) sentences.back().end = text.size();
    for (SentenceRange& sentence : sentences) {
        const std::string_view all = text.substr(sentence.begin, sentence.end - sentence.begin);
        const std::string_view bare = all.substr(0, all.find_last_not_of(" \n") + 1);
        sentence.end = sentence.begin + bare.size();
        sentence.length = count_code_points(bare);
    }
    return sentences;
}

}  // namespace telusur
