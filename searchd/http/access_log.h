// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace telusur {

/// What is remembered of a request. Nothing in it says who asked.
struct LoggedRequest {
    std::string id;
    std::string method;  ///< empty for a request that was refused before it was read
    std::string target;  ///< as sent; so is the method
    int status = 0;
    std::size_t body_bytes = 0;  ///< before compression
    double milliseconds = 0;     ///< from the request read to the answer made
};

/// One line of ASCII, without the line feed: a JSON object. Whatever the client sent, it holds no
/// control characters; a long target is cut.
std::string to_log_line(const LoggedRequest& request);

}  // namespace telusur
