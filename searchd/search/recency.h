// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "indexer/index/columns.h"
#include "indexer/index/ranking.h"

namespace telusur {

/// What the age of articles takes from their scores. Borrows the columns. Immutable; any number of
/// threads.
class Recency {
  public:
    Recency(const Columns& columns, const Ranking& ranking);

    /// Above 0, at most 1; 1 for the newest article. One without a date counts as one half-life
    /// old.
    double factor(DocumentNumber document) const {
        const std::int64_t time = times_[document];
        if (time == kNoTime) return undated_;
        const auto day = static_cast<std::size_t>((times_.front() - time) / kDay);
        return day < by_day_.size() ? by_day_[day] : by_day_.back();
    }

  private:
    static constexpr std::int64_t kDay = 86400;

    std::span<const std::int64_t> times_;
    double undated_;
    std::vector<double> by_day_;  // up to where one day more makes no difference
};

}  // namespace telusur
