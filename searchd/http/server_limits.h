// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "searchd/http/client_address.h"
#include "searchd/http/request_head.h"

namespace telusur {

/// What a server takes from a client, what it gives to all of them together, and how long it waits
/// for one. The limits of a single question are in searchd/search/request.h.
struct ServerLimits {
    RequestLimits request{};
    std::size_t threads = 4;   ///< requests answered at the same time
    std::size_t waiting = 64;  ///< requests that wait for a thread; the next one is answered 503
    std::size_t connections = 8000;  ///< open at the same time; the next one is answered 503
    std::size_t connections_per_client = 64;  ///< of one party; the next one is answered 429
    std::size_t requests_per_connection = 1000;
    std::size_t streams = 16;  ///< answers of any length at the same time; the next one: 503
    /// Whose connections are not counted for one party: proxies.
    std::vector<Network> trusted{};

    std::chrono::milliseconds head_time{5000};   ///< from a request's first byte to its head's last
    std::chrono::milliseconds body_time{10000};  ///< the same to the last of its body
    std::chrono::milliseconds idle_time{15000};  ///< before a request's first byte
    std::chrono::milliseconds write_time{30000};  ///< for a client to take a whole answer
    std::chrono::milliseconds stop_time{
        10000};  ///< for requests at work when the server is stopped
};

}  // namespace telusur
