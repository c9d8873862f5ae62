// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "searchd/http/http_message.h"
#include "searchd/http/problem.h"

namespace telusur {

/// The limits of one request, in bytes.
inline constexpr std::size_t kMaximumHeadBytes = 16384;  ///< request line and headers
inline constexpr std::size_t kMaximumHeaders = 64;
inline constexpr std::size_t kMaximumHeaderBytes = 8000;  ///< one line
inline constexpr std::size_t kMaximumTargetBytes = 8000;  ///< path and query
inline constexpr std::size_t kMaximumPathBytes = 2048;
inline constexpr std::size_t kMaximumBodyBytes = 65536;  ///< of a POST
inline constexpr std::size_t kMaximumRequestBytes = kMaximumHeadBytes + kMaximumBodyBytes;

/// What was received so far is the beginning of a request, or nothing.
struct IncompleteHead {};

/// A request that can be handed on, once its body is there.
struct AcceptedHead {
    std::size_t bytes = 0;       ///< of what was received are its head
    std::size_t body_bytes = 0;  ///< follow it
    HttpRequest request;         ///< without its body and client; it has an id in any case
    bool keep_alive = false;
};

/// A request that no route may see. The connection must be closed after the answer: where the next
/// request begins cannot be known.
struct RefusedHead {
    Problem problem;
    std::string accept_language;  ///< empty if the request was refused before it was found
};

using HeadVerdict = std::variant<IncompleteHead, AcceptedHead, RefusedHead>;

/// Judges the bytes that a connection has received. Everything that proxies and servers are known
/// to read differently is refused: line ends other than CR LF, control characters, doubled lengths
/// and hosts, any coding of the transfer or the content, a body without POST and a POST without its
/// length. Range is passed over, as a server may.
HeadVerdict check_head(std::string_view received);

}  // namespace telusur
