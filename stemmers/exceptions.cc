// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/exceptions.h"

#include "stemmers/normalizer.h"
#include "stemmers/text_fields.h"

namespace telusur {

namespace {

// A blank inside would be two words, which no token is.
bool is_one_word(std::string_view word) {
    return !word.empty() && word.find(' ') == std::string_view::npos;
}

}  // namespace

ParsedExceptions parse_exceptions(std::string_view text) {
    ParsedExceptions parsed;
    for_each_list_line(text, [&parsed](std::size_t number, std::string_view line) {
        // A file of another encoding would be obeyed without ever meeting a word.
        const bool is_readable = to_well_formed(line) == line;
        const auto written = take_until(line, '\t');
        std::string word = written ? fold_label(*written) : std::string();
        std::string root = written ? fold_label(line.substr(0, line.find('\t'))) : std::string();
        if (is_readable && is_one_word(word) && is_one_word(root)) {
            parsed.exceptions.emplace_back(std::move(word), std::move(root));
        } else {
            parsed.bad_lines.push_back(number);
        }
    });
    return parsed;
}

}  // namespace telusur
