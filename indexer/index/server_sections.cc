// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/server_sections.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <string_view>

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLeastConnections = 16;
constexpr std::size_t kMostConnections = 100'000;
constexpr double kMostRequestsPerSecond = 1e6;
constexpr std::size_t kMostBurst = 1'000'000;
constexpr std::size_t kLeastBudgetMilliseconds = 10;
constexpr std::size_t kMostBudgetMilliseconds = 60'000;
constexpr std::size_t kMostCacheMebibytes = 65'536;
constexpr std::size_t kMostExports = 1000;
constexpr std::size_t kLeastAddressBytes = 1024;
constexpr std::size_t kLeastHeadBytes = 4096;
constexpr std::size_t kMostRequestBytes = std::size_t{1} << 20;
constexpr std::size_t kLeastHeaders = 16;
constexpr std::size_t kMostHeaders = 1000;
constexpr std::size_t kLeastAnswerBytes = std::size_t{1} << 20;
constexpr std::size_t kMostAnswerBytes = std::size_t{1} << 30;
constexpr std::size_t kMostSeconds = 3600;
constexpr std::size_t kMostLoggedDays = 3650;
constexpr std::size_t kKeyDigits = 64;
constexpr std::array<std::string_view, 3> kLoggedAddresses{"none", "truncated", "hashed"};

bool is_number_up_to(std::string_view text, unsigned most) {
    unsigned value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, value);
    return problem == std::errc{} && rest == end && value <= most;
}

bool is_network(const std::string& text) {
    const std::size_t slash = text.find('/');
    const std::string address = text.substr(0, slash);
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    const bool is_v4 = ::inet_pton(AF_INET, address.c_str(), bytes.data()) == 1;
    if (!is_v4 && ::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return false;
    return slash == std::string::npos || is_number_up_to(text.substr(slash + 1), is_v4 ? 32 : 128);
}

// What stands behind http:// or https://; empty for other texts.
std::string_view behind_scheme(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (text.starts_with(scheme)) return text.substr(scheme.size());
    }
    return {};
}

bool is_host(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) {
        const std::string address(text.substr(1, text.size() - 2));
        in6_addr bytes{};
        return ::inet_pton(AF_INET6, address.c_str(), &bytes) == 1;
    }
    // Browsers write the names of hosts in small letters and in ASCII.
    constexpr std::string_view kInNames = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    return !text.empty() && text.find_first_not_of(kInNames) == std::string_view::npos;
}

bool is_authority(std::string_view text) {
    const std::size_t colon = text.find(':', text.find_last_of(']') + 1);
    const std::string_view port = text.substr(std::min(colon, text.size()));
    return is_host(text.substr(0, colon)) &&
           (port.empty() || is_number_up_to(port.substr(1), 65535));
}

bool is_origin(const std::string& text) {
    return is_authority(behind_scheme(text));
}

bool is_own_url(const std::string& text) {
    const std::string_view rest = behind_scheme(text);
    const auto is_plain = [](char c) { return c > ' ' && c < '\x7F' && c != '?' && c != '#'; };
    return is_authority(rest.substr(0, rest.find('/'))) && !rest.ends_with('/') &&
           std::all_of(rest.begin(), rest.end(), is_plain);
}

bool is_key(const std::string& text) {
    return text.size() == kKeyDigits &&
           text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_logged_address(const std::string& text) {
    return std::find(kLoggedAddresses.begin(), kLoggedAddresses.end(), text) !=
           kLoggedAddresses.end();
}

fs::path read_path(const toml::table& table, std::string_view key, const fs::path& directory,
                   ConfigReader& reader) {
    const auto text = reader.text(table, key);
    return text ? (directory / *text).lexically_normal() : fs::path();
}

void read_limits(const toml::table& table, ConfigReader& reader, ServerConfig& server) {
    const auto set = [&](const char* key, std::size_t least, std::size_t most, std::size_t& value) {
        value = reader.count(table, key, least, most).value_or(value);
    };
    set("threads", 1, kMostThreads, server.threads);
    set("queue", 1, kMostQueued, server.queue);
    set("connections", kLeastConnections, kMostConnections, server.connections);
    set("connections_per_client", 1, kMostConnections, server.connections_per_client);
    server.requests_per_second =
        reader.number(table, "requests_per_second", 0, kMostRequestsPerSecond)
            .value_or(server.requests_per_second);
    set("burst", 1, kMostBurst, server.burst);
    set("time_budget_ms", kLeastBudgetMilliseconds, kMostBudgetMilliseconds, server.time_budget_ms);
    set("cache_mib", 0, kMostCacheMebibytes, server.cache_mib);
    set("exports", 1, kMostExports, server.exports);
}

// Of one request. Less than a browser sends by itself would be no limit but an outage.
void read_request_limits(const toml::table& table, ConfigReader& reader, ServerConfig& server) {
    const auto set = [&](const char* key, std::size_t least, std::size_t most, std::size_t& value) {
        value = reader.count(table, key, least, most).value_or(value);
    };
    set("address_bytes", kLeastAddressBytes, kMostRequestBytes, server.address_bytes);
    set("head_bytes", kLeastHeadBytes, kMostRequestBytes, server.head_bytes);
    set("headers", kLeastHeaders, kMostHeaders, server.headers);
    set("body_bytes", kLeastAddressBytes, kMostRequestBytes, server.body_bytes);
    set("answer_bytes", kLeastAnswerBytes, kMostAnswerBytes, server.answer_bytes);
    set("head_seconds", 1, kMostSeconds, server.head_seconds);
    set("body_seconds", 1, kMostSeconds, server.body_seconds);
    set("idle_seconds", 1, kMostSeconds, server.idle_seconds);
    set("write_seconds", 1, kMostSeconds, server.write_seconds);
}

}  // namespace

ServerConfig read_server(const toml::table& table, const fs::path& directory,
                         ConfigReader& reader) {
    reader.expect_keys(table, {"listen",
                               "public",
                               "threads",
                               "queue",
                               "connections",
                               "connections_per_client",
                               "requests_per_second",
                               "burst",
                               "time_budget_ms",
                               "cache_mib",
                               "exports",
                               "address_bytes",
                               "head_bytes",
                               "headers",
                               "body_bytes",
                               "answer_bytes",
                               "head_seconds",
                               "body_seconds",
                               "idle_seconds",
                               "write_seconds",
                               "trusted_proxies",
                               "cors_origins",
                               "name",
                               "url",
                               "access_log",
                               "public_metrics",
                               "state"});
    const TextRule network{&is_network,
                           {"addresses or networks: \"192.0.2.7\", \"10.0.0.0/8\"",
                            "alamat atau jaringan: \"192.0.2.7\", \"10.0.0.0/8\""}};
    const TextRule origin{&is_origin,
                          {"origins without a path, in small letters: \"https://berita.example\"",
                           "asal tanpa jalur, huruf kecil: \"https://berita.example\""}};
    const TextRule url{&is_own_url,
                       {"a web address without a slash at its end: \"https://cari.example\"",
                        "alamat web tanpa garis miring di akhir: \"https://cari.example\""}};
    ServerConfig server;
    server.listen = reader.text(table, "listen").value_or(server.listen);
    server.is_public = reader.flag(table, "public").value_or(server.is_public);
    read_limits(table, reader, server);
    read_request_limits(table, reader, server);
    server.trusted_proxies =
        reader.list(table, "trusted_proxies", network).value_or(server.trusted_proxies);
    server.cors_origins = reader.list(table, "cors_origins", origin).value_or(server.cors_origins);
    server.name = reader.text(table, "name").value_or(server.name);
    server.url = reader.text(table, "url", url).value_or(server.url);
    server.access_log = reader.flag(table, "access_log").value_or(server.access_log);
    server.public_metrics = reader.flag(table, "public_metrics").value_or(server.public_metrics);
    server.state = read_path(table, "state", directory, reader);
    return server;
}

AdminConfig read_admin(const toml::table& table, ConfigReader& reader) {
    reader.expect_keys(table, {"listen", "keys"});
    const TextRule key{&is_key,
                       {"SHA-256 sums of keys, 64 digits 0-9 a-f each",
                        "jumlah SHA-256 dari kunci, masing-masing 64 angka 0-9 a-f"}};
    return {reader.text(table, "listen").value_or(""),
            reader.list(table, "keys", key).value_or(std::vector<std::string>())};
}

QueryLogConfig read_query_log(const toml::table& table, const fs::path& directory,
                              ConfigReader& reader) {
    reader.expect_keys(table, {"directory", "days", "address"});
    const TextRule address{
        &is_logged_address,
        {"\"none\", \"truncated\" or \"hashed\"", "\"none\", \"truncated\", atau \"hashed\""}};
    QueryLogConfig log;
    log.directory = read_path(table, "directory", directory, reader);
    log.days = reader.count(table, "days", 1, kMostLoggedDays).value_or(log.days);
    if (const auto name = reader.text(table, "address", address)) {
        const auto found = std::find(kLoggedAddresses.begin(), kLoggedAddresses.end(), *name);
        log.address = static_cast<LoggedAddress>(found - kLoggedAddresses.begin());
    }
    return log;
}

std::string name_of(LoggedAddress address) {
    return std::string(kLoggedAddresses[static_cast<std::size_t>(address)]);
}

}  // namespace telusur
