// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/e2e/served_archive.h"
#include "tests/searchd/http/running_searchd.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

using LimitsTest = ServedArchive;

std::string post_of(std::size_t bytes) {
    return "POST /v1/search HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
           "Content-Length: " +
           std::to_string(bytes) + "\r\n\r\n{\"q\":\"jagung\"" + std::string(bytes - 14, ' ') + "}";
}

// Each limit is kept where the file sets it, and not where it stands without the file.
TEST_F(LimitsTest, OfARequestAreThoseOfTheFile) {
    const std::string file = config(
        "[server]\nrequests_per_second = 0\naddress_bytes = 1024\nhead_bytes = 4096\nheaders = 16\n"
        "body_bytes = 1024\n");
    const RunningSearchd small(data_, {"--config", file});
    const RunningSearchd usual(data_);
    std::string headers;
    for (int i = 0; i < 20; ++i)
        headers += "X-" + std::to_string(i) + ": a\r\n";
    struct Row {
        std::string request;
        int within_small;
        int within_usual;
    };
    const Row rows[] = {
        {get_request("/v1/search?q=jagung"), 200, 200},
        {get_request("/v1/search?q=" + std::string(1010, 'a')), 200, 200},
        {get_request("/v1/search?q=" + std::string(1012, '+')), 414, 200},
        {get_request("/v1/search?q=jagung", headers), 431, 200},
        {get_request("/v1/search?q=jagung", "X: " + std::string(2040, 'a') + "\r\n"), 200, 200},
        {get_request("/v1/search?q=jagung", "X: " + std::string(2048, 'a') + "\r\n"), 431, 200},
        {post_of(1024), 200, 200},
        {post_of(1025), 413, 200},
    };
    for (const Row& row : rows) {
        const std::string shown = row.request.substr(0, 60);
        EXPECT_EQ(RawClient(small.port()).ask(row.request).status, row.within_small) << shown;
        EXPECT_EQ(RawClient(usual.port()).ask(row.request).status, row.within_usual) << shown;
    }
}

TEST_F(LimitsTest, OfAnAnswerIsThatOfTheFile) {
    std::ofstream(articles_, std::ios::app)
        << R"({"id":"panjang","title":"Panjang","date":"2020-01-01","body":")"
        << std::string(1 << 20, 'a') << "\"}\n";
    publish("b");
    const RunningSearchd small(
        data_, {"--config", config("[server]\nanswer_bytes = 1048576\nrequests_per_second = 0\n")});
    const RunningSearchd usual(data_);
    EXPECT_EQ(small.ask("/v1/articles/a").status, 200);
    const RawAnswer refused = small.ask("/v1/articles/panjang");
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(json::parse(refused.body)["code"], "answer_too_large");
    EXPECT_EQ(usual.ask("/v1/articles/panjang").status, 200);
    // An export goes out in parts.
    EXPECT_EQ(small.ask("/v1/export?q=panjang").status, 200);
    EXPECT_EQ(sample_of(small.ask("/metrics").body,
                        R"(telusur_http_problems_total{problem="answer_too_large"})"),
              1);
}

TEST_F(LimitsTest, OfAQuestionAreThoseOfTheFile) {
    std::ofstream(articles_, std::ios::app)
        << R"({"id":"p","title":"Pantai panjang","body":"Panggung pantai.","date":"2020-01-01"})"
        << '\n';
    publish("b");
    const auto codes = [](const RunningSearchd& searchd, const std::string& question) {
        std::string found;
        const json answer = json::parse(searchd.ask("/v1/search?q=" + question).body);
        for (const json& note : answer["query"]["notes"])
            found += note["code"].get<std::string>() + ' ';
        return found;
    };
    const RunningSearchd small(
        data_, {"--config", config("[questions]\nprefix_terms = 1\nspelled_words = 0\n")});
    const RunningSearchd usual(data_);
    EXPECT_THAT(codes(small, "pan*"), HasSubstr("prefix_cut"));
    EXPECT_THAT(codes(usual, "pan*"), Not(HasSubstr("prefix_cut")));
    EXPECT_THAT(codes(small, "jagugn"), Not(HasSubstr("corrected")));
    EXPECT_THAT(codes(usual, "jagugn"), HasSubstr("corrected"));
}

TEST_F(LimitsTest, AreAllToldByTheMetrics) {
    const RunningSearchd searchd(data_, {"--config", config("[server]\nqueue = 7\nburst = 9\n")});
    const std::string metrics = searchd.ask("/metrics").body;
    const std::pair<const char*, double> rows[] = {
        {"queue", 7},          {"burst", 9},           {"requests_per_second", 10},
        {"threads", 4},        {"connections", 8000},  {"connections_per_client", 64},
        {"cache_mib", 64},     {"exports", 16},        {"time_budget_ms", 200},
        {"headers", 64},       {"head_bytes", 16384},  {"address_bytes", 8000},
        {"body_bytes", 65536}, {"idle_seconds", 15},   {"answer_bytes", 67108864},
        {"head_seconds", 5},   {"body_seconds", 10},   {"write_seconds", 30},
        {"expansions", 16},    {"prefix_terms", 1000}, {"spelled_words", 12}};
    for (const auto& [key, value] : rows) {
        EXPECT_EQ(sample_of(metrics, std::string("telusur_limit{key=\"") + key + "\"}"), value)
            << key;
    }
}

}  // namespace
}  // namespace telusur::testing
