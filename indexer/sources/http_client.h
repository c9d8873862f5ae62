// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// How a client behaves towards all servers. The defaults suit a nightly run over the Internet.
struct HttpOptions {
    std::string user_agent = "telusur/" TELUSUR_VERSION;

    // Bounds of one attempt.
    std::chrono::milliseconds connect_time{15'000};
    std::chrono::milliseconds total_time{300'000};
    std::uint32_t slow_bytes_per_second = 200;  ///< below that for `slow_time`, it has stalled
    std::chrono::seconds slow_time{30};
    std::size_t maximum_bytes = 32u << 20;  ///< of a body, after decompression

    // Between attempts; each wait is about twice as long as the one before, or what the server
    // asks for.
    int maximum_attempts = 4;
    std::chrono::milliseconds first_wait{1'000};
    std::chrono::milliseconds longest_wait{60'000};

    /// Basic login, if `user` is not empty. Goes to the origin (scheme, host and port) that was
    /// asked or to the same host by https, never to another one that it redirects to.
    std::string user;
    std::string password;

    std::filesystem::path ca_file;     ///< certificates to trust, PEM; empty for the system's
    std::function<void()> checkpoint;  ///< see HttpClient::get; may be empty
};

/// Why there is no answer.
enum class HttpFault {
    None,
    BadUrl,       ///< neither http nor https, or no URL at all
    Unreachable,  ///< no such host, connection refused or not made in time
    Insecure,     ///< TLS: expired, self-signed, of another host …
    Redirected,   ///< too often, or to where no redirect may lead
    BrokenOff,    ///< stalled, too slow, cut off, or damaged in compression
    TooLarge,
};

/// What became of a request.
struct HttpAnswer {
    std::string url;  ///< the one that answered, behind redirects; without user and password
    int status = 0;   ///< 0 if there is a fault
    std::vector<std::pair<std::string, std::string>> headers;  ///< as sent
    std::string body;                                          ///< decompressed; any bytes
    HttpFault fault = HttpFault::None;
    Phrase reason = {};   ///< if there is a fault: what went wrong
    Phrase problem = {};  ///< the same, with the URL

    /// The value of a header, whatever its case; several are joined by ", ". Empty for none.
    std::string header(std::string_view name) const;
};

/// "URL answers with status 404".
Phrase unexpected_status(const HttpAnswer& answer);

/// The moment in a header (Date, Last-Modified), in seconds since 1970.
std::optional<std::int64_t> parse_http_date(const std::string& text);

/// Gets documents over http and https. Not thread-safe.
class HttpClient {
  public:
    explicit HttpClient(HttpOptions options);
    ~HttpClient();
    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;

    /// Asks for a URL, with further headers ("Name: value"), and follows up to five redirects, none
    /// from https to http. Connection faults, status 429 and those from 500 are tried again. The
    /// last answer counts, whatever its status. Nothing is thrown but Error{Internal} if libcurl
    /// cannot work, and what `checkpoint` throws to end the transfer or the wait at once: it is
    /// called at least every 200 ms.
    HttpAnswer get(const std::string& url, const std::vector<std::string>& headers = {});

    /// The requests sent so far, with repeated and redirected ones.
    std::uint64_t requests() const;

  private:
    class Connection;

    HttpAnswer follow(const std::string& url, const std::vector<std::string>& headers);
    void wait_before_attempt(int attempt, const HttpAnswer& answer);

    HttpOptions options_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace telusur
