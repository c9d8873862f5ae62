// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/watch_routes.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "indexer/index/article.h"
#include "indexer/index/error.h"
#include "searchd/query/query.h"
#include "searchd/search/request.h"
#include "searchd/web/assets.h"
#include "tests/searchd/watch/observed.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::int64_t noon() {
    return kNoon;
}

HttpRequest request_of(const std::string& method, const std::string& target) {
    HttpRequest request;
    request.method = method;
    request.target = target;
    request.request_id = "r-1";
    request.accept_language = "en";
    request.client = {client("192.0.2.77"), false};
    return request;
}

std::string header_of(const HttpAnswer& answer, const std::string& name) {
    const auto found = std::find_if(answer.headers.begin(), answer.headers.end(),
                                    [&name](const auto& header) { return header.first == name; });
    return found == answer.headers.end() ? "" : found->second;
}

void ignore_fault(const std::string&, const std::string&) {}

HttpAnswer answer_of(const Router& router, const HttpRequest& request) {
    return router.answer(request).kept->answer;
}

/// The operator's door with the key "kunci".
class Admin : public ::testing::Test {
  protected:
    HttpAnswer ask(const std::string& method, const std::string& target,
                   const std::string& authorization = "Bearer kunci") const {
        HttpRequest request = request_of(method, target);
        request.authorization = authorization;
        return answer_of(router_, request);
    }
    json listed(const std::string& target) const {
        const HttpAnswer answer = ask("GET", target);
        EXPECT_EQ(answer.status, 200) << target;
        EXPECT_EQ(header_of(answer, "Cache-Control"), "no-store");
        return json::parse(answer.body);
    }

    AdminKeys keys_{{to_hex(sha256("kunci"))}, noon};
    Metrics metrics_{[] { return ServerFigures{}; }, noon};
    QuestionCounts counts_{noon};
    std::function<std::string()> reload_ = [] { return "20261122T190000Z"; };
    Router router_{admin_routes({keys_, metrics_, counts_, [this] { return reload_(); }}),
                   ignore_fault};
};

TEST_F(Admin, OpensWithAKeyOnly) {
    const std::pair<const char*, const char*> rows[] = {
        {"POST", "/admin/reload"},
        {"GET", "/admin/queries/top"},
        {"GET", "/admin/queries/zero"},
        {"GET", "/admin/queries/slow"},
        {"GET", "/metrics"},
    };
    ASSERT_EQ(std::size(rows), router_.routes().size()) << "a route without a row";
    for (const auto& [method, path] : rows) {
        SCOPED_TRACE(path);
        EXPECT_EQ(ask(method, path).status, 200);
        const HttpAnswer without = ask(method, path, "");
        EXPECT_EQ(without.status, 401);
        EXPECT_EQ(header_of(without, "WWW-Authenticate"), "Bearer");
        EXPECT_EQ(json::parse(without.body)["code"], "unauthorized");
    }
    const HttpAnswer sixth = ask("GET", "/metrics", "Bearer salah");
    EXPECT_EQ(sixth.status, 429);
    EXPECT_EQ(header_of(sixth, "Retry-After"), "60");
    EXPECT_EQ(ask("GET", "/metrics").status, 200);
}

TEST_F(Admin, SaysTheSameToNoKeyAndToAWrongOne) {
    EXPECT_EQ(ask("GET", "/metrics", "").body, ask("GET", "/metrics", "Bearer salah").body);
}

TEST_F(Admin, RefusesBeforeItReads) {
    EXPECT_EQ(ask("GET", "/admin/queries/top?limit=x", "Bearer salah").status, 401);
    EXPECT_EQ(ask("GET", "/admin/reload", "Bearer salah").status, 405);
}

TEST_F(Admin, Reloads) {
    EXPECT_EQ(json::parse(ask("POST", "/admin/reload").body),
              json({{"generation", "20261122T190000Z"}}));
    reload_ = []() -> std::string {
        throw Error(ErrorCode::NoIndex, phrase("/var/lib is empty", "/var/lib kosong"));
    };
    const HttpAnswer failed = ask("POST", "/admin/reload");
    EXPECT_EQ(failed.status, 503);
    EXPECT_THAT(failed.body, Not(HasSubstr("/var")));
    EXPECT_EQ(ask("GET", "/admin/reload").status, 405);
}

TEST_F(Admin, ListsQuestions) {
    for (unsigned i = 0; i < kFewestClients; ++i) {
        counts_.observe(question("banjir", 3, client_number(i)));
        counts_.observe(question("xyzzy", 0, client_number(i)));
        counts_.observe(question("xyzzy", 0, client_number(i)));
    }
    counts_.observe(question("rahasia", 0));
    const json xyzzy{{"q", "xyzzy"}, {"count", 10}, {"without_hits", 10}, {"last_total", 0}};
    const json banjir{{"q", "banjir"}, {"count", 5}, {"without_hits", 0}, {"last_total", 3}};
    EXPECT_EQ(listed("/admin/queries/top"),
              json({{"min_clients", 5}, {"questions", {xyzzy, banjir}}}));
    EXPECT_EQ(listed("/admin/queries/top?limit=1&lang=id")["questions"].size(), 1U);
    EXPECT_EQ(listed("/admin/queries/zero")["questions"], json::array({xyzzy}));
}

TEST_F(Admin, ListsSlowRequestsWithoutTheirClients) {
    ObservedRequest slow = question("banjir", 3);
    slow.milliseconds = 150.126;
    counts_.observe(slow);
    counts_.observe(plain_request("/healthz", 200, 0));
    const json requests = listed("/admin/queries/slow")["requests"];
    ASSERT_EQ(requests.size(), 2U);
    EXPECT_EQ(requests[0], json({{"time", "2026-11-23T05:00:00Z"},
                                 {"ms", 150.13},
                                 {"route", "/v1/search"},
                                 {"parameters", "q=x&tag=banjir"},
                                 {"status", 200},
                                 {"total", 3},
                                 {"cached", false}}));
    EXPECT_THAT(requests.dump(), Not(HasSubstr("192.0.2")));
}

TEST_F(Admin, RefusesUnknownParameters) {
    const std::pair<const char*, const char*> rows[] = {{"limit=0", "limit"},
                                                        {"limit=1001", "limit"},
                                                        {"limit=all", "limit"},
                                                        {"limits=5", "limits"}};
    for (const auto& [parameters, name] : rows) {
        const HttpAnswer answer = ask("GET", std::string("/admin/queries/slow?") + parameters);
        EXPECT_EQ(answer.status, 400) << parameters;
        EXPECT_EQ(json::parse(answer.body)["parameter"], name);
    }
}

TEST(MetricsRoute, IsForThoseWhoMayReadIt) {
    struct Row {
        MetricsReaders readers;
        bool is_trusted;
        int status;
    };
    const Row rows[] = {
        {MetricsReaders::TrustedClients, true, 200},
        {MetricsReaders::TrustedClients, false, 404},
        {MetricsReaders::Everybody, true, 200},
        {MetricsReaders::Everybody, false, 200},
    };
    const Metrics metrics([] { return ServerFigures{}; }, noon);
    for (const Row& row : rows) {
        const Router router({metrics_route(metrics, row.readers)}, ignore_fault);
        HttpRequest request = request_of("GET", "/metrics");
        request.client.is_trusted = row.is_trusted;
        const HttpAnswer answer = answer_of(router, request);
        EXPECT_EQ(answer.status, row.status);
        if (row.status == 200) {
            EXPECT_THAT(header_of(answer, "Content-Type"), HasSubstr("version=0.0.4"));
            EXPECT_THAT(answer.body, HasSubstr("telusur_index_articles"));
        }
    }
}

TEST(MetricsRoute, IsToOthersLikeAnyUnknownAddress) {
    const Metrics metrics([] { return ServerFigures{}; }, noon);
    const Router with({metrics_route(metrics, MetricsReaders::TrustedClients)}, ignore_fault);
    const Router without({}, ignore_fault);
    const HttpRequest request = request_of("GET", "/metrics");
    EXPECT_EQ(answer_of(with, request).body, answer_of(without, request).body);
    EXPECT_EQ(answer_of(with, request).headers, answer_of(without, request).headers);
}

class Events : public ::testing::Test {
  protected:
    HttpAnswer post(const std::string& body) {
        HttpRequest request = request_of("POST", "/v1/events");
        request.content_type = "application/json";
        request.body = body;
        return answer_of(router_, request);
    }
    std::string written() {
        log_.reset();
        return bytes_in(directory_ / "questions-2026-11-23.jsonl");
    }

    TempDir directory_;
    Metrics metrics_{[] { return ServerFigures{}; }, noon};
    std::unique_ptr<QueryLog> log_ = std::make_unique<QueryLog>(
        QueryLogConfig{directory_.path(), 30, LoggedAddress::Truncated}, noon);
    Router router_{event_routes(metrics_, log_.get()), ignore_fault};
};

TEST_F(Events, AreWrittenAndCounted) {
    const HttpAnswer answer =
        post(R"({"type":"click","q":"banjir","id":"pos-1","position":3,"request_id":"r-9"})");
    EXPECT_EQ(answer.status, 204);
    EXPECT_THAT(answer.body, IsEmpty());
    EXPECT_EQ(post(R"({"type":"click","id":"pos-2","position":1})").status, 204);
    EXPECT_THAT(metrics_.text(), HasSubstr("telusur_click_position_count 2\n"));
    EXPECT_EQ(written(),
              R"({"time":"2026-11-23T05:00:00Z","event":"click","id":"r-9","q":"banjir",)"
              R"("article":"pos-1","position":3,"client":"192.0.2.0"})"
              "\n"
              R"({"time":"2026-11-23T05:00:00Z","event":"click","id":"","q":"",)"
              R"("article":"pos-2","position":1,"client":"192.0.2.0"})"
              "\n");
}

TEST_F(Events, AreRefusedIfAnythingIsWrong) {
    struct Row {
        std::string body;
        const char* parameter;
    };
    const std::string long_id(501, 'x');
    const std::string long_text(1025, 'x');
    const Row rows[] = {
        {"{}", "type"},
        {R"({"type":"view","id":"a","position":1})", "type"},
        {R"({"type":"click","position":1})", "id"},
        {R"({"type":"click","id":"","position":1})", "id"},
        {R"({"type":"click","id":")" + long_id + R"(","position":1})", "id"},
        {R"({"type":"click","id":"a"})", "position"},
        {R"({"type":"click","id":"a","position":0})", "position"},
        {R"({"type":"click","id":"a","position":-1})", "position"},
        {R"({"type":"click","id":"a","position":1.5})", "position"},
        {R"({"type":"click","id":"a","position":10001})", "position"},
        {R"({"type":"click","id":"a","position":[1,2]})", "position"},
        {R"({"type":"click","id":"a","position":1,"q":")" + long_text + R"("})", "q"},
        {R"({"type":"click","id":"a","position":1,"request_id":"a b"})", "request_id"},
        {R"({"type":"click","id":"a","position":1,"user":"x"})", "user"},
        {R"({"type":"click","id":"a","position":1,"id2":{}})", "id2"},
    };
    for (const Row& row : rows) {
        const HttpAnswer answer = post(row.body);
        EXPECT_EQ(answer.status, 400) << row.body;
        EXPECT_EQ(json::parse(answer.body)["parameter"], row.parameter) << row.body;
    }
    for (const char* body : {"", "[]", "click", "{"})
        EXPECT_EQ(post(body).status, 400) << body;
    EXPECT_EQ(answer_of(router_, request_of("GET", "/v1/events")).status, 405);
    EXPECT_THAT(metrics_.text(), HasSubstr("telusur_click_position_count 0\n"));
    EXPECT_EQ(written(), "");
}

TEST_F(Events, AreAsDescribed) {
    const json document = json::parse(assets::kOpenapiJson);
    EXPECT_TRUE(document["paths"]["/v1/events"].contains("post"));
    EXPECT_TRUE(document["paths"]["/metrics"].contains("get"));
    const json& schema = document["components"]["schemas"]["Event"];
    const json example = document["paths"]["/v1/events"]["post"]["requestBody"]["content"]
                                 ["application/json"]["example"];
    EXPECT_EQ(post(example.dump()).status, 204);
    EXPECT_EQ(example.size(), schema["properties"].size());
    for (const auto& [name, description] : schema["properties"].items()) {
        SCOPED_TRACE(name);
        json without = example;
        without.erase(name);
        const auto& required = schema["required"];
        const bool is_required =
            std::find(required.begin(), required.end(), name) != required.end();
        EXPECT_EQ(post(without.dump()).status, is_required ? 400 : 204);
    }
    EXPECT_EQ(schema["properties"]["q"]["maxLength"], kMaximumQueryCodePoints);
    EXPECT_EQ(schema["properties"]["id"]["maxLength"], kMaximumIdBytes);
    EXPECT_EQ(schema["properties"]["position"]["maximum"], kMaximumDepth);
}

TEST_F(Events, AreTakenWithoutALog) {
    const Router router(event_routes(metrics_, nullptr), ignore_fault);
    HttpRequest request = request_of("POST", "/v1/events?type=click&id=a&position=1");
    EXPECT_EQ(answer_of(router, request).status, 204);
    EXPECT_THAT(metrics_.text(), HasSubstr("telusur_click_position_count 1\n"));
}

}  // namespace
}  // namespace telusur::testing
