// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/http_message.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <ctime>
#include <fmt/chrono.h>
#include <random>

namespace telusur {

namespace {

constexpr std::size_t kMaximumRequestIdBytes = 64;

struct StatusRow {
    int status;
    std::string_view reason;
};

constexpr StatusRow kReasons[] = {
    {200, "OK"},
    {204, "No Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {410, "Gone"},
    {411, "Length Required"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

bool has_header(const HttpHeaders& headers, std::string_view name) {
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto& header) { return header.first == name; });
}

}  // namespace

const HttpHeaders& common_headers() {
    static const HttpHeaders headers{
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "strict-origin-when-cross-origin"},
        {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
        {"Vary", "Accept-Encoding, Accept-Language"},
        // Ranges are ignored. Said because the library would offer them in answers to HEAD.
        {"Accept-Ranges", "none"},
    };
    return headers;
}

bool is_request_id(std::string_view text) {
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    return !text.empty() && text.size() <= kMaximumRequestIdBytes &&
           text.find_first_not_of(kAllowed) == std::string_view::npos;
}

std::string new_request_id() {
    // A random start sets the processes apart, the counter the requests of one.
    static const std::uint32_t process = std::random_device{}();
    static std::atomic<std::uint64_t> count{0};
    return fmt::format("{:08x}-{}", process, ++count);
}

std::string to_bytes_closing(const HttpAnswer& answer) {
    std::string bytes =
        fmt::format("HTTP/1.1 {} {}\r\n", answer.status, reason_phrase(answer.status));
    const auto add = [&bytes](const auto& header) {
        bytes += fmt::format("{}: {}\r\n", header.first, header.second);
    };
    for (const auto& header : answer.headers)
        add(header);
    for (const auto& header : common_headers()) {
        if (!has_header(answer.headers, header.first)) add(header);
    }
    add(std::pair{"Date", http_date()});
    bytes += fmt::format("Connection: close\r\nContent-Length: {}\r\n\r\n", answer.body.size());
    return bytes += answer.body;
}

std::string http_date() {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::time(nullptr)));
}

std::string_view reason_phrase(int status) {
    for (const StatusRow& row : kReasons) {
        if (row.status == status) return row.reason;
    }
    return "Unknown";
}

}  // namespace telusur
