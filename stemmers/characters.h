// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace telusur {

/// What a character is to the tokenizer.
enum class CharacterKind {
    Letter,
    Digit,
    Mark,        ///< combining marks and invisible characters: part of the word they follow
    Apostrophe,  ///< of any kind
    Point,       ///< full stop or comma
    Hyphen,      ///< hyphen-minus, hyphen, non-breaking hyphen; no dash
    Ideograph,   ///< Han and kana, written without blanks: each is a word
    Pictograph,  ///< emoji
    Flag,        ///< regional indicator: two of them are a flag
    Other,
};

/// One character of a text: its code point, kind, and where the next one begins, in bytes.
struct Character {
    char32_t code_point = 0;
    CharacterKind kind = CharacterKind::Other;
    std::size_t end = 0;

    bool is(CharacterKind wanted) const { return kind == wanted; }
    bool is_letter_or_digit() const {
        return kind == CharacterKind::Letter || kind == CharacterKind::Digit;
    }
};

/// Reads the character at byte `begin` of a UTF-8 text, which must have one. Ill-formed bytes are
/// characters of the kind Other.
Character read_character(std::string_view text, std::size_t begin);

/// The same without a text to read behind its end: a character of the kind Other there.
Character character_at(std::string_view text, std::size_t begin);

/// True for a letter that is written large, in any script.
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);

}  // namespace telusur
