// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// The arguments of a program, last first as the option parser wants them, with a mark in front of
/// what it would take for an option though it is a word of a question: `-word`, and all behind
/// `--`.
std::vector<std::string> with_words_marked(int argc, char** argv);

/// The word without its mark, if it has one.
std::string_view without_mark(std::string_view word);

}  // namespace telusur
