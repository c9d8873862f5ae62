// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace telusur {

/// What a server gives to all of its clients together, and how long it waits for one of them. The
/// limits of a single request are in request_head.h and searchd/search/request.h.
struct ServerLimits {
    std::size_t threads = 4;   ///< requests answered at the same time
    std::size_t waiting = 64;  ///< requests that wait for a thread; the next one is answered 503
    std::size_t connections = 1000;  ///< open at the same time; the next one is answered 503
    std::size_t requests_per_connection = 1000;

    std::chrono::milliseconds head_time{5000};    ///< from a request's first byte to its last
    std::chrono::milliseconds idle_time{15000};   ///< before a request's first byte
    std::chrono::milliseconds write_time{30000};  ///< for a client to take a whole answer
    std::chrono::milliseconds stop_time{
        10000};  ///< for requests at work when the server is stopped
};

}  // namespace telusur
