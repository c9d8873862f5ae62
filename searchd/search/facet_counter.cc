// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/facet_counter.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "searchd/search/date_buckets.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

struct ValueCount {
    Ordinal ordinal = 0;
    std::uint32_t count = 0;
};

// Calls `use` with the ordinals of each document. A document's are anywhere in memory: where they
// are is fetched ahead, and later they themselves, so that counting does not wait for either.
template <typename Use>
void for_each_values(const ValueColumn& column, const DocSet& documents, const Use& use) {
    constexpr std::size_t kAhead = 16;
    const std::vector<DocumentNumber> list = documents.list();
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i + 2 * kAhead < list.size()) column.prefetch_place(list[i + 2 * kAhead]);
        if (i + kAhead < list.size()) column.prefetch_values(list[i + kAhead]);
        use(column.values(list[i]));
    }
}

// A counter for each value there is: best for many documents.
std::vector<ValueCount> count_densely(const ValueColumn& column, const DocSet& documents,
                                      std::uint64_t& missing) {
    std::vector<std::uint32_t> counts(column.value_count());
    for_each_values(column, documents, [&](std::span<const Ordinal> values) {
        if (values.empty()) ++missing;
        for (const Ordinal ordinal : values)
            ++counts[ordinal];
    });
    std::vector<ValueCount> occurring;
    for (Ordinal ordinal = 0; ordinal < counts.size(); ++ordinal) {
        if (counts[ordinal] > 0) occurring.push_back({ordinal, counts[ordinal]});
    }
    return occurring;
}

// The values in order, counted by runs: best for few documents among many values.
std::vector<ValueCount> count_by_sorting(const ValueColumn& column, const DocSet& documents,
                                         std::uint64_t& missing) {
    std::vector<Ordinal> ordinals;
    for_each_values(column, documents, [&](std::span<const Ordinal> values) {
        if (values.empty()) ++missing;
        ordinals.insert(ordinals.end(), values.begin(), values.end());
    });
    std::sort(ordinals.begin(), ordinals.end());
    std::vector<ValueCount> occurring;
    for (const Ordinal ordinal : ordinals) {
        if (occurring.empty() || occurring.back().ordinal != ordinal)
            occurring.push_back({ordinal, 0});
        ++occurring.back().count;
    }
    return occurring;
}

// Over all documents there are: the columns have counted already.
std::vector<ValueCount> count_all(const ValueColumn& column, std::uint64_t& missing) {
    missing = column.documents_without();
    std::vector<ValueCount> occurring;
    occurring.reserve(column.value_count());
    for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
        const auto count = static_cast<std::uint32_t>(column.documents(ordinal).size());
        if (count > 0) occurring.push_back({ordinal, count});
    }
    return occurring;
}

// All values that occur, ascending.
std::vector<ValueCount> count_values(const Columns& columns, ValueField field,
                                     const DocSet& documents, std::uint64_t& missing) {
    constexpr std::uint64_t kValuesPerDocument = 16;
    const ValueColumn& column = columns.values(field);
    const std::uint64_t found = documents.size();
    if (found == columns.document_count()) return count_all(column, missing);
    const bool few = found * kValuesPerDocument < column.value_count();
    return few ? count_by_sorting(column, documents, missing)
               : count_densely(column, documents, missing);
}

// The most frequent of the values, and those that are chosen, most frequent first.
std::vector<ValueCount> listed_values(std::vector<ValueCount> values, std::size_t limit,
                                      const std::set<Ordinal>& chosen) {
    const auto before = [](const ValueCount& left, const ValueCount& right) {
        if (left.count != right.count) return left.count > right.count;
        return left.ordinal < right.ordinal;
    };
    std::vector<ValueCount> listed;
    for (const Ordinal ordinal : chosen) {
        const auto found = std::lower_bound(
            values.begin(), values.end(), ordinal,
            [](const ValueCount& value, Ordinal wanted) { return value.ordinal < wanted; });
        const bool occurs = found != values.end() && found->ordinal == ordinal;
        listed.push_back(occurs ? *found : ValueCount{ordinal, 0});
    }
    const std::size_t kept = std::min(limit, values.size());
    std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(kept),
                      values.end(), before);
    values.resize(kept);
    for (const ValueCount& value : values) {
        if (!chosen.contains(value.ordinal)) listed.push_back(value);
    }
    std::sort(listed.begin(), listed.end(), before);
    return listed;
}

// The values that a request has chosen, and those of them that no article has.
struct Chosen {
    std::set<Ordinal> known;
    std::vector<FacetValue> unknown;
};

Chosen find_chosen(const ValueColumn& column, const std::vector<std::string>& values) {
    Chosen chosen;
    for (const std::string& value : values) {
        const std::string key = fold_label(value);
        const auto has_key = [&key](const FacetValue& other) { return other.value == key; };
        if (const auto ordinal = column.find(key)) {
            chosen.known.insert(*ordinal);
        } else if (std::none_of(chosen.unknown.begin(), chosen.unknown.end(), has_key)) {
            chosen.unknown.push_back({key, value, 0, true});
        }
    }
    return chosen;
}

Facet count_value_facet(const Columns& columns, const DocSet& documents, ValueField field,
                        const SearchRequest& request) {
    Facet facet{field, 0, 0, {}};
    const ValueColumn& column = columns.values(field);
    const Chosen chosen = find_chosen(column, request.chosen(field));
    std::vector<ValueCount> counts = count_values(columns, field, documents, facet.missing);
    if (!request.facet_prefix.empty()) {
        const std::string prefix = fold_label(request.facet_prefix);
        const auto is_left_out = [&](const ValueCount& value) {
            return !column.key(value.ordinal).starts_with(prefix) &&
                   !chosen.known.contains(value.ordinal);
        };
        counts.erase(std::remove_if(counts.begin(), counts.end(), is_left_out), counts.end());
    }
    for (const ValueCount& value : counts)
        facet.other += value.count;
    for (const auto& [ordinal, count] : listed_values(counts, request.facet_limit, chosen.known)) {
        facet.other -= count;
        facet.values.push_back({std::string(column.key(ordinal)),
                                std::string(column.label(ordinal)), count,
                                chosen.known.contains(ordinal)});
    }
    facet.values.insert(facet.values.end(), chosen.unknown.begin(), chosen.unknown.end());
    return facet;
}

std::vector<DateBucket> fill_gaps(const std::vector<DateBucket>& buckets, DateInterval interval) {
    std::vector<DateBucket> filled;
    for (const DateBucket& bucket : buckets) {
        while (!filled.empty() && filled.size() <= kMaximumFilledBuckets) {
            const Date next = next_interval(filled.back().first, interval);
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
    const std::int64_t end = first_second(next_interval(first, interval));
    const bool after_from = !dates.from || first_second(*dates.from) <= begin;
    const bool before_to = !dates.to || first_second(next_day(*dates.to)) >= end;
    return after_from && before_to;
}

Facet count_date_facet(const Columns& columns, const DocSet& documents, DateInterval interval,
                       const SearchRequest& request) {
    Facet facet{interval, 0, 0, {}};
    for (const DateBucket& bucket :
         fill_gaps(count_buckets(columns, documents, interval, facet.missing), interval)) {
        const std::string name = name_of_interval(bucket.first, interval);
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
