// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/filters.h"

#include <algorithm>

#include "stemmers/normalizer.h"

namespace telusur {

Filters::Filters(const Columns& columns, const SearchRequest& request) {
    const DocumentNumber capacity = columns.document_count();
    for (const ValueFieldRow& row : kValueFields) {
        const std::vector<std::string>& chosen = request.chosen(row.field);
        if (chosen.empty()) continue;
        const ValueColumn& column = columns.values(row.field);
        DocSet documents(capacity);
        for (const std::string& value : chosen) {
            if (const auto ordinal = column.find(fold_label(value))) {
                documents.add(column.documents(*ordinal));
            }
        }
        values_[static_cast<std::size_t>(row.field)] = std::move(documents);
    }
    if (!request.dates.is_open()) dates_ = documents_of(columns, request.dates);
}

DocSet Filters::apply(DocSet documents, std::optional<FacetName> except) const {
    for (const ValueFieldRow& row : kValueFields) {
        const auto& filter = values_[static_cast<std::size_t>(row.field)];
        if (filter && except != FacetName{row.field}) documents &= *filter;
    }
    const bool except_dates = except && std::holds_alternative<DateInterval>(*except);
    if (dates_ && !except_dates) documents &= *dates_;
    return documents;
}

std::optional<DocSet> Filters::within(const std::vector<FacetName>& facets) const {
    std::optional<DocSet> documents;
    const auto narrow = [&documents](const DocSet& by) {
        if (documents)
            *documents &= by;
        else
            documents = by;
    };
    const auto is_counted = [&](auto is) { return std::any_of(facets.begin(), facets.end(), is); };
    for (const ValueFieldRow& row : kValueFields) {
        const auto& filter = values_[static_cast<std::size_t>(row.field)];
        const auto is_own = [&](FacetName facet) { return facet == FacetName{row.field}; };
        if (filter && !is_counted(is_own)) narrow(*filter);
    }
    const auto is_date = [](FacetName facet) {
        return std::holds_alternative<DateInterval>(facet);
    };
    if (dates_ && !is_counted(is_date)) narrow(*dates_);
    return documents;
}

bool Filters::filters_by(FacetName facet) const {
    if (const auto* field = std::get_if<ValueField>(&facet)) {
        return values_[static_cast<std::size_t>(*field)].has_value();
    }
    return dates_.has_value();
}

DocSet documents_of(const Columns& columns, const DateRange& dates) {
    const DocumentNumber begin =
        dates.to ? columns.first_before(first_second(next_day(*dates.to))) : 0;
    const DocumentNumber end =
        columns.first_before(dates.from ? first_second(*dates.from) : kNoTime + 1);
    return DocSet::range(columns.document_count(), begin, std::max(begin, end));
}

}  // namespace telusur
