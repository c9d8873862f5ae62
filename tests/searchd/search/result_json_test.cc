// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/result_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/search/fragments.h"
#include "tests/searchd/support/marked.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using Keys = std::vector<std::string>;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

Keys keys_of(const json& object) {
    Keys keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

#define EXPECT_KEYS(object, ...) \
    EXPECT_THAT(keys_of(object), UnorderedElementsAreArray(Keys{__VA_ARGS__}))

const Keys kArticleKeys{
    "id",          "url",     "title",      "published_at", "published_precision",
    "modified_at", "credits", "categories", "tags",         "source"};

void expect_hit(const json& hit) {
    Keys keys = kArticleKeys;
    keys.insert(keys.end(), {"title_html", "title_marks", "snippet", "score", "copies", "matched"});
    EXPECT_THAT(keys_of(hit), UnorderedElementsAreArray(keys));
    EXPECT_KEYS(hit["snippet"], "html", "fragments");
    ASSERT_GE(hit["snippet"]["fragments"].size(), 1u);
    EXPECT_LE(hit["snippet"]["fragments"].size(), kMaximumFragments);
    std::vector<MarkedText> fragments;
    for (const json& fragment : hit["snippet"]["fragments"]) {
        EXPECT_KEYS(fragment, "field", "text", "marks");
        EXPECT_EQ(fragment["field"], "body");
        fragments.push_back({fragment["text"], {}});
        for (const json& mark : fragment["marks"])
            fragments.back().marks.push_back({mark.at(0), mark.at(1)});
        EXPECT_NE(bracketed(fragments.back()), "!");
    }
    EXPECT_EQ(hit["snippet"]["html"], to_html(joined_fragments(fragments)));
}

TEST(ResultJson, HasTheKeysOfTheContract) {
    const SearchRequest request =
        request_of({{"q", "banjir warga NOT zqx"},
                    {"match", "any"},
                    {"tag", "banjir"},
                    {"from", "2000"},
                    {"to", "2030"},
                    {"per_page", "2"},
                    {"facets", "tag,author,editor,category,source,year,month,day"}});
    const SearchResult result = corpus_index().engine()->search(request);
    const std::string text = to_json(request, result);
    EXPECT_EQ(text.find('\n'), std::string::npos);
    const json object = json::parse(text);
    EXPECT_KEYS(object, "query", "total", "stories", "page", "per_page", "pages", "next_cursor",
                "hits", "facets", "suggestion", "links", "index", "took_ms", "timed_out");
    EXPECT_KEYS(object["query"], "q", "parsed", "filters", "match", "sort", "notes");
    EXPECT_KEYS(object["query"]["filters"], "tag", "from", "to");
    ASSERT_EQ(object["query"]["notes"].size(), 1u);
    EXPECT_KEYS(object["query"]["notes"][0], "code", "message");
    EXPECT_KEYS(object["total"], "value", "relation");
    EXPECT_EQ(object["total"]["value"], result.total);
    EXPECT_EQ(object["total"]["relation"], "eq");
    EXPECT_KEYS(object["links"], "self", "next", "prev", "feed", "export");
    EXPECT_KEYS(object["index"], "generation", "updated_at");
    EXPECT_EQ(object["timed_out"], false);
    ASSERT_EQ(object["hits"].size(), 2u);
    for (const json& hit : object["hits"])
        expect_hit(hit);
    EXPECT_KEYS(object["facets"], "tag", "author", "editor", "category", "source", "year", "month",
                "day");
    for (const auto& [name, facet] : object["facets"].items()) {
        if (name == "year" || name == "month" || name == "day") {
            EXPECT_KEYS(facet, "exact", "interval", "missing", "values");
            EXPECT_EQ(facet["interval"], name);
        } else {
            EXPECT_KEYS(facet, "exact", "other", "missing", "values");
        }
        EXPECT_EQ(facet["exact"], true);
        ASSERT_GE(facet["values"].size(), 1u) << name;
        for (const json& value : facet["values"])
            EXPECT_KEYS(value, "value", "label", "count", "selected");
    }
}

TEST(ResultJson, OfNothingIsWholeToo) {
    const SearchRequest request = request_of({{"q", "zqx"}, {"facets", "tag,day"}});
    const json object = json::parse(to_json(request, corpus_index().engine()->search(request)));
    EXPECT_EQ(object["total"]["value"], 0);
    EXPECT_EQ(object["pages"], 0);
    EXPECT_EQ(object["hits"], json::array());
    EXPECT_EQ(object["query"]["filters"], json::object());
    EXPECT_EQ(object["facets"]["tag"]["values"], json::array());
    EXPECT_EQ(object["facets"]["day"]["values"], json::array());
    EXPECT_EQ(object["links"]["next"], nullptr);
}

TEST(ResultJson, WritesAnArticleWhole) {
    Article article;
    article.id = "a/1";
    article.url = "https://example.id/?a=1&b=\"2\"";
    article.title = "Judul";
    article.dateline = "SERUNI";
    article.body = {{Paragraph::Kind::Text, "Isi."}, {Paragraph::Kind::Heading, "Sub"}};
    article.published = Timestamp{first_second({2021, 3, 14}), Timestamp::Precision::Day};
    article.credits = {{"penulis", "A"}, {"editor", "B"}, {"penulis", "C"}};
    const json object = json::parse(to_json(article));
    Keys keys = kArticleKeys;
    keys.insert(keys.end(), {"dateline", "body"});
    EXPECT_THAT(keys_of(object), UnorderedElementsAreArray(keys));
    EXPECT_EQ(object["id"], article.id);
    EXPECT_EQ(object["url"], article.url);
    EXPECT_EQ(object["published_at"], "2021-03-14T00:00:00+07:00");
    EXPECT_EQ(object["published_precision"], "day");
    EXPECT_EQ(object["modified_at"], nullptr);
    EXPECT_EQ(object["credits"], json::parse(R"({"penulis": ["A", "C"], "editor": ["B"]})"));
    EXPECT_EQ(
        object["body"],
        json::parse(R"([{"kind": "text", "text": "Isi."}, {"kind": "heading", "text": "Sub"}])"));
    article.published = std::nullopt;
    article.credits.clear();
    const json bare = json::parse(to_json(article));
    EXPECT_EQ(bare["published_at"], nullptr);
    EXPECT_EQ(bare["published_precision"], nullptr);
    EXPECT_EQ(bare["credits"], json::object());
}

TEST(ResultJson, RoundsScoresAndNamesMatches) {
    Hit hit;
    hit.article.id = "x";
    hit.score = 12.812345678;
    hit.copies = 3;
    hit.matched = {{"jalan", WordMatch::Exact}, {"bangun", WordMatch::Root}};
    const json object = json::parse(to_json(hit));
    EXPECT_EQ(object["score"], 12.8123);
    EXPECT_EQ(object["copies"], 3);
    EXPECT_EQ(object["matched"], json::parse(R"({"jalan": "exact", "bangun": "root"})"));
    EXPECT_EQ(object["snippet"]["fragments"], json::array());
    EXPECT_EQ(object["snippet"]["html"], "");
}

TEST(ResultJson, PagesAreMadeOfStoriesWhereTheseAreListed) {
    SearchResult result;
    result.total = 45;
    const json plain = json::parse(to_json(request_of({{"page", "2"}}), result));
    EXPECT_EQ(plain["stories"], nullptr);
    EXPECT_EQ(plain["pages"], 5);
    EXPECT_NE(plain["links"]["next"], nullptr);
    result.stories = 20;
    const json folded =
        json::parse(to_json(request_of({{"page", "2"}, {"dedupe", "true"}}), result));
    EXPECT_EQ(folded["total"]["value"], 45);
    EXPECT_EQ(folded["stories"], 20);
    EXPECT_EQ(folded["pages"], 2);
    EXPECT_EQ(folded["links"]["next"], nullptr);
    EXPECT_EQ(folded["links"]["prev"], "/v1/search?dedupe=true");
}

TEST(ResultJson, LinksGoOnByCursorWhereOneWasAskedFor) {
    SearchResult result;
    result.total = 50;
    result.next_cursor = "next-1";
    const json paged = json::parse(to_json(request_of({{"page", "2"}}), result));
    EXPECT_EQ(paged["page"], 2);
    EXPECT_EQ(paged["next_cursor"], "next-1");
    EXPECT_EQ(paged["links"]["next"], "/v1/search?page=3");
    const SearchRequest request = request_of(
        {{"q", "tol"}, {"cursor", "c-0"}, {"sort", "oldest"}, {"facets", "tag"}, {"lang", "en"}});
    json object = json::parse(to_json(request, result));
    EXPECT_EQ(object["page"], nullptr);
    const std::string rest = "&facets=tag&lang=en";
    EXPECT_EQ(object["links"]["self"], "/v1/search?q=tol&sort=oldest&cursor=c-0" + rest);
    EXPECT_EQ(object["links"]["next"], "/v1/search?q=tol&sort=oldest&cursor=next-1" + rest);
    EXPECT_EQ(object["links"]["prev"], nullptr);
    EXPECT_EQ(object["links"]["feed"], "/v1/feed?q=tol");
    EXPECT_EQ(object["links"]["export"], "/v1/export?q=tol&sort=oldest");
    result.next_cursor.clear();
    object = json::parse(to_json(request, result));
    EXPECT_EQ(object["next_cursor"], nullptr);
    EXPECT_EQ(object["links"]["next"], nullptr);
}

TEST(ResultJson, LinksLeadToTheNeighbours) {
    struct Row {
        Parameters parameters;
        std::uint64_t total;
        json self;
        json next;
        json prev;
    };
    const std::string all = "/v1/search?q=a%20b%26c%2F%C3%A9&tag=x%2By&tag=z&from=2020";
    const Parameters filters{{"q", "a b&c/é"}, {"tag", "x+y"}, {"tag", "z"}, {"from", "2020"}};
    Parameters filters_page_2 = filters;
    filters_page_2.emplace_back("page", "2");
    const std::vector<Row> rows{
        {{}, 0, "/v1/search", nullptr, nullptr},
        {{}, 10, "/v1/search", nullptr, nullptr},
        {{}, 11, "/v1/search", "/v1/search?page=2", nullptr},
        {{{"page", "2"}}, 11, "/v1/search?page=2", nullptr, "/v1/search"},
        {{{"page", "2"}}, 21, "/v1/search?page=2", "/v1/search?page=3", "/v1/search"},
        {{{"page", "3"}}, 21, "/v1/search?page=3", nullptr, "/v1/search?page=2"},
        {{{"page", "999"}},
         50000,
         "/v1/search?page=999",
         "/v1/search?page=1000",
         "/v1/search?page=998"},
        {{{"page", "1000"}}, 50000, "/v1/search?page=1000", nullptr, "/v1/search?page=999"},
        {{{"page", "3333"}, {"per_page", "3"}},
         50000,
         "/v1/search?per_page=3&page=3333",
         nullptr,
         "/v1/search?per_page=3&page=3332"},
        {filters, 11, all, all + "&page=2", nullptr},
        {filters_page_2, 11, all + "&page=2", nullptr, all},
    };
    for (const Row& row : rows) {
        SearchResult result;
        result.total = row.total;
        const json links = json::parse(to_json(request_of(row.parameters), result))["links"];
        EXPECT_EQ(links["self"], row.self);
        EXPECT_EQ(links["next"], row.next) << row.self;
        EXPECT_EQ(links["prev"], row.prev) << row.self;
    }
}

TEST(ResultJson, SpeaksTheLanguageOfTheRequest) {
    SearchResult result;
    result.notes = {{"relaxed", {"english", "indonesia"}}};
    EXPECT_EQ(json::parse(to_json(request_of({}), result))["query"]["notes"][0]["message"],
              "indonesia");
    EXPECT_EQ(
        json::parse(to_json(request_of({{"lang", "en"}}), result))["query"]["notes"][0]["message"],
        "english");
}

TEST(ResultJson, IllFormedBytesAreReplaced) {
    const std::string bad = "x\xFF\xC3(\xE2\x82";
    Hit hit;
    hit.article = {bad,          bad,   bad,   bad, {{Paragraph::Kind::Text, bad}}, {}, {},
                   {{bad, bad}}, {bad}, {bad}, bad};
    hit.title = {bad, {{0, 1}}};
    hit.fragments = {{bad, {{0, 1}}}};
    hit.matched = {{bad, WordMatch::Root}};
    SearchResult result;
    result.hits = {hit};
    result.parsed = bad;
    result.facets = {{ValueField::Tag, 0, 0, {{bad, bad, 1, true}}}};
    SearchRequest request;
    request.text = bad;
    request.values[0] = {bad};
    for (const std::string& text : {to_json(request, result), to_json(hit), to_json(hit.article)}) {
        json object;
        ASSERT_NO_THROW(object = json::parse(text)) << text;
        EXPECT_NE(text.find("\xEF\xBF\xBD"), std::string::npos) << text;
    }
}

}  // namespace
}  // namespace telusur::testing
