// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace telusur {

namespace {

constexpr std::size_t kLeastCleaning = 1024;
// Whoever comes with more addresses than that within the time that fills a bucket is limited
// together with all others who are new.
constexpr std::size_t kMostParties = 200'000;

}  // namespace

std::optional<std::size_t> RateLimiter::refuse(const ClientAddress& party, Clock::time_point now) {
    if (limit_.per_second <= 0) return std::nullopt;
    if (buckets_.size() >= next_cleaning_) forget_full(now);
    const bool is_crowded = buckets_.size() >= kMostParties && !buckets_.contains(party);
    const ClientAddress& counted = is_crowded ? ClientAddress() : party;
    const auto [place, is_new] = buckets_.try_emplace(counted, Bucket{limit_.burst, now});
    Bucket& bucket = place->second;
    const std::chrono::duration<double> since = now - bucket.filled_at;
    bucket.tokens = std::min(limit_.burst, bucket.tokens + since.count() * limit_.per_second);
    bucket.filled_at = now;
    if (bucket.tokens >= 1) {
        --bucket.tokens;
        return std::nullopt;
    }
    const double wait = (1 - bucket.tokens) / limit_.per_second;
    return static_cast<std::size_t>(std::max(1.0, std::ceil(wait)));
}

// A full bucket says no more than none. Doing it whenever the parties have doubled costs each of
// them a constant share.
void RateLimiter::forget_full(Clock::time_point now) {
    std::erase_if(buckets_, [&](const auto& entry) {
        const std::chrono::duration<double> since = now - entry.second.filled_at;
        return entry.second.tokens + since.count() * limit_.per_second >= limit_.burst;
    });
    next_cleaning_ = std::max(kLeastCleaning, 2 * buckets_.size());
}

}  // namespace telusur
