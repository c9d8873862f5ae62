// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/metrics.h"

#include <gmock/gmock.h>
#include <set>
#include <sstream>
#include <thread>
#include <vector>

#include "tests/searchd/watch/observed.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The value of the line that begins so; "" if there is none.
std::string value_of(const std::string& text, const std::string& series) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(series + " ")) return line.substr(series.size() + 1);
    }
    return "";
}

Metrics plain_metrics() {
    return Metrics([] { return ServerFigures{}; }, [] { return kNoon; });
}

TEST(Metrics, CountsRequestsByEndpointCodeAndProblem) {
    Metrics metrics = plain_metrics();
    metrics.observe(plain_request("/v1/search", 200, 3));
    metrics.observe(plain_request("/v1/search", 200, 0.2));
    metrics.observe(plain_request("/v1/search", 400));
    metrics.observe(plain_request("/healthz", 200));
    ObservedRequest refused = plain_request("", 429, 0);
    refused.problem = "rate_limited";
    metrics.observe(refused);
    metrics.observe(refused);
    const std::string text = metrics.text();
    struct Row {
        const char* series;
        const char* value;
    };
    const Row rows[] = {
        {R"(telusur_http_requests_total{code="200",endpoint="/v1/search"})", "2"},
        {R"(telusur_http_requests_total{code="400",endpoint="/v1/search"})", "1"},
        {R"(telusur_http_requests_total{code="200",endpoint="/healthz"})", "1"},
        {R"(telusur_http_requests_total{code="429",endpoint="none"})", "2"},
        {R"(telusur_http_requests_total{code="404",endpoint="/healthz"})", ""},
        {R"(telusur_http_problems_total{problem="rate_limited"})", "2"},
        {R"(telusur_http_request_duration_seconds_count{endpoint="/v1/search"})", "3"},
        {R"(telusur_http_request_duration_seconds_bucket{endpoint="/v1/search",le="0.0005"})", "1"},
        {R"(telusur_http_request_duration_seconds_bucket{endpoint="/v1/search",le="0.001"})", "2"},
        {R"(telusur_http_request_duration_seconds_bucket{endpoint="/v1/search",le="0.005"})", "3"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(value_of(text, row.series), row.value) << row.series << "\n" << text;
}

TEST(Metrics, CountsTheHitsThatWereChosen) {
    Metrics metrics = plain_metrics();
    for (const std::uint32_t position : {1U, 1U, 7U, 500U})
        metrics.observe_click(position);
    const std::string text = metrics.text();
    EXPECT_EQ(value_of(text, "telusur_click_position_count"), "4");
    EXPECT_EQ(value_of(text, R"(telusur_click_position_bucket{le="1"})"), "2");
    EXPECT_EQ(value_of(text, R"(telusur_click_position_bucket{le="10"})"), "3");
}

TEST(Metrics, TellsTheFiguresOfTheMoment) {
    ServerFigures figures;
    std::int64_t now = kNoon;
    const Metrics metrics([&figures] { return figures; }, [&now] { return now; });
    figures = {"20261122T190000Z",
               12345,
               "2026-11-23T11:00:00+07:00",
               7,
               3,
               2,
               10,
               4,
               4096,
               5,
               6,
               {{"queue", 64}, {"burst", 30}}};
    now += 60;
    const std::string text = metrics.text();
    const std::pair<const char*, const char*> rows[] = {
        {R"(telusur_index_info{generation="20261122T190000Z"})", "1"},
        {"telusur_index_articles", "12345"},
        {"telusur_index_age_seconds", "3660"},
        {"telusur_http_connections", "7"},
        {"telusur_http_requests_waiting", "3"},
        {"telusur_http_requests_at_work", "2"},
        {"telusur_cache_found_total", "10"},
        {"telusur_cache_missed_total", "4"},
        {"telusur_cache_bytes", "4096"},
        {"telusur_log_lines_lost_total", "5"},
        {"telusur_query_log_lines_lost_total", "6"},
        {R"(telusur_limit{key="queue"})", "64"},
        {R"(telusur_limit{key="burst"})", "30"},
        {"process_start_time_seconds", "1795410000"},
    };
    for (const auto& [series, value] : rows)
        EXPECT_EQ(value_of(text, series), value) << series << "\n" << text;
    for (const char* series : {"process_resident_memory_bytes", "process_open_fds",
                               "process_max_fds", "process_cpu_seconds_total"})
        EXPECT_NE(value_of(text, series), "") << series;
}

TEST(Metrics, ForgetTheGenerationBefore) {
    ServerFigures figures;
    figures.generation = "20261121T190000Z";
    const Metrics metrics([&figures] { return figures; });
    EXPECT_THAT(metrics.text(), HasSubstr("20261121T190000Z"));
    figures.generation = "20261122T190000Z";
    EXPECT_THAT(metrics.text(), HasSubstr("20261122T190000Z"));
    EXPECT_THAT(metrics.text(), Not(HasSubstr("20261121T190000Z")));
}

TEST(Metrics, HaveNoAgeWithoutADate) {
    EXPECT_THAT(plain_metrics().text(), Not(HasSubstr("telusur_index_age_seconds")));
}

// What Prometheus asks of the format: each family described once, before its samples, which stand
// together; counters end in _total.
TEST(Metrics, AreWellFormed) {
    Metrics metrics = plain_metrics();
    metrics.observe(plain_request("/v1/search", 200));
    const std::string text = metrics.text();
    ASSERT_TRUE(text.ends_with('\n'));
    std::istringstream lines(text);
    std::set<std::string> families;
    std::string family;
    for (std::string line; std::getline(lines, line);) {
        SCOPED_TRACE(line);
        std::istringstream words(line);
        std::string sign, kind, name, type;
        words >> sign >> kind >> name >> type;
        if (sign == "#" && kind == "HELP") {
            EXPECT_TRUE(families.insert(name).second);
        }
        if (sign == "#") family = name;
        if (kind == "TYPE") {
            EXPECT_EQ(type == "counter", name.ends_with("_total"));
        }
        if (sign != "#") {
            EXPECT_TRUE(line.starts_with(family));
        }
    }
    EXPECT_GT(families.size(), 15U);
}

TEST(Metrics, AreCountedByManyThreads) {
    Metrics metrics = plain_metrics();
    constexpr int kThreads = 4;
    constexpr int kEach = 2000;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&metrics] {
            for (int j = 0; j < kEach; ++j)
                metrics.observe(plain_request("/v1/search", 200 + j % 10));
        });
    }
    metrics.text();
    for (std::thread& thread : threads)
        thread.join();
    const std::string series =
        R"(telusur_http_request_duration_seconds_count{endpoint="/v1/search"})";
    EXPECT_EQ(value_of(metrics.text(), series), std::to_string(kThreads * kEach));
}

}  // namespace
}  // namespace telusur::testing
