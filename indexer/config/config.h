// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/build/build_resources.h"
#include "indexer/build/gate.h"
#include "indexer/index/data_directory.h"

namespace telusur {

inline constexpr std::size_t kMaximumConfigBytes = std::size_t{1} << 20;
inline constexpr std::string_view kArchiveTimeZone = "Asia/Jakarta";

/// A [[source]] of type "files".
struct FilesConfig {
    /// Absolute; files, folders and patterns (is_pattern).
    std::vector<std::string> paths;

    bool operator==(const FilesConfig&) const = default;
};

/// What telusur.toml says, checked: README, "Every night", lists its keys.
struct Config {
    std::filesystem::path data;  ///< absolute
    std::string time_zone{kArchiveTimeZone};
    std::vector<FilesConfig> sources;
    GateLimits gate{10.0, {}, {}};
    std::size_t kept_generations = kKeptGenerations;
    BuildResources build;
};

/// Reads the TOML text of `file`, from whose directory relative paths count. Throws
/// Error{Configuration} whose message has one line for each thing wrong, "FILE:LINE:COLUMN: what",
/// in the order of the file; columns count code points from 1.
Config parse_config(std::string_view text, const std::filesystem::path& file);

/// Reads a file of at most kMaximumConfigBytes. Throws as parse_config does, also for a file that
/// is not there or larger; a system error if it cannot be read.
Config read_config(const std::filesystem::path& file);

/// As TOML text that parse_config reads as the same configuration.
std::string to_toml(const Config& config);

}  // namespace telusur
