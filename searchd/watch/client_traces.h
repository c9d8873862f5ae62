// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>

#include "indexer/index/timestamp.h"
#include "searchd/http/client_address.h"
#include "searchd/watch/secrets.h"

namespace telusur {

/// The client's network, as much of an address as is ever written down: 24 bits of an IPv4 address,
/// 48 of an IPv6 address.
inline ClientAddress truncated(const ClientAddress& address) {
    return address.prefix(24, 48);
}

/// Numbers that stand for clients, equal within one day of the archive and unlike the day after:
/// they come of a secret that is new each day, is in memory only and differs between objects.
/// Thread-safe.
class DailyPseudonyms {
  public:
    std::uint64_t of(const ClientAddress& client, std::int64_t seconds);

  private:
    std::mutex mutex_;
    Date day_;
    Secret secret_ = random_secret();
};

}  // namespace telusur
