// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/facet_counter.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <numeric>
#include <set>

#include "stemmers/normalizer.h"

namespace telusur {

namespace {

std::vector<std::uint64_t> count_values(const ValueColumn& column, const DocSet& documents,
                                        std::uint64_t& missing) {
    std::vector<std::uint64_t> counts(column.value_count());
    documents.for_each([&](DocumentNumber document) {
        const auto values = column.values(document);
        if (values.empty()) ++missing;
        for (const Ordinal ordinal : values)
            ++counts[ordinal];
    });
    return counts;
}

// The most frequent values of those that occur, and those that are chosen, most frequent first.
std::vector<Ordinal> listed_values(const std::vector<std::uint64_t>& counts, std::size_t limit,
                                   const std::set<Ordinal>& chosen) {
    const auto before = [&counts](Ordinal left, Ordinal right) {
        if (counts[left] != counts[right]) return counts[left] > counts[right];
        return left < right;
    };
    std::vector<Ordinal> ordinals;
    for (Ordinal ordinal = 0; ordinal < counts.size(); ++ordinal) {
        if (counts[ordinal] > 0) ordinals.push_back(ordinal);
    }
    const std::size_t kept = std::min(limit, ordinals.size());
    std::partial_sort(ordinals.begin(), ordinals.begin() + static_cast<std::ptrdiff_t>(kept),
                      ordinals.end(), before);
    ordinals.resize(kept);
    for (const Ordinal ordinal : chosen) {
        if (std::find(ordinals.begin(), ordinals.end(), ordinal) == ordinals.end()) {
            ordinals.push_back(ordinal);
        }
    }
    std::sort(ordinals.begin(), ordinals.end(), before);
    return ordinals;
}

Facet count_value_facet(const Columns& columns, const DocSet& documents, ValueField field,
                        const SearchRequest& request) {
    Facet facet{field, 0, 0, {}};
    const ValueColumn& column = columns.values(field);
    const std::vector<std::uint64_t> counts = count_values(column, documents, facet.missing);
    std::set<Ordinal> chosen;
    std::vector<FacetValue> unknown;
    for (const std::string& value : request.chosen(field)) {
        const std::string key = fold_label(value);
        const auto has_key = [&key](const FacetValue& other) { return other.value == key; };
        if (const auto ordinal = column.find(key)) {
            chosen.insert(*ordinal);
        } else if (std::none_of(unknown.begin(), unknown.end(), has_key)) {
            unknown.push_back({key, value, 0, true});
        }
    }
    facet.other = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    for (const Ordinal ordinal : listed_values(counts, request.facet_limit, chosen)) {
        facet.other -= counts[ordinal];
        facet.values.push_back({std::string(column.key(ordinal)),
                                std::string(column.label(ordinal)), counts[ordinal],
                                chosen.contains(ordinal)});
    }
    facet.values.insert(facet.values.end(), unknown.begin(), unknown.end());
    return facet;
}

// One year, month or day, as its first day.
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

Date next_bucket(const Date& first, DateInterval interval) {
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

std::string name_of_bucket(const Date& first, DateInterval interval) {
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

struct Bucket {
    Date first;
    std::uint64_t count = 0;
};

// Documents come newest first, so each bucket is one run of them.
std::vector<Bucket> count_buckets(const Columns& columns, const DocSet& documents,
                                  DateInterval interval, std::uint64_t& missing) {
    std::vector<Bucket> buckets;
    std::int64_t bucket_begin = std::numeric_limits<std::int64_t>::max();
    const auto times = columns.times();
    documents.for_each([&](DocumentNumber document) {
        const std::int64_t time = times[document];
        if (time == kNoTime) {
            ++missing;
            return;
        }
        if (time < bucket_begin) {
            buckets.push_back({first_day(archive_date(time), interval), 0});
            bucket_begin = first_second(buckets.back().first);
        }
        ++buckets.back().count;
    });
    std::reverse(buckets.begin(), buckets.end());
    return buckets;
}

std::vector<Bucket> fill_gaps(const std::vector<Bucket>& buckets, DateInterval interval) {
    std::vector<Bucket> filled;
    for (const Bucket& bucket : buckets) {
        while (!filled.empty() && filled.size() <= kMaximumFilledBuckets) {
            const Date next = next_bucket(filled.back().first, interval);
            if (next == bucket.first) break;
            filled.push_back({next, 0});
        }
        filled.push_back(bucket);
        if (filled.size() > kMaximumFilledBuckets) return buckets;
    }
    return filled;
}

bool is_selected(const Date& first, DateInterval interval, const DateRange& dates) {
    if (dates.is_open()) return false;
    const std::int64_t begin = first_second(first);
    const std::int64_t end = first_second(next_bucket(first, interval));
    const bool after_from = !dates.from || first_second(*dates.from) <= begin;
    const bool before_to = !dates.to || first_second(next_day(*dates.to)) >= end;
    return after_from && before_to;
}

Facet count_date_facet(const Columns& columns, const DocSet& documents, DateInterval interval,
                       const SearchRequest& request) {
    Facet facet{interval, 0, 0, {}};
    for (const Bucket& bucket :
         fill_gaps(count_buckets(columns, documents, interval, facet.missing), interval)) {
        const std::string name = name_of_bucket(bucket.first, interval);
        facet.values.push_back(
            {name, name, bucket.count, is_selected(bucket.first, interval, request.dates)});
    }
    return facet;
}

}  // namespace

Facet count_facet(const Columns& columns, const DocSet& documents, FacetName name,
                  const SearchRequest& request) {
    if (const auto* field = std::get_if<ValueField>(&name)) {
        return count_value_facet(columns, documents, *field, request);
    }
    return count_date_facet(columns, documents, std::get<DateInterval>(name), request);
}

}  // namespace telusur
