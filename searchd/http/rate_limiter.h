// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <unordered_map>

#include "searchd/http/client_address.h"

namespace telusur {

/// How much one party may ask.
struct RateLimit {
    double per_second = 0;  ///< on average; 0: without limit
    double burst = 0;       ///< at once, at least 1
};

/// A bucket for each party, from which a request takes a token and which time fills again. For one
/// thread.
class RateLimiter {
  public:
    using Clock = std::chrono::steady_clock;

    explicit RateLimiter(const RateLimit& limit) : limit_(limit) {}

    /// Takes a token of the party; if there is none, how many seconds until there is one, at
    /// least 1.
    std::optional<std::size_t> refuse(const ClientAddress& party,
                                      Clock::time_point now = Clock::now());

    std::size_t parties() const { return buckets_.size(); }

  private:
    struct Bucket {
        double tokens = 0;
        Clock::time_point filled_at;
    };

    void forget_full(Clock::time_point now);

    const RateLimit limit_;
    std::unordered_map<ClientAddress, Bucket, ClientAddressHash> buckets_;
    std::size_t next_cleaning_ = 1024;  // at so many parties
};

}  // namespace telusur
