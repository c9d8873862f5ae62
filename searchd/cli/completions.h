// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/field_table.h"

namespace telusur {

inline constexpr std::size_t kMostValues = 50;

/// What may stand at the end of a command line.
struct LineCompletions {
    enum class Kind { Words, Files };

    Kind kind = Kind::Words;
    std::vector<std::string> words;  ///< UTF-8, not quoted
};

/// Gives the values of a field that begin so, whatever case and diacritics, most frequent first.
using FindValues = std::function<std::vector<std::string>(ValueField, const std::string& prefix)>;

/// What can go on a command line of the program whose words, without the program's name, are these;
/// the last is the one that is typed, and may be empty. `values` is asked at most once.
LineCompletions complete_line(const CLI::App& program, const std::vector<std::string>& words,
                              const FindValues& values);

/// What stands behind an option of a line, the last time; empty if it is not there.
std::string value_on_line(const std::vector<std::string>& words, std::string_view option);

/// A word as it was typed in a shell, without quotation marks and backslashes.
std::string unquoted(std::string_view typed);

}  // namespace telusur
