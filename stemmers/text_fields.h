// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

namespace telusur {

/// Takes the text up to `mark` off the front, and the mark; nothing if there is no mark.
inline std::optional<std::string_view> take_until(std::string_view& text, char mark) {
    const std::size_t end = text.find(mark);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(end + 1);
    return taken;
}

/// What stands between the dividers, without what is empty.
inline std::vector<std::string_view> split(std::string_view text, char divider) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(divider));
        if (!part.empty()) parts.push_back(part);
        text.remove_prefix(part.size() < text.size() ? part.size() + 1 : text.size());
    }
    return parts;
}

inline std::string_view without_outer_blanks(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// Calls `use` with number (from 1) and text of every line that says something: not of empty lines
/// and of those that begin with #. A carriage return at the end and a byte order mark are left out.
template <typename Use>
void for_each_list_line(std::string_view text, const Use& use) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() < text.size() ? line.size() + 1 : text.size());
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos || line.front() == '#')
            continue;
        use(number, line);
    }
}

/// False unless all of the text is the number.
template <class Number>
bool parse_number(std::string_view text, int base, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace telusur
