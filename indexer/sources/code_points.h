// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace telusur {

inline constexpr char32_t kReplacement = 0xFFFD;
/// Stands for a part of a text that is not UTF-8; no character has this number.
inline constexpr char32_t kIllFormed = 0xFFFFFFFF;

/// The character of UTF-8 at `position`, which moves behind it. Where the bytes are not well-formed
/// the result is kIllFormed, once for each longest piece that could have begun a character.
/// `position` must be smaller than the size.
char32_t next_code_point(std::string_view utf8, std::size_t& position);

/// Appends the character in UTF-8. It must be one: at most U+10FFFF and no surrogate.
void append_code_point(std::string& utf8, char32_t c);

}  // namespace telusur
