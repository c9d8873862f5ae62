// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace telusur {

/// What a byte of UTF-8 is among the characters of ASCII; none of it for bytes beyond.

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_ascii_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

constexpr bool is_ascii_small(char c) {
    return c >= 'a' && c <= 'z';
}

constexpr bool is_ascii_letter(char c) {
    return is_ascii_capital(c) || is_ascii_small(c);
}

constexpr char to_ascii_small(char c) {
    return is_ascii_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string to_ascii_small(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        c = to_ascii_small(c);
    return small;
}

/// True also for no bytes at all.
inline bool all_ascii_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// True also for no bytes at all.
inline bool all_ascii_small(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_ascii_small);
}

}  // namespace telusur
