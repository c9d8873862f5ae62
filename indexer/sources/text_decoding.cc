// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/text_decoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "indexer/index/error.h"
#include "indexer/sources/code_points.h"

namespace telusur {

namespace {

// Windows-1252 differs from Latin-1 here; 0 stands for the five bytes without meaning.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct Utf8Census {
    std::size_t multi_byte = 0;
    std::size_t ill_formed = 0;
};

Utf8Census take_census(std::string_view bytes) {
    Utf8Census census;
    for (std::size_t position = 0; position < bytes.size();) {
        const std::size_t start = position;
        if (next_code_point(bytes, position) == kIllFormed) {
            ++census.ill_formed;
        } else if (position - start > 1) {
            ++census.multi_byte;
        }
    }
    return census;
}

DecodedText decode_utf8(std::string_view bytes) {
    DecodedText decoded;
    decoded.text.reserve(bytes.size());
    for (std::size_t position = 0; position < bytes.size();) {
        const char32_t c = next_code_point(bytes, position);
        decoded.replaced |= c == kIllFormed;
        append_code_point(decoded.text, c == kIllFormed ? kReplacement : c);
    }
    return decoded;
}

DecodedText decode_windows_1252(std::string_view bytes) {
    DecodedText decoded;
    decoded.encoding = Encoding::Windows1252;
    decoded.text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        char32_t c = static_cast<unsigned char>(byte);
        if (c >= 0x80 && c < 0xA0) c = kWindows1252[c - 0x80];
        if (c == 0 && byte != '\0') {
            c = kReplacement;
            decoded.replaced = true;
        }
        append_code_point(decoded.text, c);
    }
    return decoded;
}

DecodedText decode_utf16(std::string_view bytes, bool big_endian) {
    const auto unit_at = [&](std::size_t position) {
        const auto first = static_cast<unsigned char>(bytes[position]);
        const auto second = static_cast<unsigned char>(bytes[position + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    DecodedText decoded;
    decoded.encoding = Encoding::Utf16;
    decoded.text.reserve(bytes.size());
    const std::size_t end = bytes.size() / 2 * 2;
    for (std::size_t position = 0; position < end; position += 2) {
        char32_t c = unit_at(position);
        if (c >= 0xD800 && c < 0xE000) {
            const char32_t low = c < 0xDC00 && position + 2 < end ? unit_at(position + 2) : 0;
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                position += 2;
            } else {
                c = kReplacement;
                decoded.replaced = true;
            }
        }
        append_code_point(decoded.text, c);
    }
    if (end < bytes.size()) {
        append_code_point(decoded.text, kReplacement);
        decoded.replaced = true;
    }
    return decoded;
}

constexpr char32_t kDropped = 0;

bool is_line_break(char32_t c) {
    return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_bidi_control(char32_t c) {
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

char32_t cleaned(char32_t c) {
    if (is_line_break(c)) return '\n';
    if (is_space(c)) return ' ';
    if (is_control(c) || is_invisible(c) || is_bidi_control(c)) return kDropped;
    return c == kIllFormed ? kReplacement : c;
}

CleanText map_characters(std::string_view utf8) {
    CleanText clean;
    clean.text.reserve(utf8.size());
    for (std::size_t position = 0; position < utf8.size();) {
        char32_t c = next_code_point(utf8, position);
        clean.nul_removed |= c == 0;
        if (c == '\r') {
            if (position < utf8.size() && utf8[position] == '\n') continue;
            c = '\n';
        }
        if (const char32_t kept = cleaned(c); kept != kDropped) append_code_point(clean.text, kept);
    }
    return clean;
}

void compose(std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    if (U_SUCCESS(status) && !nfc->isNormalizedUTF8(piece, status)) {
        std::string composed;
        composed.reserve(text.size());
        icu::StringByteSink<std::string> sink(&composed);
        nfc->normalizeUTF8(0, piece, sink, nullptr, status);
        text = std::move(composed);
    }
    if (U_FAILURE(status)) {
        throw Error(ErrorCode::Internal,
                    phrase("ICU cannot normalise text: {}", "ICU tidak dapat menormalkan teks: {}",
                           u_errorName(status)));
    }
}

void trim_ends(std::string& text) {
    const std::size_t last = text.find_last_not_of(" \n");
    text.erase(last == std::string::npos ? 0 : last + 1);
    text.erase(0, text.find_first_not_of(" \n"));
}

void collapse_blanks(std::string& text) {
    std::size_t length = 0;
    for (const char c : text) {
        const char last = length == 0 ? '\n' : text[length - 1];
        if (c == ' ' && (last == ' ' || last == '\n')) continue;
        if (c == '\n' && last == ' ') --length;
        text[length++] = c;
    }
    text.resize(length);
}

}  // namespace

DecodedText decode_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return decode_utf16(bytes.substr(2), false);
    if (bytes.starts_with("\xFE\xFF")) return decode_utf16(bytes.substr(2), true);
    if (bytes.starts_with("\xEF\xBB\xBF")) return decode_utf8(bytes.substr(3));
    const Utf8Census census = take_census(bytes);
    if (census.ill_formed == 0) return {std::string(bytes), Encoding::Utf8, false};
    // Text in Windows-1252 forms a sequence of UTF-8 only by accident, such as "Ã" before "©".
    const bool few = census.multi_byte * 4 <= census.ill_formed;
    return few ? decode_windows_1252(bytes) : decode_utf8(bytes);
}

CleanText clean_text(std::string_view utf8, Layout layout) {
    const auto is_plain = [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; };
    CleanText clean;
    if (std::all_of(utf8.begin(), utf8.end(), is_plain)) {
        clean.text = utf8;
    } else {
        clean = map_characters(utf8);
        compose(clean.text);
    }
    if (layout == Layout::OneLine) {
        std::replace(clean.text.begin(), clean.text.end(), '\n', ' ');
    }
    if (layout != Layout::KeepBlanks) collapse_blanks(clean.text);
    trim_ends(clean.text);
    return clean;
}

bool is_well_formed(std::string_view text) {
    return take_census(text).ill_formed == 0;
}

}  // namespace telusur
