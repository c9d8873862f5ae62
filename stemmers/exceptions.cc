// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/exceptions.h"

#include <algorithm>

#include "stemmers/normalizer.h"

namespace telusur {

namespace {

// A blank inside would be two words, which no token is.
bool is_one_word(std::string_view word) {
    return !word.empty() && word.find(' ') == std::string_view::npos;
}

}  // namespace

ParsedExceptions parse_exceptions(std::string_view text) {
    ParsedExceptions parsed;
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t tab = line.find('\t');
        std::string word = fold_label(line.substr(0, tab));
        std::string root;
        if (tab != std::string_view::npos) {
            line.remove_prefix(tab + 1);
            root = fold_label(line.substr(0, line.find('\t')));
        }
        if (is_one_word(word) && is_one_word(root)) {
            parsed.exceptions.emplace_back(std::move(word), std::move(root));
        } else {
            parsed.bad_lines.push_back(number);
        }
    }
    return parsed;
}

}  // namespace telusur
