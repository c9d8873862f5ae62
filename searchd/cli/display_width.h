// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace telusur {

/// How many columns of a terminal a code point takes: two for wide characters of East Asia and
/// emoji, none for marks on the character before and for what is not shown.
std::size_t display_width(char32_t code_point);

/// The same for a text. UTF-8; ill-formed bytes count as U+FFFD.
std::size_t display_width(std::string_view text);

}  // namespace telusur
