// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "searchd/http/client_address.h"
#include "searchd/http/http_message.h"

namespace telusur {

/// What is told of a request once its answer is made.
struct ObservedRequest {
    std::string id;
    std::string method;  ///< empty for a request that was refused before it was read
    std::string target;  ///< as sent; so is the method
    /// The address as openapi.json writes it; empty where there is none. Of few values, all ours.
    std::string_view route;
    ClientAddress client;
    int status = 0;
    std::string problem;         ///< the code of the problem that was the answer; empty if none was
    std::size_t body_bytes = 0;  ///< sent, after compression; of a long answer its first part
    double milliseconds = 0;     ///< from the request whole to the answer made
    bool from_cache = false;
    std::shared_ptr<const AnsweredQuestion> question;  ///< if it was one
};

/// Called from any thread, once for each request; must not block.
using RequestObserver = std::function<void(const ObservedRequest&)>;

}  // namespace telusur
