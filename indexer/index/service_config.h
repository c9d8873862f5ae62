// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/config_reader.h"
#include "indexer/index/ranking.h"

namespace telusur {

inline constexpr std::size_t kMaximumConfigBytes = std::size_t{1} << 20;

/// [server]: how searchd serves.
struct ServerConfig {
    std::string listen = "127.0.0.1:8080";
    bool is_public = false;  ///< may be reached by other machines
    std::size_t threads = 4;
    std::size_t queue = 64;
    bool access_log = false;

    bool operator==(const ServerConfig&) const = default;
};

inline constexpr std::size_t kMostThreads = 256;
inline constexpr std::size_t kMostQueued = 10000;

/// What telusur.toml says to those who answer from an index. README, "Every night", lists its keys.
struct ServiceConfig {
    std::filesystem::path data;  ///< absolute
    Ranking ranking;
    ServerConfig server;
};

/// The sections and keys that stand at the top of the file.
const std::vector<std::string_view>& config_keys();

/// Reads data, [ranking] and [server] of a file in that directory, and no other keys.
ServiceConfig read_service(const toml::table& root, const std::filesystem::path& directory,
                           ConfigReader& reader);

/// The text of the file, of at most kMaximumConfigBytes. Throws Error{Configuration} for a file
/// that is not there or larger; a system error if it cannot be read.
std::string read_config_text(const std::filesystem::path& file);

/// Parses the TOML text of `file` and calls `read` with its table. Throws Error{Configuration}
/// whose message has one line for each thing wrong, "FILE:LINE:COLUMN: what", in the order of the
/// file; columns count code points from 1.
void parse_toml(std::string_view text, const std::filesystem::path& file,
                const std::function<void(const toml::table&, ConfigReader&)>& read);

/// Reads the file for those who answer; what is for the indexer alone is not checked. Throws as
/// read_config_text and parse_toml do.
ServiceConfig read_service_config(const std::filesystem::path& file);

}  // namespace telusur
