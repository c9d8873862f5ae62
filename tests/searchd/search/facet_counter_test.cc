// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/facet_counter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

std::vector<Article> articles_of_days(const std::vector<Date>& days) {
    std::vector<Article> articles(days.size());
    for (std::size_t i = 0; i < days.size(); ++i) {
        articles[i].id = std::to_string(i);
        articles[i].published =
            Timestamp{first_second(days[i]) + 86399, Timestamp::Precision::Second};
    }
    return articles;
}

// All articles of the index, counted.
Facet count_all(const SampleIndex& index, FacetName name, const Parameters& parameters = {}) {
    const Generation generation = index.generation();
    const DocumentNumber count = generation.columns().document_count();
    return count_facet(generation.columns(), DocSet::range(count, 0, count), name,
                       request_of(parameters));
}

std::vector<std::string> values_of(const Facet& facet) {
    std::vector<std::string> values;
    for (const FacetValue& value : facet.values)
        values.push_back(value.value);
    return values;
}

Date days_after(Date day, int count) {
    for (; count > 0; --count)
        day = next_day(day);
    return day;
}

TEST(DateFacet, FillsTheYearsMonthsAndDaysBetween) {
    struct Row {
        DateInterval interval;
        std::vector<Date> days;
        std::vector<std::string> values;
    };
    const std::vector<Row> rows{
        {DateInterval::Year, {{2021, 5, 5}}, {"2021"}},
        {DateInterval::Year, {{2018, 12, 31}, {2021, 1, 1}}, {"2018", "2019", "2020", "2021"}},
        {DateInterval::Month,
         {{2020, 11, 30}, {2021, 2, 1}},
         {"2020-11", "2020-12", "2021-01", "2021-02"}},
        {DateInterval::Month, {{2021, 1, 31}, {2021, 3, 1}}, {"2021-01", "2021-02", "2021-03"}},
        {DateInterval::Day,
         {{2024, 2, 28}, {2024, 3, 1}},
         {"2024-02-28", "2024-02-29", "2024-03-01"}},
        {DateInterval::Day, {{2023, 2, 28}, {2023, 3, 1}}, {"2023-02-28", "2023-03-01"}},
        {DateInterval::Day,
         {{2020, 12, 31}, {2021, 1, 2}},
         {"2020-12-31", "2021-01-01", "2021-01-02"}},
    };
    for (const Row& row : rows) {
        const SampleIndex index(articles_of_days(row.days));
        const Facet facet = count_all(index, row.interval);
        EXPECT_EQ(values_of(facet), row.values);
        std::uint64_t sum = 0;
        for (const FacetValue& value : facet.values) {
            sum += value.count;
            EXPECT_EQ(value.label, value.value);
            EXPECT_FALSE(value.selected);
        }
        EXPECT_EQ(sum, row.days.size());
        EXPECT_EQ(facet.other, 0u);
        EXPECT_EQ(facet.missing, 0u);
    }
}

TEST(DateFacet, ListsNoMoreThanTheMostEmptyValues) {
    struct Row {
        DateInterval interval;
        std::vector<Date> days;
        std::size_t values;
    };
    const Date start{2020, 1, 1};
    const auto after = [&](int days) { return days_after(start, days); };
    const std::vector<Row> rows{
        {DateInterval::Day, {start, after(398)}, 399},
        {DateInterval::Day, {start, after(399)}, 400},
        {DateInterval::Day, {start, after(400)}, 2},
        {DateInterval::Day, {start, after(401)}, 2},
        {DateInterval::Day, {start, after(5000)}, 2},
        {DateInterval::Day, {start, after(1), after(400)}, 3},
        {DateInterval::Day, {start, after(399), after(400)}, 3},
        {DateInterval::Day, {start, after(399), after(5000)}, 3},
        {DateInterval::Year, {{1600, 1, 1}, {1999, 1, 1}}, 400},
        {DateInterval::Year, {{1600, 1, 1}, {2000, 1, 1}}, 2},
        {DateInterval::Year, {{1000, 1, 1}, {9999, 12, 31}}, 2},
        {DateInterval::Month, {{1990, 1, 1}, {2023, 4, 1}}, 400},
        {DateInterval::Month, {{1990, 1, 1}, {2023, 5, 1}}, 2},
    };
    for (const Row& row : rows) {
        const Facet facet = count_all(SampleIndex(articles_of_days(row.days)), row.interval);
        EXPECT_EQ(facet.values.size(), row.values)
            << to_iso(row.days.front()) << " to " << to_iso(row.days.back());
    }
}

TEST(DateFacet, ListsAllDaysThatHaveArticles) {
    std::vector<Date> days;
    for (int i = 0; i < 410; ++i)
        days.push_back(days_after({2020, 1, 1}, i));
    const Facet facet = count_all(SampleIndex(articles_of_days(days)), DateInterval::Day);
    EXPECT_EQ(facet.values.size(), 410u);
    for (const FacetValue& value : facet.values)
        EXPECT_EQ(value.count, 1u) << value.value;
}

TEST(DateFacet, CountsArticlesWithoutADateAsMissing) {
    std::vector<Article> articles = articles_of_days({{2021, 1, 1}});
    articles.resize(3);
    articles[1].id = "x";
    articles[2].id = "y";
    const Facet facet = count_all(SampleIndex(articles), DateInterval::Month);
    EXPECT_EQ(facet.missing, 2u);
    EXPECT_THAT(values_of(facet), ElementsAre("2021-01"));
}

TEST(DateFacet, SelectsValuesThatLieWithinTheDatesAsAWhole) {
    struct Row {
        Parameters parameters;
        DateInterval interval;
        std::vector<std::string> selected;
    };
    const std::vector<Row> rows{
        {{}, DateInterval::Year, {}},
        {{{"from", "2021"}, {"to", "2021"}}, DateInterval::Year, {"2021"}},
        {{{"from", "2021-01-01"}, {"to", "2021-12-31"}}, DateInterval::Year, {"2021"}},
        {{{"from", "2021-01-02"}, {"to", "2021-12-31"}}, DateInterval::Year, {}},
        {{{"from", "2021-01-01"}, {"to", "2021-12-30"}}, DateInterval::Year, {}},
        {{{"from", "2021"}}, DateInterval::Year, {"2021", "2022"}},
        {{{"to", "2021"}}, DateInterval::Year, {"2020", "2021"}},
        {{{"from", "2021-02"}, {"to", "2021-02"}}, DateInterval::Year, {}},
        {{{"from", "2021-02"}, {"to", "2021-03"}}, DateInterval::Month, {"2021-02", "2021-03"}},
        {{{"from", "2021-02-02"}, {"to", "2021-03-31"}}, DateInterval::Month, {"2021-03"}},
        {{{"from", "2021-02"}, {"to", "2021-02-27"}}, DateInterval::Month, {}},
        {{{"from", "2020-12-31"}, {"to", "2020-12-31"}}, DateInterval::Day, {"2020-12-31"}},
        {{{"from", "2022"}}, DateInterval::Day, {"2022-01-01"}},
    };
    // Some 370 days, so that days in between are listed too.
    const SampleIndex index(articles_of_days({{2020, 12, 31}, {2022, 1, 1}}));
    for (const Row& row : rows) {
        std::vector<std::string> selected;
        for (const FacetValue& value : count_all(index, row.interval, row.parameters).values) {
            if (value.selected) selected.push_back(value.value);
        }
        EXPECT_EQ(selected, row.selected)
            << (row.parameters.empty() ? "" : row.parameters[0].second);
    }
}

// Tags: a ×4 (printed A twice), b ×3, c ×2, d ×1, e ×1; one article without.
const SampleIndex& tagged() {
    static const SampleIndex index([] {
        const std::vector<std::vector<std::string>> tags{
            {"A", "b", "C"}, {"A", "B", "c", "B"}, {"a", "b"}, {"a ", "d"}, {"E", "e", "é"}, {},
            {"", " "}};
        std::vector<Article> articles(tags.size());
        for (std::size_t i = 0; i < tags.size(); ++i) {
            articles[i].id = std::to_string(i);
            articles[i].tags = tags[i];
        }
        return articles;
    }());
    return index;
}

TEST(ValueFacet, CountsAnArticleOnceAValue) {
    const Facet facet = count_all(tagged(), ValueField::Tag);
    EXPECT_THAT(facet.values,
                ElementsAre(FacetValue{"a", "A", 4, false}, FacetValue{"b", "B", 3, false},
                            FacetValue{"c", "C", 2, false}, FacetValue{"d", "d", 1, false},
                            FacetValue{"e", "E", 1, false}));
    EXPECT_EQ(facet.missing, 2u);
    EXPECT_EQ(facet.other, 0u);
}

TEST(ValueFacet, ListsTheMostFrequentAndTheChosen) {
    struct Row {
        Parameters parameters;
        std::vector<FacetValue> values;
        std::uint64_t other;
    };
    const FacetValue a{"a", "A", 4, false};
    const FacetValue b{"b", "B", 3, false};
    const auto selected = [](FacetValue value) {
        value.selected = true;
        return value;
    };
    const FacetValue c = selected({"c", "C", 2, false});
    const FacetValue d = selected({"d", "d", 1, false});
    const std::vector<Row> rows{
        {{{"facet_limit", "1"}}, {a}, 7},
        {{{"facet_limit", "2"}}, {a, b}, 4},
        {{{"facet_limit", "2"}, {"tag", "B"}}, {a, selected(b)}, 4},
        {{{"facet_limit", "2"}, {"tag", "d"}}, {a, b, d}, 3},
        {{{"facet_limit", "2"}, {"tag", "c"}, {"tag", "d"}}, {a, b, c, d}, 1},
        // By count, in whatever order they were chosen.
        {{{"facet_limit", "2"}, {"tag", "d"}, {"tag", "c"}}, {a, b, c, d}, 1},
        {{{"facet_limit", "2"}, {"tag", "D"}, {"tag", " d "}}, {a, b, d}, 3},
        {{{"facet_limit", "1"}, {"tag", "Zzz"}}, {a, {"zzz", "Zzz", 0, true}}, 7},
        {{{"facet_limit", "1"}, {"tag", "Zzz"}, {"tag", "Zzz"}}, {a, {"zzz", "Zzz", 0, true}}, 7},
        // One value, however it is written.
        {{{"facet_limit", "1"}, {"tag", "Zzz"}, {"tag", "ZZZ"}}, {a, {"zzz", "Zzz", 0, true}}, 7},
        {{{"facet_limit", "1"}, {"tag", "zzz"}, {"tag", "d"}}, {a, d, {"zzz", "zzz", 0, true}}, 6},
        {{{"facet_limit", "1"}, {"author", "d"}}, {a}, 7},
    };
    for (const Row& row : rows) {
        const Facet facet = count_all(tagged(), ValueField::Tag, row.parameters);
        EXPECT_THAT(facet.values, ElementsAreArray(row.values))
            << shown(request_of(row.parameters));
        EXPECT_EQ(facet.other, row.other) << shown(request_of(row.parameters));
        EXPECT_EQ(facet.missing, 2u);
    }
}

TEST(Facets, OfNothingAreEmpty) {
    const Generation generation = tagged().generation();
    const DocSet nothing(generation.columns().document_count());
    for (const FacetName name : {FacetName{ValueField::Tag}, FacetName{ValueField::Source},
                                 FacetName{DateInterval::Year}, FacetName{DateInterval::Day}}) {
        const Facet facet = count_facet(generation.columns(), nothing, name, request_of({}));
        EXPECT_EQ(facet.name, name);
        EXPECT_TRUE(facet.values.empty());
        EXPECT_EQ(facet.missing, 0u);
        EXPECT_EQ(facet.other, 0u);
    }
    const Facet chosen =
        count_facet(generation.columns(), nothing, ValueField::Tag, request_of({{"tag", "a"}}));
    EXPECT_THAT(chosen.values, ElementsAre(FacetValue{"a", "A", 0, true}));
}

}  // namespace
}  // namespace telusur::testing
