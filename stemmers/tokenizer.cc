// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/tokenizer.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace telusur {

namespace {

enum class Kind { Letter, Digit, Mark, Apostrophe, Point, Other };

Kind kind_of_ascii(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::Letter;
    if (c >= '0' && c <= '9') return Kind::Digit;
    if (c == '\'' || c == '`') return Kind::Apostrophe;
    if (c == '.' || c == ',') return Kind::Point;
    return Kind::Other;
}

Kind kind_of(UChar32 c) {
    switch (c) {
        case 0x00B4:
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0xFF07:
            return Kind::Apostrophe;
        default:
            break;
    }
    if (c < 0) return Kind::Other;
    // Modifier letters, the apostrophes U+02B9 to U+02BF among them, count as letters.
    if (u_isalpha(c) != 0) return Kind::Letter;
    if (u_isdigit(c) != 0) return Kind::Digit;
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK ||
        type == U_ENCLOSING_MARK) {
        return Kind::Mark;
    }
    if (type == U_OTHER_NUMBER || type == U_LETTER_NUMBER) return Kind::Digit;
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ? Kind::Mark
                                                                           : Kind::Other;
}

struct Character {
    Kind kind = Kind::Other;
    std::size_t end = 0;
};

Character read(std::string_view text, std::size_t begin) {
    const char first = text[begin];
    if (static_cast<unsigned char>(first) < 0x80) return {kind_of_ascii(first), begin + 1};
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    UChar32 code_point = 0;
    std::size_t index = begin;
    U8_NEXT(bytes, index, text.size(), code_point);
    return {kind_of(code_point), index};
}

// True if a separator between `before` and what follows it belongs to the word.
bool joins(Kind before, Kind separator, Kind after) {
    if (separator == Kind::Apostrophe) return before == Kind::Letter && after == Kind::Letter;
    return separator == Kind::Point && before == Kind::Digit && after == Kind::Digit;
}

}  // namespace

bool Tokenizer::next(Token& token) {
    Character current;
    for (;; position_ = current.end) {
        if (position_ >= text_.size()) return false;
        current = read(text_, position_);
        if (current.kind == Kind::Letter || current.kind == Kind::Digit) break;
    }
    token.begin = position_;
    token.end = current.end;
    Kind before = current.kind;
    while (token.end < text_.size()) {
        current = read(text_, token.end);
        if (current.kind == Kind::Mark) {
            token.end = current.end;
        } else if (current.kind == Kind::Letter || current.kind == Kind::Digit) {
            token.end = current.end;
            before = current.kind;
        } else {
            if (current.end >= text_.size()) break;
            const Character after = read(text_, current.end);
            if (!joins(before, current.kind, after.kind)) break;
            token.end = after.end;
            before = after.kind;
        }
    }
    position_ = token.end;
    return true;
}

}  // namespace telusur
