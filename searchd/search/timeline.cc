// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/timeline.h"

#include "indexer/index/error.h"
#include "searchd/search/date_buckets.h"

namespace telusur {

namespace {

[[noreturn]] void refuse_length() {
    throw Error(ErrorCode::Usage,
                phrase("the articles found span more than {} intervals",
                       "artikel yang ditemukan mencakup lebih dari {} selang", kMaximumIntervals),
                phrase("take interval=month or year, or narrow with from and to",
                       "pakai interval=month atau year, atau persempit dengan from dan to"),
                "interval");
}

std::uint64_t articles_of(const Columns& columns, const Date& first, const Date& end) {
    return columns.first_before(first_second(first)) - columns.first_before(first_second(end));
}

}  // namespace

Timeline count_timeline(const Columns& columns, const DocSet& documents,
                        const TimelineRequest& request) {
    Timeline timeline;
    auto& values = timeline.values;
    const auto add = [&](const Date& first, std::uint64_t count) {
        if (values.size() == kMaximumIntervals) refuse_length();
        values.push_back({first, count, 0});
    };
    for (const DateBucket& bucket :
         count_buckets(columns, documents, request.interval, timeline.missing)) {
        while (!values.empty()) {
            const Date next = next_interval(values.back().first, request.interval);
            if (next == bucket.first) break;
            add(next, 0);
        }
        add(bucket.first, bucket.count);
    }
    if (request.relative == Switch::Off) return timeline;
    for (TimelineValue& value : values) {
        const Date end = next_interval(value.first, request.interval);
        value.of = articles_of(columns, value.first, end);
    }
    return timeline;
}

}  // namespace telusur
