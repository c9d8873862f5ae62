// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/harvest_routes.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <set>

#include "searchd/search/harvest_request.h"
#include "searchd/search/result_json.h"
#include "searchd/web/assets.h"
#include "tests/searchd/http/json_schema.h"
#include "tests/searchd/http/routed.h"
#include "tests/searchd/http/test_engine.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

const SiteIdentity kSite{"Kabar Seruni", "https://cari.example"};

std::string whole_body(const HttpAnswer& answer) {
    std::string body = answer.body;
    if (answer.rest) {
        for (std::string part = answer.rest->next(); !part.empty(); part = answer.rest->next())
            body += part;
    }
    return body;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

class HarvestRoutes : public ::testing::Test {
  protected:
    HttpAnswer ask(const std::string& target) const {
        return testing::answer_of(router_, {"GET", target, "", "", "r-1"});
    }
    std::vector<std::string> exported_ids(const std::string& target) const {
        const HttpAnswer answer = ask(target);
        EXPECT_EQ(answer.status, 200) << target << answer.body;
        std::vector<std::string> ids;
        for (const std::string& line : lines_of(whole_body(answer)))
            ids.push_back(json::parse(line).at("id"));
        return ids;
    }
    // The address in the header Link; empty if there is none.
    static std::string next_of(const HttpAnswer& answer) {
        const std::string link = header(answer, "Link");
        return link.empty() ? "" : link.substr(1, link.find('>') - 1);
    }

    std::shared_ptr<const Engine> engine_ = corpus_index().engine();
    Router router_{
        harvest_routes([this] { return engine_; }, std::chrono::milliseconds(10000), kSite),
        [](const std::string&, const std::string&) {}};
    const json document_ = json::parse(assets::kOpenapiJson);
};

TEST_F(HarvestRoutes, ServeWhatTheyShould) {
    struct Row {
        const char* target;
        int status;
        const char* type;
        const char* cache;
    };
    constexpr const char* kProblem = "application/problem+json; charset=utf-8";
    const Row rows[] = {
        {"/v1/export", 200, "application/x-ndjson; charset=utf-8", "no-store"},
        {"/v1/export?format=csv", 200, "text/csv; charset=utf-8; header=present", "no-store"},
        {"/v1/export?format=ris", 200, "application/x-research-info-systems; charset=utf-8",
         "no-store"},
        {"/v1/export?format=bibtex", 200, "application/x-bibtex; charset=utf-8", "no-store"},
        {"/v1/export?format=csl", 200, "application/vnd.citationstyles.csl+json; charset=utf-8",
         "no-store"},
        {"/v1/export?q=xyzzy&spelling=off", 200, "application/x-ndjson; charset=utf-8", "no-store"},
        {"/v1/export?page=2", 400, kProblem, "no-store"},
        {"/v1/export?cursor=x", 400, kProblem, "no-store"},
        {"/v1/export?after=tidak-ada", 400, kProblem, "no-store"},
        {"/v1/export?syntax=strict&q=a+OR", 400, kProblem, "no-store"},
        {"/v1/feed", 200, "application/atom+xml; charset=utf-8", kMayBeKept},
        {"/v1/feed?format=rss&q=banjir", 200, "application/rss+xml; charset=utf-8", kMayBeKept},
        {"/v1/feed?format=json", 200, "application/feed+json; charset=utf-8", kMayBeKept},
        {"/v1/feed?sort=newest", 400, kProblem, "no-store"},
        {"/v1/timeline", 200, "application/json; charset=utf-8", kMayBeKept},
        {"/v1/timeline?interval=day&from=2021&to=2021", 200, "application/json; charset=utf-8",
         kMayBeKept},
        {"/v1/timeline?interval=week", 400, kProblem, "no-store"},
        {"/v1/terms?q=banjir", 200, "application/json; charset=utf-8", kMayBeKept},
        {"/v1/terms?limit=201", 400, kProblem, "no-store"},
        {"/opensearch.xml", 200, "application/opensearchdescription+xml; charset=utf-8",
         "public, max-age=86400"},
        {"/v1/export/", 404, kProblem, "no-store"},
    };
    for (const Row& row : rows) {
        const HttpAnswer answer = ask(row.target);
        EXPECT_EQ(answer.status, row.status) << row.target;
        EXPECT_EQ(header(answer, "Content-Type"), row.type) << row.target;
        EXPECT_EQ(header(answer, "Cache-Control"), row.cache) << row.target;
    }
}

TEST_F(HarvestRoutes, ExportEveryArticleOnce) {
    const std::vector<std::string> ids = exported_ids("/v1/export");
    EXPECT_EQ(ids.size(), engine_->article_count());
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
    for (const std::string& line : lines_of(whole_body(ask("/v1/export")))) {
        const json article = json::parse(line);
        EXPECT_EQ(line, to_json(*engine_->article(article.at("id").get<std::string>())));
    }
    const HttpAnswer answer = ask("/v1/export?format=bibtex&q=banjir");
    EXPECT_EQ(header(answer, "X-Total-Count"),
              std::to_string(engine_->search(request_of({{"q", "banjir"}})).total));
    EXPECT_EQ(header(answer, "X-Index-Generation"), engine_->generation());
    EXPECT_EQ(header(answer, "Content-Disposition"),
              "attachment; filename=\"telusur-" + engine_->generation() + ".bib\"");
    EXPECT_EQ(header(answer, "Link"), "");
}

TEST_F(HarvestRoutes, ExportGoesOnWhereverItWasCut) {
    for (const std::string question : {"", "&q=banjir+jalan&match=any", "&-tag=banjir"}) {
        for (const std::string sort : {"newest", "oldest", "relevance"}) {
            const std::string target = "/v1/export?body=false&sort=" + sort + question;
            const std::vector<std::string> all = exported_ids(target);
            ASSERT_GE(all.size(), 5u) << target;
            for (std::size_t limit = 1; limit <= all.size() + 1; limit += 1 + limit / 3) {
                std::vector<std::string> ids;
                std::string next = target + "&limit=" + std::to_string(limit);
                while (!next.empty() && ids.size() <= all.size()) {
                    const HttpAnswer answer = ask(next);
                    EXPECT_EQ(header(answer, "X-Total-Count"), std::to_string(all.size()));
                    for (const std::string& id : exported_ids(next))
                        ids.push_back(id);
                    next = next_of(answer);
                    EXPECT_THAT(next, ::testing::AnyOf(IsEmpty(), StartsWith("/v1/export?")));
                }
                ASSERT_EQ(ids, all) << limit;
            }
            if (sort == "relevance") continue;
            for (std::size_t i = 0; i < all.size(); ++i) {
                const std::vector<std::string> rest(
                    all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end());
                ASSERT_EQ(exported_ids(target + "&after=" + encode_url(all[i])), rest);
            }
        }
    }
}

TEST_F(HarvestRoutes, ACursorOfASearchGoesOnAsAnExport) {
    const json found = json::parse(to_json(
        request_of({{"q", "banjir"}, {"sort", "newest"}, {"per_page", "2"}}),
        engine_->search(request_of({{"q", "banjir"}, {"sort", "newest"}, {"per_page", "2"}}))));
    const std::string cursor = found.at("next_cursor");
    const auto all = exported_ids("/v1/export?q=banjir");
    EXPECT_EQ(exported_ids("/v1/export?q=banjir&cursor=" + cursor),
              std::vector<std::string>(all.begin() + 2, all.end()));
    EXPECT_EQ(found["links"]["export"], "/v1/export?q=banjir&sort=newest");
    EXPECT_EQ(found["links"]["feed"], "/v1/feed?q=banjir");
    for (const char* link : {"export", "feed"})
        EXPECT_EQ(ask(found["links"][link].get<std::string>()).status, 200) << link;
}

TEST_F(HarvestRoutes, SayThatACursorIsOver) {
    auto engine = std::make_shared<TestEngine>();
    engine->on_scan = [](const SearchRequest&) -> std::unique_ptr<ArticleScan> {
        throw Error(ErrorCode::Expired, {"over", "lewat"}, {}, "cursor");
    };
    engine_ = engine;
    const HttpAnswer answer = ask("/v1/export?cursor=x");
    EXPECT_EQ(answer.status, 410);
    EXPECT_EQ(json::parse(answer.body)["code"], "cursor_expired");
    EXPECT_EQ(json::parse(answer.body)["parameter"], "cursor");
}

TEST_F(HarvestRoutes, DoNotKeepWhatRanOutOfTime) {
    auto engine = std::make_shared<TestEngine>();
    engine->on_search = [](const SearchRequest&) {
        SearchResult result;
        result.timed_out = true;
        return result;
    };
    engine->on_timeline = [](const TimelineRequest&) {
        Timeline timeline;
        timeline.found.timed_out = true;
        return timeline;
    };
    engine_ = engine;
    for (const char* target : {"/v1/feed?q=x", "/v1/timeline?q=x"}) {
        const HttpAnswer answer = ask(target);
        EXPECT_EQ(header(answer, "Cache-Control"), "no-store");
        EXPECT_EQ(header(answer, "ETag"), "");
        ASSERT_TRUE(answer.question);
        EXPECT_TRUE(answer.question->timed_out);
    }
}

TEST_F(HarvestRoutes, FeedTheNewest) {
    const json feed = json::parse(ask("/v1/feed?format=json&limit=3&q=banjir").body);
    const auto all = exported_ids("/v1/export?q=banjir");
    ASSERT_EQ(feed["items"].size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto article = engine_->article(all[i]);
        EXPECT_EQ(feed["items"][i]["title"], article->title);
        EXPECT_NE(feed["items"][i]["summary"], "");
    }
    EXPECT_EQ(json::parse(ask("/v1/feed?format=json").body)["items"].size(), 20u);
    EXPECT_THAT(header(ask("/v1/feed"), "ETag"), StartsWith("W/\""));
}

TEST_F(HarvestRoutes, AreAsOpenApiDescribesThem) {
    const auto problems = [&](const char* schema, const std::string& target) {
        const HttpAnswer answer = ask(target);
        EXPECT_EQ(answer.status, 200) << target;
        return schema_problems(document_, document_["components"]["schemas"][schema],
                               json::parse(whole_body(answer)));
    };
    for (const char* target :
         {"/v1/timeline", "/v1/timeline?relative=true&interval=year", "/v1/timeline?q=xyzzy",
          "/v1/timeline?q=banjir&interval=day&from=2021&-tag=x&tag_mode=all&lang=en"})
        EXPECT_THAT(problems("Timeline", target), IsEmpty()) << target;
    for (const char* target :
         {"/v1/terms", "/v1/terms?q=banjir&limit=3", "/v1/terms?from=2021&to=2021&lang=en"})
        EXPECT_THAT(problems("Terms", target), IsEmpty()) << target;
    for (const char* target : {"/v1/feed?format=json", "/v1/feed?format=json&q=xyzzy"})
        EXPECT_THAT(problems("JsonFeed", target), IsEmpty()) << target;
    EXPECT_THAT(problems("Article", "/v1/export?limit=1"), IsEmpty());
}

TEST_F(HarvestRoutes, TakeTheParametersThatOpenApiLists) {
    struct Row {
        const char* path;
        const std::vector<std::string_view>& known;
    };
    const Row rows[] = {{"/v1/export", export_parameter_names()},
                        {"/v1/feed", feed_parameter_names()},
                        {"/v1/terms", terms_parameter_names()},
                        {"/v1/timeline", timeline_parameter_names()}};
    for (const Row& row : rows) {
        std::set<std::string> described;
        for (json parameter : document_["paths"][row.path]["get"]["parameters"]) {
            if (parameter.contains("$ref")) {
                const std::string reference = parameter["$ref"];
                parameter = document_.at(json::json_pointer(reference.substr(1)));
            }
            EXPECT_TRUE(described.insert(parameter["name"]).second) << parameter["name"];
            for (const json& word : parameter["schema"].value("enum", json::array())) {
                const std::string target = std::string(row.path) + '?' +
                                           parameter["name"].get<std::string>() + '=' +
                                           word.get<std::string>();
                EXPECT_EQ(ask(target).status, 200) << target;
            }
        }
        EXPECT_EQ(described, std::set<std::string>(row.known.begin(), row.known.end()));
    }
    for (const json& parameter : document_["paths"]["/v1/export"]["get"]["parameters"]) {
        if (parameter.value("name", "") != "limit") continue;
        EXPECT_EQ(parameter["schema"]["maximum"], kMaximumExportLimit);
    }
}

}  // namespace
}  // namespace telusur::testing
