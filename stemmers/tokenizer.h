// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace telusur {

/// What a token looks like, and so how it is folded (see word_shape.h).
enum class TokenKind : std::uint8_t {
    Word,        ///< letters, digits and marks of any script: banjir, Jum'at, covid19, 4x4
    Hyphenated,  ///< words joined by hyphens: undang-undang, KPK-nya, di-PHK, covid-19, 1990-an
    Dotted,      ///< an abbreviation with inner stops: U.S.A, a.n, S.Sos
    Number,      ///< digits with stops or commas between them: 1.500.000; 13,5; 14.07.2023
    Figures,     ///< numbers joined by strokes, or a date with hyphens: 24/7, 2023-07-14
    Address,     ///< of the web or of e-mail
    Symbol,      ///< an emoji or a flag; C++, C#
};

/// One word of a text: a range of bytes in it, on code-point boundaries.
struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
    TokenKind kind = TokenKind::Word;
    std::uint32_t sentence = 0;  ///< number of its sentence in the text, from 0

    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const Token&) const = default;
};

/// Reads the words of a text one after another. The text is UTF-8 and is borrowed; ill-formed bytes
/// divide words, and so does everything that TokenKind does not name. Han and kana are written
/// without blanks: each character is a word. The code of a currency ends before its amount: Rp13,5
/// is two words. Words joined by more than three hyphens are words of their own.
class Tokenizer {
  public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    /// The next word; false at the end. Takes time in proportion to the text, whatever is in it.
    bool next(Token& token);

  private:
    bool skip_to_word();
    void read(Token& token);
    void join_hyphens(Token& token);

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t apart_until_ = 0;  // words before this are not joined by hyphens
    Token last_;
};

/// The words of a token of `text`: those between the hyphens of a hyphenated one, else itself.
std::vector<Token> pieces_of(std::string_view text, const Token& token);

}  // namespace telusur
