// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/recency.h"

#include <cmath>

namespace telusur {

Recency::Recency(const Columns& columns, const Ranking& ranking)
    : times_(columns.times()), undated_((1 + ranking.recency_floor) / 2) {
    constexpr double kNothing = 1e-6;
    constexpr std::size_t kMostDays = 36525;  // a century
    const double step = std::exp2(-1 / ranking.recency_halflife_days);
    double part = 1;
    do {
        by_day_.push_back(ranking.recency_floor + (1 - ranking.recency_floor) * part);
        part *= step;
    } while (part > kNothing && by_day_.size() < kMostDays);
}

}  // namespace telusur
