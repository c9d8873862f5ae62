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
    std::string listen = "127.0.0.1:8080";  ///< HOST:PORT, "unix:PATH" or "systemd"
    bool is_public = false;                 ///< may be reached by other machines
    std::size_t threads = 4;
    std::size_t queue = 64;
    std::size_t connections = 8000;  ///< open at the same time
    std::size_t connections_per_client = 64;
    double requests_per_second = 10;   ///< of one client, on average; 0: as many as they like
    std::size_t burst = 30;            ///< of one client, at once
    std::size_t time_budget_ms = 200;  ///< processor time for finding, of one request
    std::size_t cache_mib = 64;        ///< of answers kept; 0: none
    std::size_t address_bytes = 8000;  ///< of a request: path and query
    std::size_t head_bytes = 16384;    ///< of a request: request line and headers
    std::size_t headers = 64;          ///< of a request
    std::size_t body_bytes = 65536;    ///< of a request
    std::size_t answer_bytes = std::size_t{64} << 20;  ///< of one that is no stream
    std::size_t exports = 16;                          ///< under way at the same time
    std::size_t head_seconds = 5;    ///< for a head to arrive, from its first byte
    std::size_t body_seconds = 10;   ///< for a body
    std::size_t idle_seconds = 15;   ///< that a connection may be silent
    std::size_t write_seconds = 30;  ///< for a client to take an answer, or a part of a stream
    /// Whose X-Forwarded-For is believed, and who is not limited: addresses and networks.
    std::vector<std::string> trusted_proxies = {"127.0.0.0/8", "::1"};
    std::vector<std::string> cors_origins;  ///< "https://berita.example": may read answers
    std::string name = "Telusur";           ///< of the archive, in feeds
    std::string url;          ///< where readers reach this server: "https://cari.berita.example"
    bool access_log = false;  ///< a line of JSON for each request on standard error
    bool public_metrics = false;  ///< /metrics for everybody, not for trusted clients only
    std::filesystem::path state;  ///< a directory to write in; empty: nothing is remembered

    bool operator==(const ServerConfig&) const = default;
};

/// [admin]: the operator's own door.
struct AdminConfig {
    std::string listen;             ///< as [server]; empty: no such door
    std::vector<std::string> keys;  ///< SHA-256 of each, 64 hexadecimal digits

    bool operator==(const AdminConfig&) const = default;
};

/// What of a client's address the query log keeps.
enum class LoggedAddress { None, Truncated, Hashed };

/// [query_log]: what is remembered of questions.
struct QueryLogConfig {
    std::filesystem::path directory;  ///< empty: nothing is written
    std::size_t days = 30;            ///< files older than that are deleted
    LoggedAddress address = LoggedAddress::None;

    bool operator==(const QueryLogConfig&) const = default;
};

inline constexpr std::size_t kMostThreads = 256;
inline constexpr std::size_t kMostQueued = 10000;

/// What telusur.toml says to those who answer from an index. README, "Every night", lists its keys.
struct ServiceConfig {
    std::filesystem::path data;  ///< absolute
    Ranking ranking;
    ServerConfig server;
    AdminConfig admin;
    QueryLogConfig query_log;
};

/// The sections and keys that stand at the top of the file.
const std::vector<std::string_view>& config_keys();

/// Reads data, [ranking], [server], [admin] and [query_log] of a file in that directory, and no
/// other keys.
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
