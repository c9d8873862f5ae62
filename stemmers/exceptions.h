// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace telusur {

/// What a user says of single words: word and root, both folded. A word that is its own root is
/// kept: it loses no affix, and no other spelling stands in its place.
using Exceptions = std::vector<std::pair<std::string, std::string>>;

struct ParsedExceptions {
    Exceptions exceptions;
    std::vector<std::size_t> bad_lines;  ///< counted from 1
};

/// Reads an exceptions file (UTF-8): `word<TAB>root` a line, anything behind a second tab is an
/// explanation, empty lines and lines that begin with # say nothing.
ParsedExceptions parse_exceptions(std::string_view text);

}  // namespace telusur
