// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "stemmers/normalizer.h"
#include "stemmers/tokenizer.h"
#include "stemmers/word_shape.h"

namespace {

using telusur::Token;
using telusur::Tokenizer;
using telusur::TokenKind;
using telusur::WordShape;

void require(bool promise) {
    if (!promise) std::abort();
}

bool on_boundary(std::string_view text, std::size_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

void check_shape(const WordShape& shape, TokenKind kind) {
    require(telusur::fold_word(shape.form) == shape.form);
    require(telusur::fold_word(shape.joined) == shape.joined);
    require(kind == TokenKind::Hyphenated || shape.joined.empty());
    require(!shape.parts_suffice || shape.parts.size() > 1);
    for (const std::string& part : shape.parts)
        require(!part.empty() && telusur::fold_word(part) == part);
}

// A token's text alone is that token again: so a word copied into a question is found.
void check_alone(std::string_view word, TokenKind kind) {
    Tokenizer tokenizer(word);
    Token token;
    require(tokenizer.next(token));
    require(token == Token{0, word.size(), kind, 0});
    require(!tokenizer.next(token));
}

void check_tokens(std::string_view text) {
    Tokenizer tokenizer(text);
    std::size_t last_end = 0;
    std::uint32_t sentence = 0;
    for (Token token; tokenizer.next(token);) {
        require(token.begin >= last_end && token.end > token.begin && token.end <= text.size());
        require(token.sentence == sentence || token.sentence == sentence + 1);
        last_end = token.end;
        sentence = token.sentence;
        check_alone(token.of(text), token.kind);
        check_shape(telusur::shape_of(token.of(text), token.kind), token.kind);
    }
}

}  // namespace

// Words lie inside the text, in order, sentences rise one by one, and shapes are folded: on any
// bytes. In well-formed text words also end between code points.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_tokens(bytes);
    const std::string text = telusur::to_well_formed(bytes);
    check_tokens(text);
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token);)
        require(on_boundary(text, token.begin) && on_boundary(text, token.end));
    return 0;
}
