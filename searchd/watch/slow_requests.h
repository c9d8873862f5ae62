// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searchd/http/observed_request.h"

namespace telusur {

inline constexpr std::size_t kMostSlowRequests = 100;

/// A request that took long, and nothing about who sent it.
struct SlowRequest {
    std::int64_t time = 0;  ///< seconds since 1970
    double milliseconds = 0;
    std::string route;
    std::string asked;  ///< the parameters as sent or, of a question, in one spelling; cut
    int status = 0;
    std::uint64_t total = 0;  ///< of a question
    bool from_cache = false;
};

/// The slowest requests of the last 24 hours. For one thread at a time.
class SlowRequests {
  public:
    void observe(const ObservedRequest& request, std::int64_t now);

    /// At most `most` and kMostSlowRequests, slowest first. The oldest may be left out for up to an
    /// hour too early.
    std::vector<SlowRequest> slowest(std::size_t most, std::int64_t now) const;

  private:
    static constexpr std::size_t kHours = 24;
    struct Hour {
        std::int64_t number = -1;          // since 1970
        std::vector<SlowRequest> slowest;  // a heap: the least slow one in front
    };

    std::array<Hour, kHours> hours_;
};

}  // namespace telusur
