// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/client_traces.h"

namespace telusur {

std::uint64_t DailyPseudonyms::of(const ClientAddress& client, std::int64_t seconds) {
    const Date day = archive_date(seconds);
    // A household that gets another address of its network each hour is one client.
    const ClientAddress party = client.party();
    const std::lock_guard lock(mutex_);
    if (day != day_) {
        secret_ = random_secret();
        day_ = day;
    }
    return keyed_hash(party.bytes(), secret_);
}

}  // namespace telusur
