// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/text_analysis.h"

#include <fmt/core.h>

#include "indexer/index/field_table.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

// Raised whenever the same text would give other words: part of every generation's fingerprint.
constexpr std::string_view kAnalysisVersion = "1";

void cut_at_code_point(std::string& word, std::size_t limit) {
    if (word.size() <= limit) return;
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80)
        --end;
    word.resize(end);
}

}  // namespace

std::vector<AnalysedWord> TextAnalysis::analyse(std::string_view text) const {
    std::vector<AnalysedWord> words;
    words.reserve(text.size() / 6);
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token);) {
        std::string form = fold_word(token.of(text));
        cut_at_code_point(form, kMaximumTermBytes);
        if (form.empty()) continue;
        std::string root = stemmer_.root(form);
        cut_at_code_point(root, kMaximumTermBytes);
        words.push_back({token, std::move(form), std::move(root)});
    }
    return words;
}

std::string TextAnalysis::fingerprint() const {
    return fmt::format("analysis-{}/{}", kAnalysisVersion, stemmer_.fingerprint());
}

}  // namespace telusur
