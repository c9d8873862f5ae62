// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_json.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

std::string rfc3339(const std::optional<Timestamp>& moment) {
    return moment ? to_rfc3339(moment->seconds) : "";
}

TEST(WordPressPost, Dates) {
    struct Row {
        std::string gmt;
        std::string local;
        std::string expected;
        std::string bad;
    };
    const std::vector<Row> rows = {
        {"2021-03-14T02:12:00", "2021-03-14T11:12:00", "2021-03-14T09:12:00+07:00", ""},
        {"", "2021-03-14T09:12:00", "2021-03-14T09:12:00+07:00", ""},
        {"0000-00-00T00:00:00", "2021-03-14T09:12:00", "2021-03-14T09:12:00+07:00", ""},
        {"kemarin", "2021-03-14T09:12:00", "2021-03-14T09:12:00+07:00", "kemarinZ"},
        {"", "", "", ""},
        {"", "kemarin", "", "kemarin"},
        {"", "0000-00-00T00:00:00", "", ""},
        {"2021-02-30T02:12:00", "", "", "2021-02-30T02:12:00Z"}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.gmt + " | " + row.local);
        WordPressPost post;
        post.date_gmt = row.gmt;
        post.date = row.local;
        post.modified_gmt = row.gmt;
        post.modified = row.local;
        BadDates bad;
        const Article article = wordpress_article(post, {}, bad);
        EXPECT_EQ(rfc3339(article.published), row.expected);
        EXPECT_EQ(rfc3339(article.modified), row.expected);
        EXPECT_EQ(bad.published, row.bad);
        EXPECT_EQ(bad.modified, row.bad);
    }
}

TEST(WordPressPost, CreditsTheAccountOnlyWhereTheTextNamesNobody) {
    struct Row {
        std::string content;
        std::string account;
        std::vector<Credit> expected;
    };
    const std::vector<Row> rows = {
        {"<p>Isi.</p>", "Redaksi &amp; Mitra", {{"penulis", "Redaksi & Mitra"}}},
        {"<p>Isi.</p>", "", {}},
        {"<p>Isi.</p><p>Penulis: Sari</p>", "admin", {{"penulis", "Sari"}}},
        {"<p>Isi.</p><p>Editor: Budi</p>", "Sari", {{"penulis", "Sari"}, {"editor", "Budi"}}}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.content);
        WordPressPost post;
        post.content = row.content;
        BadDates bad;
        EXPECT_EQ(wordpress_article(post, {row.account, {}, {}}, bad).credits, row.expected);
    }
}

TEST(WordPressJson, ReadsStringsOfAllKinds) {
    struct Row {
        std::string json;
        std::string title;
    };
    const std::vector<Row> rows = {{R"(Caf\u00e9)", "Café"},
                                   {R"(\ud83d\ude00)", "😀"},
                                   {R"(a\"[[[[{{{{b\\)", "a\"[[[[{{{{b\\"},
                                   {"Caf\xE9", "Caf\uFFFD"},
                                   {R"(a\u0000b)", std::string("a\0b", 3)}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.json);
        const auto parsed = parse_wordpress_posts(
            "\xEF\xBB\xBF \n[{\"id\":1,\"status\":\"publish\",\"title\":"
            "{\"rendered\":\"" +
                row.json + "\"},\"content\":{\"rendered\":\"\"}}]",
            WordPressFields::All);
        const auto* posts = std::get_if<std::vector<WordPressPost>>(&parsed);
        ASSERT_TRUE(posts != nullptr && posts->size() == 1);
        EXPECT_EQ(posts->front().title, row.title);
        EXPECT_FALSE(posts->front().damage);
    }
}

TEST(WordPressJson, StateComesBack) {
    const WordPressState state{"https://contoh.id posts", 1795341600, {3, 99}, {7}};
    const std::optional<WordPressState> again = parse_wordpress_state(to_text(state));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->site, state.site);
    EXPECT_EQ(again->read_at, state.read_at);
    EXPECT_EQ(again->passed_over, state.passed_over);
    EXPECT_EQ(again->damaged, state.damaged);
}

TEST(WordPressJson, ErrorCodes) {
    struct Row {
        std::string body;
        std::string code;
    };
    const std::vector<Row> rows = {
        {R"({"code":"rest_no_route","message":"x"})", "rest_no_route"},
        {R"({"code":7})", ""},
        {"[]", ""},
        {"", ""},
        {"<html>", ""},
        {"{\"code\":\"" + std::string(500, 'x') + "\"}", std::string(100, 'x') + "…"}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.body.substr(0, 40));
        EXPECT_EQ(wordpress_error_code(row.body), row.code);
    }
}

}  // namespace
}  // namespace telusur
