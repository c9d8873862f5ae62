// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace telusur {

/// True for a path with `*`, `?` or `[` in it that is not there as it is written.
bool is_pattern(const std::string& path);

/// The paths that a shell would make of the pattern, in the order of their bytes: hidden files only
/// where the pattern writes the dot. Empty if a directory cannot be read.
std::optional<std::vector<std::string>> matching_paths(const std::string& pattern);

}  // namespace telusur
