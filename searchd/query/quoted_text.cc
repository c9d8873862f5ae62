// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/quoted_text.h"

#include <algorithm>
#include <array>

#include "stemmers/ascii.h"

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

// The digits of `~5` there.
std::string_view slop_at(std::string_view text, std::size_t position) {
    if (position >= text.size() || text[position] != '~') return {};
    const std::string_view rest = text.substr(position + 1);
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_ascii_digit);
    return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
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
        position = close.end;
        const std::string_view slop = slop_at(text, position);
        if (!slop.empty()) position += 1 + slop.size();
        split.quotes.push_back({std::string(text.substr(open.end, close.begin - open.end)),
                                unwanted, std::string(slop)});
    }
    split.rest += text.substr(position);
    return split;
}

}  // namespace telusur
