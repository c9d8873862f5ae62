// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stemmers/tokenizer.h"

namespace telusur::testing {

/// The tokens of a text. A text of n bytes cannot hold more tokens: a bound for tokenizers that do
/// not end.
inline std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    Tokenizer tokenizer(text);
    for (Token token; tokens.size() <= text.size() && tokenizer.next(token);)
        tokens.push_back(token);
    return tokens;
}

inline std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const Token& token : tokens_of(text))
        words.emplace_back(token.of(text));
    return words;
}

}  // namespace telusur::testing
