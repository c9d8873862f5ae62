// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/index/columns.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/request.h"

namespace telusur {

/// The first day of the year, month or day that holds this one.
Date first_day(const Date& date, DateInterval interval);

/// The first day of the interval behind the one that begins on `first`.
Date next_interval(const Date& first, DateInterval interval);

/// "2021", "2021-03" or "2021-03-14", by its first day: what a date filter takes.
std::string name_of_interval(const Date& first, DateInterval interval);

/// How many articles are of one year, month or day.
struct DateBucket {
    Date first;
    std::uint64_t count = 0;
};

/// The documents by interval, ascending, those with documents only; `missing` are without a date.
std::vector<DateBucket> count_buckets(const Columns& columns, const DocSet& documents,
                                      DateInterval interval, std::uint64_t& missing);

}  // namespace telusur
