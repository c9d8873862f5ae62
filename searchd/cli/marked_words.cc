// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/marked_words.h"

#include <algorithm>

namespace telusur {

namespace {

constexpr char kWordMark = '\x01';

}  // namespace

// The parser knows words only on one side of `--`.
std::vector<std::string> with_words_marked(int argc, char** argv) {
    std::vector<std::string> arguments;
    bool only_words = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const bool excluded =
            argument.size() > 1 && argument[0] == '-' && argument[1] != '-' && argument != "-h";
        if (!only_words && argument == "--") {
            only_words = true;
        } else if (only_words || excluded) {
            arguments.push_back(kWordMark + std::string(argument));
        } else {
            arguments.emplace_back(argument);
        }
    }
    std::reverse(arguments.begin(), arguments.end());  // as the parser wants them
    return arguments;
}

std::string_view without_mark(std::string_view word) {
    if (word.starts_with(kWordMark)) word.remove_prefix(1);
    return word;
}

}  // namespace telusur
