// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/quoted_text.h"

#include <array>

namespace telusur {

namespace {

constexpr std::array<std::string_view, 6> kMarks{"\"", "“", "”", "„", "«", "»"};

struct Mark {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
};

Mark find_mark(std::string_view text, std::size_t from) {
    Mark first;
    for (const std::string_view mark : kMarks) {
        const std::size_t begin = text.find(mark, from);
        if (begin < first.begin) first = {begin, begin + mark.size()};
    }
    return first;
}

// Only in front of a word: "kata-\"kata\"" excludes nothing.
bool ends_with_minus(std::string_view text) {
    return text.ends_with('-') && (text.size() == 1 || text[text.size() - 2] == ' ');
}

}  // namespace

SplitQuotes split_quotes(std::string_view text) {
    SplitQuotes split;
    std::size_t position = 0;
    for (Mark open = find_mark(text, 0); open.begin != std::string_view::npos;
         open = find_mark(text, position)) {
        split.rest += text.substr(position, open.begin - position);
        const Mark close = find_mark(text, open.end);
        position = open.end;
        if (close.begin == std::string_view::npos) {
            split.unclosed = true;
            break;
        }
        const bool unwanted = ends_with_minus(split.rest);
        if (unwanted) split.rest.pop_back();
        split.rest += " \n ";
        split.quotes.push_back(
            {std::string(text.substr(open.end, close.begin - open.end)), unwanted});
        position = close.end;
    }
    split.rest += text.substr(position);
    return split;
}

}  // namespace telusur
