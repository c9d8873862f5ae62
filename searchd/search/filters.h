// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "searchd/search/doc_set.h"
#include "searchd/search/request.h"

namespace telusur {

/// The filters of a request as document sets, so that each can be left out when its own facet is
/// counted. Immutable.
class Filters {
  public:
    Filters(const Columns& columns, const SearchRequest& request);

    /// Narrows `documents` by all filters but the one of `except`. What is excluded, and tags that
    /// must all be there, hold for every facet.
    DocSet apply(DocSet documents, std::optional<FacetName> except = std::nullopt) const;

    /// What all of the counts and the answer lie within: all filters but those that one of the
    /// facets leaves out. Nothing if nothing is narrowed.
    std::optional<DocSet> within(const std::vector<FacetName>& facets) const;

    /// True if the filter of that facet narrows anything.
    bool filters_by(FacetName facet) const;

  private:
    void require(const Columns& columns, const SearchRequest& request);

    std::array<std::optional<DocSet>, kValueFieldCount> values_;
    std::optional<DocSet> dates_;
    std::optional<DocSet> required_;  // what no facet leaves out
};

/// The documents of those days: a range, because documents are numbered by date. Documents without
/// a date are in no range.
DocSet documents_of(const Columns& columns, const DateRange& dates);

}  // namespace telusur
