// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/display_width.h"

#include <unicode/uchar.h>

#include "stemmers/characters.h"

namespace telusur {

std::size_t display_width(char32_t code_point) {
    constexpr char32_t kSoftHyphen = 0xAD;  // terminals show it
    const auto c = static_cast<UChar32>(code_point);
    const auto type = u_charType(c);
    const bool is_hidden = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
                           type == U_CONTROL_CHAR || type == U_FORMAT_CHAR;
    if (is_hidden) return code_point == kSoftHyphen ? 1 : 0;
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = read_character(text, at);
        width += display_width(character.code_point);
        at = character.end;
    }
    return width;
}

}  // namespace telusur
