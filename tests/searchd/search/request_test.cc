// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index/error.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Request, HasDefaults) {
    const SearchRequest request = parse_search_request({});
    EXPECT_EQ(request.text, "");
    EXPECT_TRUE(request.dates.is_open());
    EXPECT_EQ(request.match, Match::Auto);
    EXPECT_EQ(request.sort, Sort::Relevance);
    EXPECT_EQ(request.page, 1u);
    EXPECT_EQ(request.per_page, 10u);
    EXPECT_TRUE(request.facets.empty());
    EXPECT_EQ(request.facet_limit, 10u);
    EXPECT_EQ(request.language, Language::Indonesian);
    for (const auto& values : request.values)
        EXPECT_TRUE(values.empty());
}

TEST(Request, ReadsEveryParameter) {
    const SearchRequest request = parse_search_request(
        {{"q", "banjir"},         {"tag", "A"},        {"author", "B"},
         {"editor", "C"},         {"category", "D"},   {"source", "E"},
         {"tag", "a,b"},          {"-tag", "x"},       {"-source", "y"},
         {"-tag", "X,z"},         {"tag_mode", "all"}, {"from", "2020-02"},
         {"to", "2021"},          {"match", "most"},   {"sort", "oldest"},
         {"page", "3"},           {"per_page", "100"}, {"facets", "tag,year,,tag,day"},
         {"facet_limit", "1000"}, {"lang", "en"}});
    EXPECT_EQ(request.text, "banjir");
    EXPECT_THAT(request.chosen(ValueField::Tag), ElementsAre("A", "a,b"));
    EXPECT_THAT(request.chosen(ValueField::Author), ElementsAre("B"));
    EXPECT_THAT(request.chosen(ValueField::Editor), ElementsAre("C"));
    EXPECT_THAT(request.chosen(ValueField::Category), ElementsAre("D"));
    EXPECT_THAT(request.chosen(ValueField::Source), ElementsAre("E"));
    EXPECT_THAT(request.left_out(ValueField::Tag), ElementsAre("x", "X,z"));
    EXPECT_THAT(request.left_out(ValueField::Source), ElementsAre("y"));
    EXPECT_EQ(request.tag_mode, TagMode::All);
    EXPECT_EQ(request.dates.from, (Date{2020, 2, 1}));
    EXPECT_EQ(request.dates.to, (Date{2021, 12, 31}));
    EXPECT_EQ(request.from, "2020-02");
    EXPECT_EQ(request.to, "2021");
    EXPECT_EQ(request.match, Match::Most);
    EXPECT_EQ(request.sort, Sort::Oldest);
    EXPECT_EQ(request.page, 3u);
    EXPECT_EQ(request.per_page, 100u);
    EXPECT_THAT(request.facets,
                ElementsAre(FacetName{ValueField::Tag}, FacetName{DateInterval::Year},
                            FacetName{DateInterval::Day}));
    EXPECT_EQ(request.facet_limit, 1000u);
    EXPECT_EQ(request.language, Language::English);
}

TEST(Request, TakesEmptyValuesForAbsentOnes) {
    Parameters parameters;
    for (const std::string_view name : parameter_names())
        parameters.emplace_back(name, "");
    EXPECT_TRUE(parameters_of(parse_search_request(parameters)).empty());
}

TEST(Request, KnowsItsParameters) {
    EXPECT_THAT(
        parameter_names(),
        ::testing::UnorderedElementsAre(
            "q", "tag", "author", "editor", "category", "source", "from", "to", "match", "sort",
            "page", "per_page", "facets", "facet_limit", "facet_prefix", "lang", "synonyms",
            "stop_words", "spelling", "recency", "explain", "syntax", "forms", "dedupe", "cursor",
            "tag_mode", "-tag", "-author", "-editor", "-category", "-source"));
}

TEST(Request, ReadsDaysMonthsAndYears) {
    struct Row {
        const char* text;
        Date first;
        Date last;
    };
    const std::vector<Row> rows{
        {"2021", {2021, 1, 1}, {2021, 12, 31}},       {"1000", {1000, 1, 1}, {1000, 12, 31}},
        {"9999", {9999, 1, 1}, {9999, 12, 31}},       {"2021-02", {2021, 2, 1}, {2021, 2, 28}},
        {"2024-02", {2024, 2, 1}, {2024, 2, 29}},     {"1900-02", {1900, 2, 1}, {1900, 2, 28}},
        {"2000-02", {2000, 2, 1}, {2000, 2, 29}},     {"2021-04", {2021, 4, 1}, {2021, 4, 30}},
        {"2021-12", {2021, 12, 1}, {2021, 12, 31}},   {"9999-12", {9999, 12, 1}, {9999, 12, 31}},
        {"2021-08-17", {2021, 8, 17}, {2021, 8, 17}}, {"2024-02-29", {2024, 2, 29}, {2024, 2, 29}},
    };
    for (const Row& row : rows) {
        const SearchRequest request = parse_search_request({{"from", row.text}, {"to", row.text}});
        EXPECT_EQ(request.dates.from, row.first) << row.text;
        EXPECT_EQ(request.dates.to, row.last) << row.text;
    }
}

struct Refusal {
    std::string name;
    std::string value;
    std::string hint = {};  // a part of it
};

void expect_refused(const Parameters& parameters, const std::string& name,
                    const std::string& hint) {
    std::string shown;
    for (const auto& [key, value] : parameters)
        shown += key + '=' + value.substr(0, 40) + '&';
    try {
        parse_search_request(parameters);
        ADD_FAILURE() << shown << " was accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Usage) << shown;
        EXPECT_EQ(error.parameter(), name) << shown;
        EXPECT_FALSE(error.message().english.empty()) << shown;
        EXPECT_FALSE(error.message().indonesian.empty()) << shown;
        EXPECT_THAT(error.hint().english, HasSubstr(hint)) << shown;
        EXPECT_EQ(error.hint().english.empty(), error.hint().indonesian.empty()) << shown;
    }
}

TEST(Request, RefusesWithTheNameOfTheParameter) {
    const std::string date_hint = "2021-08-17";
    const std::vector<Refusal> rows{
        {"tags", "x", "tag?"},
        {"Tag", "x", "tag?"},
        {"autor", "x", "author?"},
        {"limit", "", "?"},
        {"perpage", "5", "per_page?"},
        {"", "x", "?"},
        {"match", "every", "auto, all, most, any"},
        {"match", "ALL", "auto, all, most, any"},
        {"sort", "new", "relevance, newest, oldest"},
        {"lang", "de", "id, en"},
        {"tag_mode", "most", "any, all"},
        {"-tags", "x", "-tag?"},
        {"--tag", "x", "-tag?"},
        {"-from", "2020", "from?"},
        {"facets", "tags", "tag, author"},
        {"facets", "tag, author", "tag, author"},
        {"facets", "tag;year", "tag, author"},
        {"page", "0"},
        {"page", "-1"},
        {"page", "+1"},
        {"page", "1.5"},
        {"page", " 1"},
        {"page", "1 "},
        {"page", "x"},
        {"page", "0x10"},
        {"page", "4294967297"},
        {"page", "10001"},
        {"page", "1001"},
        {"per_page", "0"},
        {"per_page", "101"},
        {"per_page", "99999999999999999999"},
        {"facet_limit", "0"},
        {"facet_prefix", std::string(257, 'a')},
        {"facet_limit", "1001"},
        {"from", "0000", date_hint},
        {"from", "0999", date_hint},
        {"from", "2021-13", date_hint},
        {"from", "2021-00", date_hint},
        {"from", "2021-02-30", date_hint},
        {"from", "2023-02-29", date_hint},
        {"from", "2021-2-3", date_hint},
        {"from", "2021-02-3", date_hint},
        {"from", "202", date_hint},
        {"from", "20211", date_hint},
        {"from", "2021-", date_hint},
        {"from", "2021/02", date_hint},
        {"from", "17-08-2021", date_hint},
        {"from", "2021-08-17T00:00", date_hint},
        {"from", "2021-08-17 ", date_hint},
        {"from", " 2021", date_hint},
        {"from", "-2021", date_hint},
        {"from", "kemarin", date_hint},
        {"from", "２０２１", date_hint},
        {"to", "2021-04-31", date_hint},
        {"to", "2021-13", date_hint},
        {"to", "99999", date_hint},
        {"to", "abcd", date_hint},
    };
    for (const Refusal& row : rows)
        expect_refused({{row.name, row.value}}, row.name, row.hint);
}

TEST(Request, RefusesWhatDoesNotGoTogether) {
    const Parameters hundred(100, {"tag", "x"});
    Parameters mixed(100, {"tag", "x"});
    mixed.emplace_back("author", "y");
    EXPECT_NO_THROW(parse_search_request(hundred));
    expect_refused({{"from", "2021-02"}, {"to", "2021-01"}}, "from", "swap");
    expect_refused({{"to", "2020"}, {"from", "2021"}}, "from", "swap");
    expect_refused({{"from", "2021-08-18"}, {"to", "2021-08-17"}}, "from", "swap");
    expect_refused({{"page", "101"}, {"per_page", "100"}}, "page", "narrow");
    expect_refused({{"per_page", "3"}, {"page", "3334"}}, "page", "narrow");
    expect_refused({{"page", "10000"}}, "page", "narrow");
    expect_refused({{"cursor", "x"}, {"page", "1"}}, "cursor", "leave one");
    expect_refused({{"page", "2"}, {"cursor", "x"}}, "cursor", "leave one");
    // The last one is one too many; its name is what the person can do something about.
    expect_refused(Parameters(101, {"tag", "x"}), "tag", "");
    expect_refused(Parameters(101, {"-author", "x"}), "-author", "");
    try {
        parse_search_request(mixed);
        ADD_FAILURE() << "101 values of two fields were accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Usage);
        EXPECT_THAT(error.parameter(), ::testing::AnyOf("tag", "author"));
    }
}

TEST(Request, AcceptsTheOuterLimits) {
    const std::vector<Parameters> rows{
        {{"page", "100"}, {"per_page", "100"}},
        {{"page", "10000"}, {"per_page", "1"}},
        {{"page", "1000"}},
        {{"page", "3333"}, {"per_page", "3"}},
        {{"from", "2021"}, {"to", "2021"}},
        {{"from", "2021-12-31"}, {"to", "2021"}},
        {{"from", "2021"}, {"to", "2021-01-01"}},
        {{"from", "1000"}, {"to", "9999"}},
        {{"page", "007"}},
        {{"cursor", "x"}, {"page", ""}},
        {{"cursor", "x"}, {"per_page", "100"}},
        {{"facet_limit", "1"}},
        {{"facets", ","}},
    };
    for (const Parameters& row : rows)
        EXPECT_NO_THROW(parse_search_request(row)) << row.front().second;
}

TEST(Request, TellsTheNearestNameOfEveryParameter) {
    for (const std::string_view name : parameter_names()) {
        if (name.size() < 3) continue;
        const std::string wrong = std::string(name) + "~";
        expect_refused({{wrong, "x"}}, wrong, "did you mean " + std::string(name) + "?");
    }
}

TEST(Request, NamesItsWords) {
    EXPECT_EQ(name_of(Match::Auto), "auto");
    EXPECT_EQ(name_of(Match::Most), "most");
    EXPECT_EQ(name_of(Sort::Newest), "newest");
    EXPECT_EQ(name_of(FacetName{ValueField::Category}), "category");
    EXPECT_EQ(name_of(FacetName{DateInterval::Month}), "month");
}

}  // namespace
}  // namespace telusur::testing
