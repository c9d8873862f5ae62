// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>

namespace telusur {

/// A file, or a folder and all below it.
struct PathSource {
    std::string path;

    bool operator==(const PathSource&) const = default;
};

/// All paths that match: one source, so that the articles of a file that has gone are missed.
struct PatternSource {
    std::string pattern;

    bool operator==(const PatternSource&) const = default;
};

/// Where articles come from, as the operator says it.
using SourceSpec = std::variant<PathSource, PatternSource>;

/// The name by which the archive knows the source from run to run: absolute for a path, so that
/// cron and a shell in another directory mean the same one.
std::string name_of(const SourceSpec& source);

}  // namespace telusur
