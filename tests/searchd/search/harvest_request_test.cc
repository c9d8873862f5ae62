// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/harvest_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index/error.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

void parse_export(const Parameters& parameters) {
    parse_export_request(parameters);
}
void parse_feed(const Parameters& parameters) {
    parse_feed_request(parameters);
}
void parse_timeline(const Parameters& parameters) {
    parse_timeline_request(parameters);
}

TEST(HarvestRequest, RefusesWithTheNameOfTheParameter) {
    struct Row {
        void (*parse)(const Parameters&);
        Parameters parameters;
        std::string parameter;
        std::string hint = {};
    };
    const std::vector<Row> rows{
        {parse_export, {{"page", "1"}}, "page", "leave it out"},
        {parse_export, {{"per_page", "1"}}, "per_page"},
        {parse_export, {{"facets", "tag"}}, "facets"},
        {parse_export, {{"explain", "on"}}, "explain"},
        {parse_export, {{"fromat", "csv"}}, "fromat", "format?"},
        {parse_export, {{"tags", "x"}}, "tags", "tag?"},
        {parse_export, {{"format", "xml"}}, "format", "jsonl, csv, ris, bibtex, csl"},
        {parse_export, {{"limit", "0"}}, "limit"},
        {parse_export, {{"limit", "1000001"}}, "limit"},
        {parse_export, {{"body", "yes"}}, "body", "true, false"},
        {parse_export, {{"body", "true"}, {"format", "ris"}}, "body", "csv"},
        {parse_export, {{"after", "x"}, {"sort", "relevance"}}, "after", "newest"},
        {parse_export, {{"after", "x"}, {"cursor", "y"}}, "after", "leave one"},
        {parse_export, {{"match", "every"}}, "match"},
        {parse_feed, {{"sort", "newest"}}, "sort"},
        {parse_feed, {{"cursor", "x"}}, "cursor"},
        {parse_feed, {{"page", "2"}}, "page"},
        {parse_feed, {{"limit", "101"}}, "limit"},
        {parse_feed, {{"format", "xml"}}, "format", "atom, rss, json"},
        {parse_feed, {{"after", "x"}}, "after"},
        {parse_timeline, {{"interval", "week"}}, "interval", "year, month, day"},
        {parse_timeline, {{"relative", "on"}}, "relative", "true, false"},
        {parse_timeline, {{"facets", "year"}}, "facets"},
        {parse_timeline, {{"dedupe", "true"}}, "dedupe"},
        {parse_timeline, {{"limit", "1"}}, "limit"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.parameters.front().first + '=' + row.parameters.front().second);
        try {
            row.parse(row.parameters);
            ADD_FAILURE() << "accepted";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Usage);
            EXPECT_EQ(error.parameter(), row.parameter);
            EXPECT_THAT(error.hint().english, HasSubstr(row.hint));
        }
    }
}

TEST(HarvestRequest, HasDefaults) {
    const ExportRequest exported = parse_export_request({{"q", "banjir"}, {"limit", ""}});
    EXPECT_EQ(exported.search.sort, Sort::Newest);
    EXPECT_EQ(exported.format, ExportFormat::JsonLines);
    EXPECT_EQ(exported.body, Switch::On);
    EXPECT_EQ(exported.limit, 0u);
    EXPECT_EQ(parse_export_request({{"sort", "relevance"}}).search.sort, Sort::Relevance);
    EXPECT_EQ(parse_export_request({{"sort", ""}}).search.sort, Sort::Newest);
    EXPECT_EQ(parse_export_request({{"format", "csv"}}).body, Switch::Off);
    EXPECT_EQ(parse_export_request({{"body", "true"}, {"format", "csv"}}).body, Switch::On);
    EXPECT_EQ(parse_export_request({{"after", "x"}}).search.after, "x");
    const FeedRequest feed = parse_feed_request({});
    EXPECT_EQ(feed.search.sort, Sort::Newest);
    EXPECT_EQ(feed.search.per_page, 20u);
    EXPECT_EQ(feed.format, FeedFormat::Atom);
    const TimelineRequest timeline = parse_timeline_request({});
    EXPECT_EQ(timeline.interval, DateInterval::Month);
    EXPECT_EQ(timeline.relative, Switch::Off);
}

TEST(HarvestRequest, ParametersGiveTheSameRequest) {
    const std::vector<Parameters> exports{
        {},
        {{"q", "banjir"}, {"sort", "relevance"}},
        {{"tag", "a"}, {"-tag", "b"}, {"sort", "oldest"}, {"format", "csv"}, {"limit", "7"}},
        {{"format", "csv"}, {"body", "true"}},
        {{"body", "false"}},
        {{"format", "csl"}, {"tag_mode", "all"}},
    };
    for (const Parameters& row : exports) {
        Parameters again = parameters_of(parse_export_request(row));
        EXPECT_THAT(again, ::testing::UnorderedElementsAreArray(row));
    }
    const Parameters feed{{"q", "banjir"}, {"format", "rss"}, {"limit", "3"}};
    EXPECT_EQ(parameters_of(parse_feed_request(feed)), feed);
}

TEST(HarvestRequest, EveryNameIsTaken) {
    const auto empty = [](const std::vector<std::string_view>& names) {
        Parameters parameters;
        for (const std::string_view name : names)
            parameters.emplace_back(name, "");
        return parameters;
    };
    EXPECT_NO_THROW(parse_export(empty(export_parameter_names())));
    EXPECT_NO_THROW(parse_feed(empty(feed_parameter_names())));
    EXPECT_NO_THROW(parse_timeline(empty(timeline_parameter_names())));
}

}  // namespace
}  // namespace telusur::testing
