// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "indexer/sources/wordpress_source.h"

namespace telusur {

/// A file, or a folder and all below it.
struct PathSource {
    std::string path;
};

/// All paths that match: one source, so that the articles of a file that has gone are missed.
struct PatternSource {
    std::string pattern;
};

/// Files that a person names once. What is not named again stays.
struct AddedFiles {
    std::vector<std::string> paths;
};

/// With what a server is asked.
struct Login {
    std::string user;  ///< empty for none
    std::string password;
    std::filesystem::path ca_file;      ///< empty for the system's certificates
    std::chrono::seconds timeout{300};  ///< of one request
};

struct WordPressSiteSource {
    WordPressSite site;
    Login login;
};

struct FeedAddress {
    std::string url;
    Login login;
};

/// Where articles come from, as the operator says it.
using SourceSpec =
    std::variant<PathSource, PatternSource, AddedFiles, WordPressSiteSource, FeedAddress>;

/// The name by which the archive knows what people have added.
inline constexpr const char* kAddedByHand = "added by hand";

/// The name by which the archive knows the source from run to run: absolute for a path, so that
/// cron and a shell in another directory mean the same one.
std::string name_of(const SourceSpec& source);

}  // namespace telusur
