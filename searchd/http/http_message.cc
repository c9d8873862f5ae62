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
constexpr std::size_t kUsualHeadBytes = 1024;

struct StatusRow {
    int status;
    std::string_view reason;
};

constexpr StatusRow kReasons[] = {
    {200, "OK"},
    {202, "Accepted"},
    {204, "No Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {410, "Gone"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {429, "Too Many Requests"},
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
        {"Vary", "Accept-Encoding, Accept-Language, Origin"},
        // Ranges are passed over.
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

std::string to_bytes(const HttpAnswer& answer, const Delivery& delivery) {
    const bool is_compressed = !delivery.gzip.empty();
    const std::string_view body = is_compressed ? delivery.gzip : std::string_view(answer.body);
    const bool shows_body = delivery.body == Delivery::Body::Whole;
    std::string bytes;
    bytes.reserve(kUsualHeadBytes + (shows_body ? body.size() : 0));
    const auto add = [&bytes](std::string_view name, std::string_view value) {
        bytes.append(name).append(": ").append(value).append("\r\n");
    };
    bytes += fmt::format("HTTP/1.1 {} {}\r\n", answer.status, reason_phrase(answer.status));
    for (const auto& [name, value] : answer.headers)
        add(name, value);
    for (const auto& [name, value] : common_headers()) {
        if (!has_header(answer.headers, name)) add(name, value);
    }
    if (delivery.added != nullptr) {
        for (const auto& [name, value] : *delivery.added)
            add(name, value);
    }
    add("Date", http_date());
    if (is_compressed) add("Content-Encoding", "gzip");
    if (delivery.after == Delivery::After::Close) add("Connection", "close");
    // An answer that never has a body must not say how long it is.
    const bool is_bare = answer.status == 204 || answer.status == 304;
    if (delivery.in_chunks) {
        add("Transfer-Encoding", "chunked");
    } else if (!is_bare && !answer.rest) {
        add("Content-Length", std::to_string(body.size()));
    }
    bytes += "\r\n";
    if (shows_body && !is_bare) {
        if (delivery.in_chunks && !body.empty()) {
            bytes += to_chunk(body);
        } else if (!delivery.in_chunks) {
            bytes += body;
        }
    }
    return bytes;
}

std::string to_chunk(std::string_view part) {
    return fmt::format("{:x}\r\n{}\r\n", part.size(), part);
}

std::string http_date() {
    // Written once a second: it takes longer than the rest of a short answer's head.
    thread_local std::time_t written_at = -1;
    thread_local std::string written;
    const std::time_t now = std::time(nullptr);
    if (now != written_at) {
        written = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
        written_at = now;
    }
    return written;
}

std::string_view reason_phrase(int status) {
    for (const StatusRow& row : kReasons) {
        if (row.status == status) return row.reason;
    }
    return "Unknown";
}

}  // namespace telusur
