// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/date_buckets.h"

#include <algorithm>

namespace telusur {

namespace {

// Many documents: each bucket is one run of them, found by searching the times for its end, and
// counted by bits.
std::vector<DateBucket> count_runs(const Columns& columns, const DocSet& documents,
                                   DateInterval interval, DocumentNumber dated) {
    const auto times = columns.times();
    std::vector<DateBucket> buckets;
    for (auto first = documents.first_from(0); first && *first < dated;) {
        const Date date = first_day(archive_date(times[*first]), interval);
        const DocumentNumber end = std::min(dated, columns.first_before(first_second(date)));
        buckets.push_back({date, documents.count(*first, end)});
        first = documents.first_from(end);
    }
    return buckets;
}

// Few documents: looking at the time of each is less than searching all times for each bucket.
std::vector<DateBucket> count_times(const Columns& columns, const DocSet& documents,
                                    DateInterval interval, DocumentNumber dated) {
    const auto times = columns.times();
    std::vector<DateBucket> buckets;
    std::int64_t begin = 0;  // of the last bucket
    documents.for_each([&](DocumentNumber document) {
        if (document >= dated) return;
        if (buckets.empty() || times[document] < begin) {
            buckets.push_back({first_day(archive_date(times[document]), interval), 0});
            begin = first_second(buckets.back().first);
        }
        ++buckets.back().count;
    });
    return buckets;
}

}  // namespace

Date first_day(const Date& date, DateInterval interval) {
    switch (interval) {
        case DateInterval::Year:
            return {date.year, 1, 1};
        case DateInterval::Month:
            return {date.year, date.month, 1};
        case DateInterval::Day:
            return date;
    }
    return date;
}

Date next_interval(const Date& first, DateInterval interval) {
    switch (interval) {
        case DateInterval::Year:
            return {first.year + 1, 1, 1};
        case DateInterval::Month:
            return first.month == 12 ? Date{first.year + 1, 1, 1}
                                     : Date{first.year, first.month + 1, 1};
        case DateInterval::Day:
            return next_day(first);
    }
    return first;
}

std::string name_of_interval(const Date& first, DateInterval interval) {
    const std::string day = to_iso(first);
    switch (interval) {
        case DateInterval::Year:
            return day.substr(0, 4);
        case DateInterval::Month:
            return day.substr(0, 7);
        case DateInterval::Day:
            return day;
    }
    return day;
}

// Documents come newest first, and so do their buckets.
std::vector<DateBucket> count_buckets(const Columns& columns, const DocSet& documents,
                                      DateInterval interval, std::uint64_t& missing) {
    constexpr std::uint64_t kDocumentsPerFew = 64;
    const DocumentNumber dated = columns.first_before(kNoTime + 1);
    missing = documents.count(dated, columns.document_count());
    const bool few = documents.size() * kDocumentsPerFew < columns.document_count();
    std::vector<DateBucket> buckets = few ? count_times(columns, documents, interval, dated)
                                          : count_runs(columns, documents, interval, dated);
    std::reverse(buckets.begin(), buckets.end());
    return buckets;
}

}  // namespace telusur
