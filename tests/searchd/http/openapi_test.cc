// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "searchd/http/request_head.h"
#include "searchd/query/query.h"
#include "searchd/search/engine.h"
#include "searchd/search/request.h"
#include "searchd/search/suggest_request.h"
#include "searchd/web/assets.h"
#include "tests/searchd/http/json_schema.h"
#include "tests/searchd/http/routed.h"
#include "tests/searchd/http/served_routes.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::IsEmpty;

// openapi.json against what is really served.
class OpenApi : public ::testing::Test {
  protected:
    const json& search_parameter(const std::string& name) const {
        for (const json& parameter : document_["paths"]["/v1/search"]["get"]["parameters"]) {
            if (parameter["name"] == name) return parameter["schema"];
        }
        throw std::out_of_range(name);
    }
    std::vector<std::string> problems_of(const char* schema, const std::string& body) const {
        return schema_problems(document_, document_["components"]["schemas"][schema],
                               json::parse(body));
    }
    HttpAnswer ask(const std::string& target) const {
        HttpRequest request{"GET", target, "", "", "r-1"};
        request.client.is_trusted = true;
        return answer_of(router_, request);
    }

    const json document_ = json::parse(assets::kOpenapiJson);
    std::shared_ptr<const Engine> engine_ = corpus_index().engine();
    ServedRoutes served_;
    Router router_{served_.routes([this] { return engine_; }, std::chrono::milliseconds(10000)),
                   [](const std::string&, const std::string&) {}};
};

TEST_F(OpenApi, DescribesThisVersion) {
    EXPECT_EQ(document_["openapi"], "3.1.0");
    EXPECT_EQ(document_["info"]["version"], TELUSUR_VERSION);
}

TEST_F(OpenApi, ListsThePathsThatAreServed) {
    std::set<std::string> described;
    for (const auto& [path, item] : document_["paths"].items())
        described.insert(path);
    std::set<std::string> served;
    for (const Route& route : router_.routes())
        served.emplace(route.documented);
    served.emplace("/v1/articles/{id}/similar");
    // Of searchd/watch, which has tests of its own.
    served.emplace("/v1/events");
    served.emplace("/metrics");
    EXPECT_EQ(described, served);
}

TEST_F(OpenApi, ListsTheParametersThatAreKnown) {
    std::set<std::string> described;
    for (const json& parameter : document_["paths"]["/v1/search"]["get"]["parameters"]) {
        described.insert(parameter["name"]);
    }
    std::set<std::string> known;
    for (const std::string_view name : parameter_names())
        known.emplace(name);
    EXPECT_EQ(described, known);
}

TEST_F(OpenApi, DescribesSuggest) {
    std::map<std::string, json> described;
    for (const json& parameter : document_["paths"]["/v1/suggest"]["get"]["parameters"])
        described[parameter["name"]] = parameter["schema"];
    std::set<std::string> known;
    for (const std::string_view name : suggest_parameter_names())
        known.emplace(name);
    EXPECT_EQ(described.size(), known.size());
    for (const auto& [name, schema] : described)
        EXPECT_TRUE(known.contains(name)) << name;
    EXPECT_EQ(described["limit"]["maximum"], kMostCompletions);
    EXPECT_EQ(described["limit"]["default"], kDefaultCompletions);
    for (const char* target : {"/v1/suggest", "/v1/suggest?q=b", "/v1/suggest?q=b&limit=20",
                               "/v1/suggest?q=harga%20be", "/v1/suggest?q=xyzzy"}) {
        const HttpAnswer answer = ask(target);
        ASSERT_EQ(answer.status, 200) << target;
        EXPECT_THAT(problems_of("Suggestions", answer.body), IsEmpty()) << target;
    }
}

TEST_F(OpenApi, StatesTheLimitsThatHold) {
    EXPECT_EQ(search_parameter("q")["maxLength"], kMaximumQueryCodePoints);
    EXPECT_EQ(search_parameter("per_page")["maximum"], kMaximumPerPage);
    EXPECT_EQ(search_parameter("page")["maximum"], kMaximumDepth);
    EXPECT_EQ(search_parameter("facet_limit")["maximum"], kMaximumFacetLimit);
    EXPECT_EQ(search_parameter("tag")["maxItems"], kMaximumChosenValues);
    const SearchRequest defaults;
    EXPECT_EQ(search_parameter("per_page")["default"], defaults.per_page);
    EXPECT_EQ(search_parameter("facet_limit")["default"], defaults.facet_limit);
    EXPECT_EQ(search_parameter("match")["default"], name_of(defaults.match));
    EXPECT_EQ(search_parameter("sort")["default"], name_of(defaults.sort));
    const std::string text = document_["info"]["description"];
    EXPECT_THAT(text,
                ::testing::HasSubstr("8,000 bytes, its path 2,048, headers 16,384 bytes and 64"));
    const RequestLimits limits;
    EXPECT_EQ(limits.target, 8000U);
    EXPECT_EQ(limits.path, 2048U);
    EXPECT_EQ(limits.head, 16384U);
    EXPECT_EQ(limits.headers, 64U);
}

TEST_F(OpenApi, EveryListedWordIsTaken) {
    for (const char* name : {"match", "sort", "lang", "dedupe"}) {
        for (const std::string word : search_parameter(name)["enum"]) {
            EXPECT_EQ(ask(std::string("/v1/search?") + name + "=" + word).status, 200)
                << name << word;
        }
    }
    for (const std::string facet : search_parameter("facets")["items"]["enum"]) {
        EXPECT_EQ(ask("/v1/search?facets=" + facet).status, 200) << facet;
    }
}

TEST_F(OpenApi, DescribesTheAnswersThatAreGiven) {
    const std::string facets = "&facets=tag,author,editor,category,source,year,month,day";
    for (const char* query :
         {"q=banjir&per_page=100", "q=", "q=xyzzy", "q=%22jalan+tol%22&match=any",
          "q=banjir&tag=banjir&author=x&from=2019&to=2024-02&sort=oldest&lang=en",
          "q=desa&page=2&per_page=1", "q=banjir&dedupe=true", "q=banjir+jalan&explain=on",
          "q=banjri&explain=on"}) {
        const HttpAnswer answer = ask(std::string("/v1/search?") + query + facets);
        ASSERT_EQ(answer.status, 200) << query;
        EXPECT_THAT(problems_of("SearchResult", answer.body), IsEmpty()) << query;
    }
    for (const char* target :
         {"/v1/facets/tag", "/v1/facets/year?q=banjir", "/v1/facets/author?prefix=b&limit=2",
          "/v1/facets/tag?tag=banjir&prefix=Ko&lang=en"}) {
        const HttpAnswer answer = ask(target);
        ASSERT_EQ(answer.status, 200) << target;
        EXPECT_THAT(problems_of("FacetResult", answer.body), IsEmpty()) << target;
    }
    for (const Article& article : corpus_index().articles()) {
        const HttpAnswer answer = ask("/v1/articles/" + article.id);
        ASSERT_EQ(answer.status, 200) << article.id;
        EXPECT_THAT(problems_of("Article", answer.body), IsEmpty()) << article.id;
        const HttpAnswer similar = ask("/v1/articles/" + article.id + "/similar?limit=20&lang=en");
        ASSERT_EQ(similar.status, 200) << article.id;
        EXPECT_THAT(problems_of("SimilarResult", similar.body), IsEmpty()) << article.id;
    }
    for (const char* target :
         {"/v1/parse?q=", "/v1/parse?q=banjir+-jalan+judul:%22a+b%22&lang=en",
          "/v1/parse?q=(a+OR+b)+NEAR+c+tag:x+tanggal:2021", "/v1/parse?q=ban*+banjri"}) {
        const HttpAnswer answer = ask(target);
        ASSERT_EQ(answer.status, 200) << target;
        EXPECT_THAT(problems_of("ReadQuestion", answer.body), IsEmpty()) << target;
    }
    EXPECT_THAT(problems_of("Health", ask("/healthz").body), IsEmpty());
    EXPECT_THAT(problems_of("Ready", ask("/readyz").body), IsEmpty());
    EXPECT_THAT(problems_of("Version", ask("/version").body), IsEmpty());
    for (const char* target :
         {"/x", "/v1/articles/x", "/v1/search?x=1", "/v1/search?page=0", "/v1/facets/",
          "/v1/facets/tag,year", "/v1/facets/x", "/v1/facets/tag?page=1", "/v1/facets/tag?limit=0",
          "/v1/facets/tag?dedupe=true", "/v1/articles/x/similar", "/v1/search?syntax=strict&q=a+OR",
          "/v1/suggest?limit=0"}) {
        EXPECT_THAT(problems_of("Problem", ask(target).body), IsEmpty()) << target;
    }
}

}  // namespace
}  // namespace telusur::testing
