// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/result.h"

namespace telusur::testing {

/// The code points of a well-formed text, each as its bytes.
inline std::vector<std::string> code_points_of(std::string_view text) {
    std::vector<std::string> code_points;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || code_points.empty()) {
            code_points.emplace_back();
        }
        code_points.back() += c;
    }
    return code_points;
}

/// The text with its marks as [..]; "!" where a mark is not within the text, ascending and not
/// empty.
inline std::string bracketed(const MarkedText& marked) {
    const std::vector<std::string> code_points = code_points_of(marked.text);
    std::string shown;
    std::size_t position = 0;
    for (const Mark& mark : marked.marks) {
        if (mark.begin < position || mark.end <= mark.begin || mark.end > code_points.size())
            return "!";
        for (; position < mark.begin; ++position)
            shown += code_points[position];
        shown += '[';
        for (; position < mark.end; ++position)
            shown += code_points[position];
        shown += ']';
    }
    for (; position < code_points.size(); ++position)
        shown += code_points[position];
    return shown;
}

}  // namespace telusur::testing
