// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// Lets a program and all of its commands show their help in one language, the examples (which are
/// the footers) before the options, in lines of at most `width` columns where words allow it. Call
/// it when all commands and options are there.
void format_help(CLI::App& program, Language language, std::size_t width);

/// What an app's help shows first, a line each.
void set_examples(CLI::App& app, Language language, const std::vector<std::string>& lines);

/// The lines of an app's footer behind its heading ("Examples:"), without the blanks in front; none
/// if it has none.
std::vector<std::string> examples_of(const CLI::App& app);

}  // namespace telusur
