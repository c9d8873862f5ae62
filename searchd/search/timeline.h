// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/index/columns.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"

namespace telusur {

inline constexpr std::size_t kMaximumIntervals = 4000;  ///< that one timeline has

/// A question of how many articles there are from when.
struct TimelineRequest {
    SearchRequest search;
    DateInterval interval = DateInterval::Month;
    Switch relative = Switch::Off;  ///< compare with all articles of the archive
};

struct TimelineValue {
    Date first;               ///< day of the interval
    std::uint64_t count = 0;  ///< articles found
    std::uint64_t of = 0;     ///< articles that the archive has; counted where it is asked for
};

struct Timeline {
    std::vector<TimelineValue> values;  ///< ascending, without gaps, from the first with articles
                                        ///< found to the last
    std::uint64_t missing = 0;          ///< articles found that have no date
    SearchResult found;                 ///< what else there is to say, without hits
};

/// Counts the documents by year, month or day. Throws Error{Usage} naming the parameter "interval"
/// for more than kMaximumIntervals.
Timeline count_timeline(const Columns& columns, const DocSet& documents,
                        const TimelineRequest& request);

}  // namespace telusur
