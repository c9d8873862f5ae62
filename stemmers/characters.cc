// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/characters.h"

#include <array>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace telusur {

namespace {

constexpr char32_t kAsciiEnd = 0x80;

constexpr CharacterKind kind_of_ascii(char32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharacterKind::Letter;
    if (c >= '0' && c <= '9') return CharacterKind::Digit;
    if (c == '\'' || c == '`') return CharacterKind::Apostrophe;
    if (c == '.' || c == ',') return CharacterKind::Point;
    return c == '-' ? CharacterKind::Hyphen : CharacterKind::Other;
}

// Nearly every character of Indonesian text is in this table.
constexpr auto kAsciiKinds = [] {
    std::array<CharacterKind, kAsciiEnd> kinds{};
    for (char32_t c = 0; c < kAsciiEnd; ++c)
        kinds[c] = kind_of_ascii(c);
    return kinds;
}();

bool is_written_without_blanks(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

// Below this are signs like © that text uses as text.
constexpr UChar32 kFirstEmoji = 0x231A;

CharacterKind kind_of_other(UChar32 c) {
    if (c >= kFirstEmoji && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0) {
        return CharacterKind::Pictograph;
    }
    if (u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR) != 0) return CharacterKind::Flag;
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK ||
        type == U_ENCLOSING_MARK) {
        return CharacterKind::Mark;
    }
    if (type == U_OTHER_NUMBER || type == U_LETTER_NUMBER) return CharacterKind::Digit;
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ? CharacterKind::Mark
                                                                           : CharacterKind::Other;
}

CharacterKind kind_of(UChar32 c) {
    switch (c) {
        case 0x00B4:
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0xFF07:
            return CharacterKind::Apostrophe;
        case 0x2010:
        case 0x2011:
            return CharacterKind::Hyphen;
        default:
            break;
    }
    if (c < 0) return CharacterKind::Other;
    // Modifier letters, the apostrophes U+02B9 to U+02BF among them, count as letters.
    if (u_isalpha(c) != 0) {
        return is_written_without_blanks(c) ? CharacterKind::Ideograph : CharacterKind::Letter;
    }
    if (u_isdigit(c) != 0) return CharacterKind::Digit;
    return kind_of_other(c);
}

}  // namespace

Character read_character(std::string_view text, std::size_t begin) {
    const auto first = static_cast<unsigned char>(text[begin]);
    if (first < kAsciiEnd) return {first, kAsciiKinds[first], begin + 1};
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    UChar32 code_point = 0;
    std::size_t end = begin;
    U8_NEXT(bytes, end, text.size(), code_point);
    const auto readable = static_cast<char32_t>(code_point < 0 ? 0xFFFD : code_point);
    return {readable, kind_of(code_point), end};
}

Character character_at(std::string_view text, std::size_t begin) {
    return begin < text.size() ? read_character(text, begin)
                               : Character{0, CharacterKind::Other, begin};
}

bool is_upper(char32_t code_point) {
    if (code_point < kAsciiEnd) return code_point >= 'A' && code_point <= 'Z';
    return u_isUUppercase(static_cast<UChar32>(code_point)) != 0;
}

bool is_lower(char32_t code_point) {
    if (code_point < kAsciiEnd) return code_point >= 'a' && code_point <= 'z';
    return u_isULowercase(static_cast<UChar32>(code_point)) != 0;
}

}  // namespace telusur
