// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

#include "indexer/index/error.h"
#include "searchd/search/date_buckets.h"
#include "searchd/search/harvest_request.h"
#include "searchd/search/result_json.h"
#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

Article article_of(const std::string& id, std::optional<Date> day, const std::string& title) {
    Article article;
    article.id = id;
    article.title = title;
    if (day) article.published = Timestamp{first_second(*day) + 86399};
    return article;
}

// "2021-01=1/2 2021-02=0/0"
std::string shown(const TimelineRequest& request, const Timeline& timeline) {
    std::string text;
    for (const TimelineValue& value : timeline.values) {
        text += (text.empty() ? "" : " ") + name_of_interval(value.first, request.interval) + '=' +
                std::to_string(value.count);
        if (request.relative == Switch::On) text += '/' + std::to_string(value.of);
    }
    return text;
}

TEST(Timeline, IsFilledBetweenTheFirstAndTheLast) {
    const SampleIndex index(std::vector<Article>{
        article_of("a", Date{2020, 12, 31}, "pasar"), article_of("b", Date{2021, 1, 1}, "beras"),
        article_of("c", Date{2021, 3, 1}, "pasar"),
        article_of("d", Date{2021, 3, 1}, "beras pasar"), article_of("e", std::nullopt, "pasar"),
        article_of("f", Date{2024, 2, 29}, "jagung")});
    struct Row {
        Parameters parameters;
        std::string values;
        std::uint64_t total;
        std::uint64_t missing;
    };
    const std::vector<Row> rows{
        {{{"q", "pasar"}}, "2020-12=1 2021-01=0 2021-02=0 2021-03=2", 4, 1},
        {{{"q", "pasar"}, {"relative", "true"}},
         "2020-12=1/1 2021-01=0/1 2021-02=0/0 2021-03=2/2",
         4,
         1},
        {{{"q", "beras"}, {"interval", "month"}}, "2021-01=1 2021-02=0 2021-03=1", 2, 0},
        {{{"interval", "year"}, {"relative", "true"}},
         "2020=1/1 2021=3/3 2022=0/0 2023=0/0 2024=1/1",
         6,
         1},
        {{{"interval", "year"}, {"from", "2021"}, {"to", "2022"}}, "2021=3", 3, 0},
        {{{"q", "pasar"}, {"interval", "day"}, {"to", "2021-01"}}, "2020-12-31=1", 1, 0},
        {{{"q", "jagung"}, {"interval", "day"}}, "2024-02-29=1", 1, 0},
        {{{"q", "jagung"}, {"to", "2023"}}, "", 0, 0},
    };
    for (const Row& row : rows) {
        const TimelineRequest request = parse_timeline_request(row.parameters);
        SCOPED_TRACE(testing::shown(request.search));
        const Timeline timeline = index.engine()->timeline(request);
        EXPECT_EQ(shown(request, timeline), row.values);
        EXPECT_EQ(timeline.found.total, row.total);
        EXPECT_EQ(timeline.missing, row.missing);
    }
}

TEST(Timeline, SumsUpToWhatIsFound) {
    const SampleIndex index(odd_articles(130, 17));
    const auto engine = index.engine();
    const std::vector<Article> articles = index.articles();
    RequestMaker maker(articles, 5);
    std::size_t found = 0;
    for (int round = 0; round < 200 && !HasFailure(); ++round) {
        SearchRequest asked = maker.next();
        asked.dedupe = Switch::Off;
        asked.facets.clear();
        SCOPED_TRACE(testing::shown(asked));
        const TimelineRequest request{
            asked, round % 2 == 0 ? DateInterval::Day : DateInterval::Year, Switch::On};
        const Timeline timeline = engine->timeline(request);
        std::map<std::string, std::uint64_t> counts;
        asked.sort = Sort::Newest;
        asked.page = 1;
        const auto scan = engine->scan(asked);
        while (const auto article = scan->next()) {
            if (!article->published) continue;
            const Date day = archive_date(article->published->seconds);
            ++counts[to_iso(first_day(day, request.interval))];
        }
        std::uint64_t sum = timeline.missing;
        for (const TimelineValue& value : timeline.values) {
            sum += value.count;
            EXPECT_EQ(value.count, counts[to_iso(value.first)]);
            EXPECT_GE(value.of, value.count);
        }
        EXPECT_EQ(sum, timeline.found.total);
        EXPECT_EQ(timeline.found.total, scan->total());
        found += sum > 0 ? 1 : 0;
    }
    EXPECT_GE(found, 60u);
}

TEST(Timeline, RefusesTooManyIntervals) {
    const SampleIndex index(std::vector<Article>{
        article_of("a", Date{1000, 1, 1}, "x"), article_of("b", Date{2021, 1, 1}, "y"),
        article_of("c", Date{2010, 1, 20}, "y"), article_of("d", Date{2010, 1, 19}, "z")});
    struct Row {
        const char* interval;
        const char* from;
        std::size_t values;  // 0: refused
    };
    const Row rows[] = {{"year", "", 1022},
                        {"month", "", 0},
                        {"day", "", 0},
                        {"month", "1900", 133},
                        {"day", "2010-01-20", 4000},
                        {"day", "2010-01-19", 0}};
    for (const Row& row : rows) {
        SCOPED_TRACE(std::string(row.interval) + row.from);
        const TimelineRequest request =
            parse_timeline_request({{"interval", row.interval}, {"from", row.from}});
        try {
            const Timeline timeline = index.engine()->timeline(request);
            EXPECT_EQ(timeline.values.size(), row.values);
        } catch (const Error& error) {
            EXPECT_EQ(row.values, 0u);
            EXPECT_EQ(error.code(), ErrorCode::Usage);
            EXPECT_EQ(error.parameter(), "interval");
            EXPECT_FALSE(error.hint().empty());
        }
    }
}

TEST(Timeline, IsWrittenAsJson) {
    TimelineRequest request = parse_timeline_request({{"relative", "true"}, {"tag", "x"}});
    Timeline timeline;
    timeline.values = {{Date{2021, 1, 1}, 1, 3}, {Date{2021, 2, 1}, 0, 0}};
    timeline.missing = 4;
    timeline.found.total = 5;
    timeline.found.generation = "G";
    auto json = nlohmann::json::parse(to_json(request, timeline));
    EXPECT_EQ(json["values"],
              nlohmann::json::parse(R"([{"value":"2021-01","count":1,"of":3,"share":0.333333},
                                        {"value":"2021-02","count":0,"of":0,"share":null}])"));
    EXPECT_EQ(json["interval"], "month");
    EXPECT_EQ(json["missing"], 4);
    EXPECT_EQ(json["total"]["value"], 5);
    EXPECT_EQ(json["query"]["filters"]["tag"][0], "x");
    request.relative = Switch::Off;
    json = nlohmann::json::parse(to_json(request, timeline));
    EXPECT_EQ(json["values"][0], nlohmann::json::parse(R"({"value":"2021-01","count":1})"));
}

}  // namespace
}  // namespace telusur::testing
