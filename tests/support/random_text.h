// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <span>
#include <string>

namespace telusur::testing {

using Random = std::mt19937_64;

/// 0 … limit-1, the same on every machine for the same seed.
inline std::size_t below(Random& random, std::size_t limit) {
    return static_cast<std::size_t>(random() % limit);
}

/// UTF-8 of one Unicode scalar value.
inline std::string utf8(char32_t c) {
    const auto byte = [](char32_t value) {
        return static_cast<char>(static_cast<unsigned char>(value));
    };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
    if (c < 0x10000) {
        return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
    }
    return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
            byte(0x80 | (c & 0x3F))};
}

inline bool is_scalar(char32_t c) {
    return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

inline char32_t random_scalar(Random& random) {
    for (;;) {
        const auto c = static_cast<char32_t>(below(random, 0x110000));
        if (is_scalar(c)) return c;
    }
}

inline std::string random_bytes(Random& random, std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i)
        bytes += static_cast<char>(below(random, 256));
    return bytes;
}

/// Code points that normalisation and word division treat in a way of their own.
inline constexpr char32_t kDelicate[] = {
    'a',     'B',     'z',     '0',     '9',     '\'',    '`',    '.',    ',',    '-',    ' ',
    '\n',    0x00,    0x7F,    0x00A0,  0x00A8,  0x00AD,  0x00B4, 0x00BD, 0x00C9, 0x00DF, 0x0130,
    0x0131,  0x0149,  0x017F,  0x01C5,  0x02BC,  0x02BF,  0x0300, 0x0301, 0x0307, 0x0323, 0x0327,
    0x0345,  0x034F,  0x0390,  0x03A3,  0x03C2,  0x0488,  0x064E, 0x0651, 0x0628, 0x0640, 0x0660,
    0x0915,  0x094D,  0x093F,  0x09C7,  0x09BE,  0x0E33,  0x0F71, 0x0F73, 0x1100, 0x1161, 0x11A8,
    0x115F,  0x180E,  0x1E9B,  0x1E9E,  0x1F80,  0x1FBD,  0x1FFE, 0x200B, 0x200C, 0x200D, 0x2018,
    0x2019,  0x201B,  0x2032,  0x2126,  0x212A,  0x2163,  0x20DD, 0x3000, 0x304B, 0x3099, 0x3164,
    0x4E00,  0xA78C,  0xAC00,  0xFB01,  0xFDFA,  0xFE0F,  0xFEFF, 0xFF07, 0xFF21, 0xFFFD, 0x10400,
    0x110BA, 0x1D15E, 0x1D400, 0x1F44D, 0x1F3FD, 0xE0001, 0xE0100};

/// Well-formed UTF-8: delicate code points and, now and then, any other.
inline std::string random_text(Random& random, std::size_t code_points) {
    const std::span<const char32_t> delicate(kDelicate);
    std::string text;
    for (std::size_t i = 0; i < code_points; ++i) {
        const bool any = below(random, 4) == 0;
        text += utf8(any ? random_scalar(random) : delicate[below(random, delicate.size())]);
    }
    return text;
}

}  // namespace telusur::testing
