// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/search/result_json.h"
#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

Article tagged(const std::string& id, std::vector<std::string> tags, const std::string& source) {
    Article article;
    article.id = id;
    article.title = "pasar";
    article.tags = std::move(tags);
    article.source = source;
    return article;
}

// "tag: pasar=2 beras=1 other=0 missing=1"
std::string shown(const Facet& facet) {
    std::string text;
    for (const FacetValue& value : facet.values)
        text += value.value + (value.selected ? "*=" : "=") + std::to_string(value.count) + ' ';
    return text + "missing=" + std::to_string(facet.missing);
}

TEST(Filters, ExcludeAndRequire) {
    const SampleIndex index(
        std::vector<Article>{tagged("a", {"Pasar", "Beras"}, "satu"), tagged("b", {"Pasar"}, "dua"),
                             tagged("c", {"Beras", "Jagung"}, "satu"), tagged("d", {}, "dua")});
    struct Row {
        Parameters parameters;
        std::vector<std::string> ids;
        std::string tags;
    };
    const std::vector<Row> rows{
        {{}, {"a", "b", "c", "d"}, "beras=2 pasar=2 jagung=1 missing=1"},
        {{{"tag", "pasar"}, {"tag", "BERAS"}},
         {"a", "b", "c"},
         "beras*=2 pasar*=2 jagung=1 missing=1"},
        {{{"tag", "pasar"}, {"tag", "BERAS"}, {"tag_mode", "all"}},
         {"a"},
         "beras*=1 pasar*=1 missing=0"},
        {{{"tag", "beras"}, {"tag_mode", "all"}},
         {"a", "c"},
         "beras*=2 pasar=1 jagung=1 missing=0"},
        {{{"tag", "beras"}, {"tag", "tiada"}, {"tag_mode", "all"}},
         {},
         "beras*=0 tiada*=0 missing=0"},
        {{{"-tag", "PASAR"}}, {"c", "d"}, "beras=1 jagung=1 missing=1"},
        {{{"-tag", "tiada"}}, {"a", "b", "c", "d"}, "beras=2 pasar=2 jagung=1 missing=1"},
        {{{"-tag", "pasar"}, {"-tag", "beras"}}, {"d"}, "missing=1"},
        {{{"tag", "beras"}, {"-tag", "pasar"}}, {"c"}, "beras*=1 jagung=1 missing=1"},
        {{{"tag", "beras"}, {"-tag", "beras"}}, {}, "pasar=1 beras*=0 missing=1"},
        {{{"-source", "Satu"}}, {"b", "d"}, "pasar=1 missing=1"},
        {{{"source", "satu"}, {"-tag", "jagung"}}, {"a"}, "beras=1 pasar=1 missing=0"},
    };
    const auto engine = index.engine();
    for (Row row : rows) {
        row.parameters.emplace_back("facets", "tag");
        const SearchRequest request = request_of(row.parameters);
        SCOPED_TRACE(testing::shown(request));
        const SearchResult result = engine->search(request);
        EXPECT_THAT(ids_of(result), ::testing::UnorderedElementsAreArray(row.ids));
        EXPECT_EQ(result.total, row.ids.size());
        EXPECT_EQ(shown(result.facets.at(0)), row.tags);
    }
}

TEST(Filters, AreShownByTheNamesOfTheirParameters) {
    const SearchRequest request = request_of(
        {{"-tag", "Pasar"}, {"tag", "a"}, {"-source", "x"}, {"-tag", "b"}, {"tag_mode", "all"}});
    const auto filters = nlohmann::json::parse(to_json(request, {}))["query"]["filters"];
    EXPECT_EQ(filters,
              nlohmann::json::parse(
                  R"({"tag":["a"],"-tag":["Pasar","b"],"-source":["x"],"tag_mode":"all"})"));
}

}  // namespace
}  // namespace telusur::testing
