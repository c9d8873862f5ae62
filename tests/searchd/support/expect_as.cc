// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searchd/support/oracle.h"

namespace telusur {

void PrintTo(const FacetValue& value, std::ostream* out) {
    *out << '{' << value.value << " (" << value.label << ") " << value.count
         << (value.selected ? " selected}" : "}");
}

void PrintTo(const Mark& mark, std::ostream* out) {
    *out << '[' << mark.begin << ',' << mark.end << ')';
}

}  // namespace telusur

namespace telusur::testing {

namespace {

bool nearly_equal(double left, double right, double tolerance) {
    return std::abs(left - right) <= tolerance * std::max(std::abs(left), std::abs(right));
}

// Sums of the same numbers in another order may differ in the last bit, and then swap two articles
// that are equal by the formula. Those that are equal to the bit must keep their order.
bool may_stand_at(const Article& article, const RankedArticle& expected,
                  const std::vector<RankedArticle>& ranked) {
    if (article.id == expected.article->id) return true;
    const auto entry = std::find_if(ranked.begin(), ranked.end(), [&](const RankedArticle& other) {
        return other.article->id == article.id;
    });
    return entry != ranked.end() && entry->score != expected.score &&
           nearly_equal(entry->score, expected.score, 1e-13);
}

void expect_hits(const Expected& expected, const SearchRequest& request,
                 const SearchResult& result) {
    const std::size_t begin =
        std::min(expected.ranked.size(), std::size_t{request.page - 1} * request.per_page);
    const std::size_t end = std::min(expected.ranked.size(), begin + request.per_page);
    ASSERT_EQ(result.hits.size(), end - begin);
    for (std::size_t i = begin; i < end; ++i) {
        const Hit& hit = result.hits[i - begin];
        const RankedArticle& wanted = expected.ranked[i];
        EXPECT_TRUE(may_stand_at(hit.article, wanted, expected.ranked))
            << "place " << i << ": " << hit.article.id << " instead of " << wanted.article->id;
        EXPECT_TRUE(nearly_equal(hit.score, wanted.score, 1e-9))
            << "place " << i << ": " << hit.score << " instead of " << wanted.score;
        const bool whole =
            std::any_of(expected.ranked.begin(), expected.ranked.end(),
                        [&](const auto& entry) { return *entry.article == hit.article; });
        EXPECT_TRUE(whole) << hit.article.id << " is not as it was stored";
    }
}

}  // namespace

std::string shown(const SearchRequest& request) {
    std::string text;
    for (const auto& [name, value] : parameters_of(request))
        text += name + '=' + value + '&';
    return text + "page=" + std::to_string(request.page);
}

void expect_as(const Expected& expected, const SearchRequest& request, const SearchResult& result) {
    SCOPED_TRACE(shown(request));
    EXPECT_EQ(result.total, expected.ranked.size());
    EXPECT_EQ(result.parsed, expected.parsed);
    const bool relaxed =
        std::any_of(result.notes.begin(), result.notes.end(), [](const Note& note) {
            return note.code == "relaxed_to_most" || note.code == "most_words" ||
                   note.code == "relaxed_to_any";
        });
    // Where nothing is found, nothing is said of how.
    EXPECT_EQ(relaxed, expected.relaxed && !expected.ranked.empty());
    expect_hits(expected, request, result);
    ASSERT_EQ(result.facets.size(), expected.facets.size());
    for (std::size_t i = 0; i < expected.facets.size(); ++i) {
        const Facet& facet = result.facets[i];
        SCOPED_TRACE(std::string(name_of(facet.name)));
        EXPECT_EQ(facet.name, expected.facets[i].name);
        EXPECT_EQ(facet.missing, expected.facets[i].missing);
        EXPECT_EQ(facet.other, expected.facets[i].other);
        EXPECT_THAT(facet.values, ::testing::ElementsAreArray(expected.facets[i].values));
    }
}

}  // namespace telusur::testing
