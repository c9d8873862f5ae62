// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace telusur {

/// One word of a text: a range of bytes in it, on code-point boundaries.
struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const Token&) const = default;
};

/// Reads the words of a text one after another, without memory of its own.
///
/// A word is a run of letters, digits and combining marks of any script. It may hold an apostrophe
/// of any kind between letters (Jum'at), a full stop or comma between digits (1.500.000; 13,5) and
/// invisible characters (soft hyphen, joiners). Everything else divides words, so `anak-anak` is
/// two. The text is UTF-8 and is borrowed; ill-formed bytes divide words.
class Tokenizer {
  public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    /// The next word; false at the end.
    bool next(Token& token);

  private:
    std::string_view text_;
    std::size_t position_ = 0;
};

}  // namespace telusur
