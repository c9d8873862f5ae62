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
struct RequestLimits {
    std::size_t head = 16384;   ///< request line and headers; one header may have half of it
    std::size_t headers = 64;   ///< lines
    std::size_t target = 8000;  ///< path and query
    std::size_t path = 2048;
    std::size_t body = 65536;  ///< of a POST

    std::size_t header() const { return head / 2; }
    std::size_t request() const { return head + body; }
};

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
HeadVerdict check_head(std::string_view received, const RequestLimits& limits = {});

}  // namespace telusur
