// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/code_points.h"

#include <cstdint>

namespace telusur {

namespace {

// What a first byte promises: how many bytes follow, the bits it gives itself, and the bounds of
// the second byte, which shut out overlong forms, surrogates and everything above U+10FFFF.
struct Promise {
    unsigned following = 0;
    char32_t bits = 0;
    std::uint8_t second_low = 0x80;
    std::uint8_t second_high = 0xBF;
};

Promise promise_of(std::uint8_t first) {
    if (first >= 0xC2 && first <= 0xDF) return {1, first & 0x1Fu, 0x80, 0xBF};
    if (first == 0xE0) return {2, 0, 0xA0, 0xBF};
    if (first == 0xED) return {2, first & 0x0Fu, 0x80, 0x9F};
    if (first >= 0xE1 && first <= 0xEF) return {2, first & 0x0Fu, 0x80, 0xBF};
    if (first == 0xF0) return {3, 0, 0x90, 0xBF};
    if (first >= 0xF1 && first <= 0xF3) return {3, first & 0x07u, 0x80, 0xBF};
    if (first == 0xF4) return {3, first & 0x07u, 0x80, 0x8F};
    return {};
}

}  // namespace

char32_t next_code_point(std::string_view utf8, std::size_t& position) {
    const auto first = static_cast<std::uint8_t>(utf8[position++]);
    if (first < 0x80) return first;
    const Promise promise = promise_of(first);
    if (promise.following == 0) return kIllFormed;
    char32_t c = promise.bits;
    std::uint8_t low = promise.second_low;
    std::uint8_t high = promise.second_high;
    for (unsigned i = 0; i < promise.following; ++i) {
        if (position == utf8.size()) return kIllFormed;
        const auto byte = static_cast<std::uint8_t>(utf8[position]);
        if (byte < low || byte > high) return kIllFormed;
        c = c << 6 | (byte & 0x3Fu);
        low = 0x80;
        high = 0xBF;
        ++position;
    }
    return c;
}

void append_code_point(std::string& utf8, char32_t c) {
    const auto add = [&utf8](char32_t byte) { utf8 += static_cast<char>(byte); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | c >> 6);
        add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | c >> 12);
        add(0x80 | (c >> 6 & 0x3F));
        add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3F));
        add(0x80 | (c >> 6 & 0x3F));
        add(0x80 | (c & 0x3F));
    }
}

}  // namespace telusur
