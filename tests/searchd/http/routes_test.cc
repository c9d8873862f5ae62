// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "indexer/index/error.h"
#include "searchd/http/public_routes.h"
#include "searchd/http/response_cache.h"
#include "searchd/search/result_json.h"
#include "searchd/web/assets.h"
#include "tests/searchd/http/routed.h"
#include "tests/searchd/http/test_engine.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class RoutesTest : public ::testing::Test {
  protected:
    HttpAnswer ask(const std::string& target, const std::string& accept_language = "",
                   const std::string& if_none_match = "") {
        return answer_of(router_, {"GET", target, accept_language, if_none_match, "r-1"});
    }
    json problem_at(const std::string& target, const std::string& accept_language = "") {
        return json::parse(ask(target, accept_language).body);
    }

    std::shared_ptr<TestEngine> engine_ = std::make_shared<TestEngine>();
    std::vector<std::string> faults_;
    Router router_{public_routes([this] { return engine_; }, std::chrono::milliseconds(200)),
                   [this](const std::string& id, const std::string& what) {
                       faults_.push_back(id + ": " + what);
                   }};
};

TEST_F(RoutesTest, ServeWhatTheyShould) {
    struct Row {
        const char* target;
        int status;
        const char* type;
        const char* cache;
    };
    constexpr const char* kKept = "public, max-age=30, stale-while-revalidate=300";
    constexpr const char* kJson = "application/json; charset=utf-8";
    constexpr const char* kHtml = "text/html; charset=utf-8";
    constexpr const char* kProblem = "application/problem+json; charset=utf-8";
    const Row rows[] = {
        {"/v1/search", 200, kJson, kKept},
        {"/v1/search?", 200, kJson, kKept},
        {"/v1/articles/a", 200, kJson, kKept},
        {"/v1/articles/a?lang=en", 200, kJson, kKept},
        {"/v1/suggest", 200, kJson, kKept},
        {"/v1/suggest?q=%FF&limit=20&lang=en", 200, kJson, kKept},
        {"/v1/suggest?limit=21", 400, kProblem, "no-store"},
        {"/v1/suggest?prefix=b", 400, kProblem, "no-store"},
        {"/healthz", 200, kJson, "no-store"},
        {"/openapi.json", 200, kJson, "public, max-age=3600"},
        {"/", 200, kHtml, "no-cache"},
        {"/?q=tol&utm_source=x", 200, kHtml, "no-cache"},
        {"/?q=tol&page=0", 400, kHtml, "no-store"},
        {"/?q=%00", 400, kProblem, "no-store"},
        {"/?sort=acak", 400, kHtml, "no-store"},
        {"/artikel/a", 200, kHtml, "no-cache"},
        {"/artikel/a?q=isi&lang=en&x=1", 200, kHtml, "no-cache"},
        {"/artikel/b", 404, kHtml, "no-store"},
        {"/artikel/", 404, kHtml, "no-store"},
        {"/telusur.js", 200, "text/javascript; charset=utf-8", "public, max-age=3600"},
        {"/v1/articles/a/similar", 200, kJson, kKept},
        {"/v1/articles/a/similar?limit=20&lang=en", 200, kJson, kKept},
        {"/v1/articles/a/similar?limit=", 200, kJson, kKept},
        {"/v1/articles/a/similar?limit=0", 400, kProblem, "no-store"},
        {"/v1/articles/a/similar?limit=21", 400, kProblem, "no-store"},
        {"/v1/articles/a/similar?limit=lima", 400, kProblem, "no-store"},
        {"/v1/articles/a/similar?q=1", 400, kProblem, "no-store"},
        {"/v1/articles/b/similar", 404, kProblem, "no-store"},
        {"/v1/articles//similar", 404, kProblem, "no-store"},
        {"/v1/articles/a/similar/", 404, kProblem, "no-store"},
        {"/v1/articles/a?q=1", 400, kProblem, "no-store"},
        {"/v1/articles/", 404, kProblem, "no-store"},
        {"/v1/articles", 404, kProblem, "no-store"},
        {"/v1/search/", 404, kProblem, "no-store"},
        {"/V1/search", 404, kProblem, "no-store"},
        {"//", 404, kProblem, "no-store"},
        {"/../etc/passwd", 404, kProblem, "no-store"},
        {"/assets/%2e%2e/page.js", 404, kProblem, "no-store"},
        {"/assets/", 404, kProblem, "no-store"},
        {"*", 404, kProblem, "no-store"},
        {"/%00", 400, kProblem, "no-store"},
    };
    engine_->add("a");
    for (const Row& row : rows) {
        const HttpAnswer answer = ask(row.target);
        EXPECT_EQ(answer.status, row.status) << row.target;
        EXPECT_EQ(header(answer, "Content-Type"), row.type) << row.target;
        EXPECT_EQ(header(answer, "Cache-Control"), row.cache) << row.target;
        EXPECT_FALSE(answer.body.empty()) << row.target;
    }
    EXPECT_THAT(faults_, IsEmpty());
}

TEST_F(RoutesTest, HandParametersOnInOrder) {
    SearchRequest seen;
    engine_->on_search = [&seen](const SearchRequest& request) {
        seen = request;
        return SearchResult{};
    };
    ask("/v1/search?q=jalan+tol%3F&tag=b&tag=a&tag=b%26c&author=Jum%E2%80%99at&from=2019&lang=en");
    EXPECT_EQ(seen.text, "jalan tol?");
    EXPECT_EQ(seen.chosen(ValueField::Tag), (std::vector<std::string>{"b", "a", "b&c"}));
    EXPECT_EQ(seen.chosen(ValueField::Author), std::vector<std::string>{"Jum’at"});
    EXPECT_EQ(seen.from, "2019");
    EXPECT_EQ(seen.language, Language::English);
}

TEST_F(RoutesTest, SayWhatIsWrongWithParameters) {
    const json unknown = problem_at("/v1/search?tagg=banjir&lang=en");
    EXPECT_EQ(unknown["status"], 400);
    EXPECT_EQ(unknown["code"], "usage");
    EXPECT_EQ(unknown["parameter"], "tagg");
    EXPECT_EQ(unknown["hint"], "did you mean tag?");
    for (const char* target :
         {"/v1/search?page=0", "/v1/search?page=1001", "/v1/search?per_page=101",
          "/v1/search?sort=%0d%0ax", "/v1/search?from=kemarin", "/v1/search?lang=fr",
          "/v1/search?facets=warna", "/v1/search?q=%00", "/v1/search?page=1e9", "/v1/search?=1"}) {
        EXPECT_EQ(problem_at(target)["code"], "usage") << target;
    }
}

TEST_F(RoutesTest, SpeakTheLanguageOfTheRequest) {
    EXPECT_EQ(problem_at("/v1/articles/x")["detail"], "tidak ada artikel \"x\"");
    EXPECT_EQ(problem_at("/v1/articles/x", "en-US,en;q=0.9")["detail"],
              "there is no article \"x\"");
    EXPECT_EQ(problem_at("/v1/articles/x?lang=id", "en")["detail"], "tidak ada artikel \"x\"");
    EXPECT_EQ(problem_at("/v1/articles/%00", "en")["code"], "usage");
    Language seen = Language::Indonesian;
    engine_->on_search = [&seen](const SearchRequest& request) {
        seen = request.language;
        return SearchResult{};
    };
    ask("/v1/search", "en");
    EXPECT_EQ(seen, Language::English);
}

TEST_F(RoutesTest, FindArticlesByAnyId) {
    const std::string ids[] = {"a",
                               "2021/08/tol",
                               "/",
                               "a/../b",
                               "100%",
                               "a%2Fb",
                               "Jum’at 🎉",
                               "a?b#c",
                               "a+b",
                               "..",
                               "lang",
                               "\xEF\xBF\xBD",
                               std::string(500, 'x')};
    for (const std::string& id : ids)
        engine_->add(id);
    for (const std::string& id : ids) {
        const HttpAnswer answer = ask("/v1/articles/" + encode_url(id));
        EXPECT_EQ(answer.status, 200) << id;
        EXPECT_EQ(json::parse(answer.body)["id"], id);
    }
    EXPECT_EQ(ask("/v1/articles/2021/08/tol").status, 200);
    EXPECT_EQ(ask("/v1/articles/a%252Fb").status, 200);
    EXPECT_EQ(problem_at("/v1/articles/" + std::string(501, 'x'))["code"], "no_article");
}

TEST_F(RoutesTest, GiveSimilarArticles) {
    for (const char* id : {"a", "b", "c/d", "e/similar"})
        engine_->add(id);
    const auto ids_at = [this](const std::string& target) {
        std::vector<std::string> ids;
        const json answer = json::parse(ask(target).body);
        for (const json& hit : answer.at("hits"))
            ids.push_back(hit.at("id"));
        return ids;
    };
    using Ids = std::vector<std::string>;
    EXPECT_EQ(ids_at("/v1/articles/a/similar"), (Ids{"b", "c/d", "e/similar"}));
    EXPECT_EQ(ids_at("/v1/articles/c/d/similar?limit=2"), (Ids{"a", "b"}));
    EXPECT_EQ(ids_at("/v1/articles/c%2Fd/similar?limit=1"), Ids{"a"});
    EXPECT_EQ(ids_at("/v1/articles/e/similar/similar?limit=1"), Ids{"a"});
    EXPECT_EQ(json::parse(ask("/v1/articles/e/similar").body).at("title"), "Judul e/similar");
    const json answer = json::parse(ask("/v1/articles/a/similar").body);
    EXPECT_EQ(answer.at("id"), "a");
    EXPECT_EQ(answer.at("index").at("generation"), engine_->generation_name);
    EXPECT_EQ(problem_at("/v1/articles/x/similar")["code"], "no_article");
    EXPECT_EQ(problem_at("/v1/articles/x/similar")["detail"], "tidak ada artikel \"x\"");
    EXPECT_EQ(problem_at("/v1/articles/a/similar?limit=21")["parameter"], "limit");
    EXPECT_EQ(problem_at("/v1/articles/" + std::string(501, 'x') + "/similar")["code"],
              "no_article");
}

TEST_F(RoutesTest, ReportHealth) {
    engine_->add("a");
    EXPECT_EQ(json::parse(ask("/healthz").body), json::parse(R"({"status":"ok"})"));
    EXPECT_EQ(json::parse(ask("/readyz").body),
              json::parse(R"({"status":"ready","generation":"20260101T000000Z","articles":1,
                              "updated_at":"2026-01-01T07:00:00+07:00"})"));
    EXPECT_EQ(json::parse(ask("/version").body)["version"], TELUSUR_VERSION);
}

TEST_F(RoutesTest, AnswerOptionsForWhatIsThere) {
    const std::pair<const char*, const char*> rows[] = {{"/", "GET, HEAD, OPTIONS"},
                                                        {"/v1/search", "GET, HEAD, POST, OPTIONS"},
                                                        {"/v1/articles/x", "GET, HEAD, OPTIONS"},
                                                        {"*", "GET, HEAD, OPTIONS"}};
    for (const auto& [target, methods] : rows) {
        const HttpAnswer answer = answer_of(router_, {"OPTIONS", target, "", "", "r-1"});
        EXPECT_EQ(answer.status, 204) << target;
        EXPECT_EQ(header(answer, "Allow"), methods);
        EXPECT_EQ(answer.body, "");
    }
    EXPECT_EQ(answer_of(router_, {"OPTIONS", "/x", "", "", "r-1"}).status, 404);
}

TEST_F(RoutesTest, DoNotAnswerAgainWhatTheClientHas) {
    engine_->add("a");
    ResponseCache cache(1 << 20);
    const Router router(
        public_routes([this] { return engine_; }, std::chrono::milliseconds(200)),
        [](const std::string&, const std::string&) {}, &cache);
    const auto ask = [&router](const std::string& target, const std::string& accept_language = "",
                               const std::string& if_none_match = "") {
        return answer_of(router, {"GET", target, accept_language, if_none_match, "r-1"});
    };
    int searches = 0;
    engine_->on_search = [&searches](const SearchRequest&) {
        ++searches;
        return SearchResult{};
    };
    for (const char* target : {"/v1/search?q=tol", "/v1/articles/a", "/v1/articles/a/similar",
                               "/artikel/a", "/telusur.js"}) {
        const std::string tag = header(ask(target), "ETag");
        EXPECT_THAT(tag, AllOf(HasSubstr("W/\""), Not(HasSubstr(" "))));
        const HttpAnswer again = ask(target, "", "\"x\", " + tag);
        EXPECT_EQ(again.status, 304) << target;
        // A browser takes over the headers: a stricter policy with the 304 once broke the page.
        EXPECT_EQ(again.headers, ask(target).headers) << target;
        EXPECT_EQ(again.body, "");
        EXPECT_EQ(ask(target, "", "\"x\"").status, 200);
    }
    EXPECT_EQ(searches, 1);
    const std::string tag = header(ask("/v1/search?q=tol"), "ETag");
    EXPECT_NE(header(ask("/v1/search?q=tol", "en"), "ETag"), tag);
    EXPECT_NE(header(ask("/v1/search?q=jalan"), "ETag"), tag);
    // The same question, otherwise written.
    const int before = searches;
    EXPECT_EQ(header(ask("/v1/search?page=1&q=%74ol&sort=relevance&tag="), "ETag"), tag);
    EXPECT_EQ(searches, before);
    EXPECT_EQ(ask("/v1/search?bad=1", "", "*").status, 400);
    engine_->generation_name = "20260102T000000Z";
    EXPECT_NE(header(ask("/v1/search?q=tol"), "ETag"), tag);
}

TEST_F(RoutesTest, KeepOurFaultsToThemselves) {
    struct Row {
        std::function<void()> fault;
        int status;
        const char* code;
    };
    const Row rows[] = {
        {[] { throw std::runtime_error("secret /var/lib/x"); }, 500, "internal"},
        {[] {
             throw Error(ErrorCode::BadData, {"secret", "rahasia"}, {"secret", "rahasia"});
         },
         500, "bad_data"},
        {[] {
             throw Error(ErrorCode::NoIndex, {"secret", "rahasia"});
         },
         503, "no_index"},
        {[] { throw std::bad_alloc(); }, 503, "unavailable"},
        {[] { throw 42; }, 500, "internal"},
    };
    for (const Row& row : rows) {
        faults_.clear();
        engine_->on_search = [&row](const SearchRequest&) {
            row.fault();
            return SearchResult{};
        };
        const HttpAnswer answer = ask("/v1/search");
        EXPECT_EQ(answer.status, row.status);
        EXPECT_EQ(json::parse(answer.body)["code"], row.code);
        EXPECT_THAT(answer.body, AllOf(Not(HasSubstr("secret")), Not(HasSubstr("rahasia"))));
        ASSERT_EQ(faults_.size(), 1U);
        EXPECT_THAT(faults_[0], HasSubstr("r-1: "));
    }
}

// The addresses of the page's own files that stand in it.
std::vector<std::string> files_of(const std::string& page) {
    std::vector<std::string> files;
    const std::string begin = "\"/assets/";
    for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1))
        files.push_back(page.substr(at + 1, page.find('"', at + 1) - at - 1));
    return files;
}

TEST_F(RoutesTest, PagesHoldToTheirOwnSecurityPolicy) {
    engine_->add("a");
    for (const char* target : {"/", "/?q=tol", "/artikel/a", "/?page=0", "/artikel/b"}) {
        const HttpAnswer page = ask(target);
        const std::string policy = header(page, "Content-Security-Policy");
        EXPECT_THAT(policy, AllOf(HasSubstr("default-src 'none'"), HasSubstr("script-src 'self'"),
                                  Not(HasSubstr("unsafe"))));
        // Scripts and styles in files of their own, and nothing from other servers.
        EXPECT_THAT(page.body, AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("<style")),
                                     Not(HasSubstr(" style=")), Not(HasSubstr(" onclick")),
                                     Not(HasSubstr("src=\"http")), Not(HasSubstr("src=\"//"))));
    }
    for (const std::string_view script :
         {assets::kPageJs, assets::kSuggestionsJs, assets::kHistogramJs, assets::kBoxJs}) {
        EXPECT_THAT(std::string(script),
                    AllOf(Not(HasSubstr("innerHTML")), Not(HasSubstr("eval("))));
    }
}

// Their names tell their content: whoever has one need never ask again.
TEST_F(RoutesTest, FilesOfPagesAreKeptForEver) {
    const std::vector<std::string> files = files_of(ask("/").body);
    EXPECT_EQ(files.size(), 5U);
    for (const std::string& file : files) {
        const HttpAnswer answer = ask(file);
        EXPECT_EQ(answer.status, 200) << file;
        EXPECT_EQ(header(answer, "Cache-Control"), "public, max-age=31536000, immutable");
        EXPECT_EQ(ask(file + "x").status, 404);
    }
}

TEST_F(RoutesTest, PagesAreInTheLanguageOfTheReader) {
    struct Row {
        const char* target;
        const char* accept_language;
        const char* language;
    };
    const Row rows[] = {{"/", "", "id"},
                        {"/", "en-US,en;q=0.9", "en"},
                        {"/", "fr, id", "id"},
                        {"/?lang=en", "id", "en"},
                        {"/?lang=id", "en", "id"},
                        {"/artikel/a?lang=en", "", "en"},
                        {"/artikel/b", "en", "en"},
                        {"/?page=0", "en", "en"}};
    engine_->add("a");
    for (const Row& row : rows) {
        EXPECT_THAT(ask(row.target, row.accept_language).body,
                    HasSubstr(std::string("<html lang=\"") + row.language + "\">"))
            << row.target;
    }
}

// What finds nothing is asked again for less, and nothing of it is a question of a reader's.
TEST_F(RoutesTest, PageTellsWhatFindsMore) {
    engine_->on_search = [](const SearchRequest& request) {
        SearchResult result;
        result.generation = "20260101T000000Z";
        result.total = request.chosen(ValueField::Tag).empty() ? 1234 : 0;
        return result;
    };
    EXPECT_THAT(ask("/?q=tol&tag=x").body,
                AllOf(HasSubstr("Tidak ada artikel yang cocok"), HasSubstr("href=\"/?q=tol\""),
                      HasSubstr("1.234 artikel")));
    EXPECT_THAT(ask("/?q=tol&tag=x", "en").body,
                AllOf(HasSubstr("No article matches"), HasSubstr("1,234 articles")));
}

TEST_F(RoutesTest, SuggestAsksForWhatWasTyped) {
    engine_->on_suggest = [](std::string_view typed, std::size_t limit) {
        const std::string text = std::string(typed) + " " + std::to_string(limit);
        return std::vector<Completion>{{CompletionKind::Tag, {text, {}}, 3, "", ""}};
    };
    const HttpAnswer answer = ask("/v1/suggest?q=kabar+p&limit=3");
    const json object = json::parse(answer.body);
    EXPECT_EQ(object["q"], "kabar p");
    EXPECT_EQ(object["completions"][0]["text"], "kabar p 3");
    EXPECT_EQ(object["index"]["generation"], engine_->generation_name);
    EXPECT_EQ(ask("/v1/suggest?q=kabar+p&limit=3", "", header(answer, "ETag")).status, 304);
    engine_->generation_name = "20260102T000000Z";
    EXPECT_EQ(ask("/v1/suggest?q=kabar+p&limit=3", "", header(answer, "ETag")).status, 200);
}

}  // namespace
}  // namespace telusur::testing
