// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/filters.h"

#include <algorithm>

#include "stemmers/normalizer.h"

namespace telusur {

namespace {

DocSet documents_with(const Columns& columns, ValueField field,
                      const std::vector<std::string>& values) {
    const ValueColumn& column = columns.values(field);
    DocSet documents(columns.document_count());
    for (const std::string& value : values) {
        if (const auto ordinal = column.find(fold_label(value)))
            documents.add(column.documents(*ordinal));
    }
    return documents;
}

void narrow(std::optional<DocSet>& documents, const DocSet& by) {
    if (documents)
        *documents &= by;
    else
        documents = by;
}

bool must_all_hold(ValueField field, const SearchRequest& request) {
    return field == ValueField::Tag && request.tag_mode == TagMode::All;
}

}  // namespace

Filters::Filters(const Columns& columns, const SearchRequest& request) {
    for (const ValueFieldRow& row : kValueFields) {
        const std::vector<std::string>& chosen = request.chosen(row.field);
        if (chosen.empty() || must_all_hold(row.field, request)) continue;
        values_[static_cast<std::size_t>(row.field)] = documents_with(columns, row.field, chosen);
    }
    if (!request.dates.is_open()) dates_ = documents_of(columns, request.dates);
    require(columns, request);
}

// Where all tags must be there, choosing another one narrows, so its count is taken within those
// chosen already.
void Filters::require(const Columns& columns, const SearchRequest& request) {
    for (const ValueFieldRow& row : kValueFields) {
        if (must_all_hold(row.field, request)) {
            for (const std::string& value : request.chosen(row.field))
                narrow(required_, documents_with(columns, row.field, {value}));
        }
        const std::vector<std::string>& excluded = request.left_out(row.field);
        if (excluded.empty()) continue;
        DocSet others = DocSet::range(columns.document_count(), 0, columns.document_count());
        others -= documents_with(columns, row.field, excluded);
        narrow(required_, others);
    }
}

DocSet Filters::apply(DocSet documents, std::optional<FacetName> except) const {
    if (required_) documents &= *required_;
    for (const ValueFieldRow& row : kValueFields) {
        const auto& filter = values_[static_cast<std::size_t>(row.field)];
        if (filter && except != FacetName{row.field}) documents &= *filter;
    }
    const bool except_dates = except && std::holds_alternative<DateInterval>(*except);
    if (dates_ && !except_dates) documents &= *dates_;
    return documents;
}

std::optional<DocSet> Filters::within(const std::vector<FacetName>& facets) const {
    std::optional<DocSet> documents = required_;
    const auto is_counted = [&](auto is) { return std::any_of(facets.begin(), facets.end(), is); };
    for (const ValueFieldRow& row : kValueFields) {
        const auto& filter = values_[static_cast<std::size_t>(row.field)];
        const auto is_own = [&](FacetName facet) { return facet == FacetName{row.field}; };
        if (filter && !is_counted(is_own)) narrow(documents, *filter);
    }
    const auto is_date = [](FacetName facet) {
        return std::holds_alternative<DateInterval>(facet);
    };
    if (dates_ && !is_counted(is_date)) narrow(documents, *dates_);
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
