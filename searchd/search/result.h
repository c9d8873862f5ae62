// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/article.h"
#include "searchd/query/query.h"
#include "searchd/search/explanation.h"
#include "searchd/search/request.h"

namespace telusur {

/// A stretch of text to be marked: Unicode code points, end excluded.
struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Mark&) const = default;
};

/// A piece of text with marks that do not overlap, ascending.
struct MarkedText {
    std::string text;
    std::vector<Mark> marks;

    bool operator==(const MarkedText&) const = default;
};

/// One article found.
struct Hit {
    Article article;
    MarkedText title;
    std::vector<MarkedText> fragments;  ///< of the body, at most three; none if it is blank
    double score = 0;                   ///< BM25, times recency; 0 when the question has no words
    /// How the strongest occurrence of each word stands there; by form, in the question's order.
    std::vector<std::pair<std::string, WordMatch>> matched;
    std::uint64_t copies = 0;  ///< other articles found that are near copies of this one
    std::optional<Explanation> explanation;  ///< if asked for
};

struct FacetValue {
    std::string value;  ///< what a filter takes: a folded value, or a year, month or day
    std::string label;
    std::uint64_t count = 0;
    bool selected = false;

    bool operator==(const FacetValue&) const = default;
};

/// Exact counts over the articles found, the facet's own filter left out.
struct Facet {
    FacetName name;
    std::uint64_t other = 0;    ///< sum of the counts of values not listed
    std::uint64_t missing = 0;  ///< articles without a value
    /// Values: by count, then by how frequent they are in the archive; chosen ones always among
    /// them. Dates: ascending.
    std::vector<FacetValue> values;
};

/// Another question that finds many more.
struct Suggestion {
    std::string text;
    std::uint64_t total = 0;  ///< what it finds
};

struct SearchResult {
    std::uint64_t total = 0;
    /// With dedupe, how many there are to list: stories, of which near copies tell one.
    std::optional<std::uint64_t> stories;
    std::vector<Hit> hits;
    std::string next_cursor;  ///< to go on behind the hits; empty where that cannot be
    std::vector<Facet> facets;
    std::string parsed;
    std::vector<Note> notes;
    std::optional<Suggestion> suggestion;
    bool timed_out = false;        ///< there may be more than was found
    bool plainly_shown = false;    ///< the last hits have no marks, fragments and explanation
    bool facets_left_out = false;  ///< the last ones that were asked for
    std::string generation;
    std::string updated_at;  ///< RFC 3339
    double took_milliseconds = 0;

    /// The same question can have a better answer.
    bool is_part() const { return timed_out || plainly_shown || facets_left_out; }
};

}  // namespace telusur
