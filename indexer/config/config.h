// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/build/build_resources.h"
#include "indexer/build/gate.h"
#include "indexer/build/question_gate.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/service_config.h"

namespace telusur {

inline constexpr std::string_view kArchiveTimeZone = "Asia/Jakarta";

/// A [[source]] of type "files".
struct FilesConfig {
    /// Absolute; files, folders and patterns (is_pattern).
    std::vector<std::string> paths;

    bool operator==(const FilesConfig&) const = default;
};

/// What a server is asked with.
struct LoginConfig {
    std::string user;
    std::filesystem::path password_file;  ///< absolute; its first line counts
    std::filesystem::path ca_file;        ///< absolute; empty for the system's certificates
    std::size_t timeout_seconds = 300;    ///< of one request

    bool operator==(const LoginConfig&) const = default;
};

/// A [[source]] of type "wordpress".
struct WordPressConfig {
    std::string url;
    std::vector<std::string> post_types = {"posts"};
    LoginConfig login;

    bool operator==(const WordPressConfig&) const = default;
};

/// A [[source]] of type "feed".
struct FeedConfig {
    std::string url;
    LoginConfig login;

    bool operator==(const FeedConfig&) const = default;
};

using SourceConfig = std::variant<FilesConfig, WordPressConfig, FeedConfig>;

/// What telusur.toml says, checked: README, "Every night", lists its keys.
struct Config {
    std::string time_zone{kArchiveTimeZone};
    std::vector<SourceConfig> sources;
    GateLimits gate{10.0, {}, {}};
    QuestionRules questions;
    std::size_t kept_generations = kKeptGenerations;
    BuildResources build;
    ServiceConfig service;  ///< `data` among it
};

/// Reads the TOML text of `file`, from whose directory relative paths count. Throws as parse_toml
/// does.
Config parse_config(std::string_view text, const std::filesystem::path& file);

/// Reads a file. Throws as parse_config and read_config_text do.
Config read_config(const std::filesystem::path& file);

/// As TOML text that parse_config reads as the same configuration.
std::string to_toml(const Config& config);

}  // namespace telusur
