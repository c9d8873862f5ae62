// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searchd/search/result_json.h"
#include "tests/searchd/support/marked.h"
#include "tests/searchd/support/random_source.h"

namespace telusur::testing {
namespace {

TEST(Html, MarksAndEscapes) {
    struct Row {
        MarkedText marked;
        std::string html;
    };
    const std::vector<Row> rows{
        {{"", {}}, ""},
        {{"abc", {}}, "abc"},
        {{"abc", {{0, 3}}}, "<mark>abc</mark>"},
        {{"abc", {{0, 1}}}, "<mark>a</mark>bc"},
        {{"abc", {{2, 3}}}, "ab<mark>c</mark>"},
        {{"abc", {{0, 1}, {2, 3}}}, "<mark>a</mark>b<mark>c</mark>"},
        {{"abc", {{0, 1}, {1, 2}, {2, 3}}}, "<mark>a</mark><mark>b</mark><mark>c</mark>"},
        {{"a", {{0, 1}}}, "<mark>a</mark>"},
        {{"<b>&\"'", {}}, "&lt;b&gt;&amp;&quot;&#39;"},
        {{"<b>&\"'", {{0, 3}}}, "<mark>&lt;b&gt;</mark>&amp;&quot;&#39;"},
        {{"</mark>x", {{7, 8}}}, "&lt;/mark&gt;<mark>x</mark>"},
        {{"&lt;", {{0, 4}}}, "<mark>&amp;lt;</mark>"},
        {{"é😀x", {{2, 3}}}, "é😀<mark>x</mark>"},
        {{"😀é", {{0, 1}}}, "<mark>😀</mark>é"},
        {{"😀é", {{1, 2}}}, "😀<mark>é</mark>"},
        {{"a\u0301 b", {{0, 2}}}, "<mark>a\u0301</mark> b"},
        {{"東京都", {{0, 2}, {2, 3}}}, "<mark>東京</mark><mark>都</mark>"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(to_html(row.marked), row.html);
}

std::size_t count(const std::string& text, const std::string& piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++found;
    return found;
}

TEST(Html, RandomTextCannotLeaveItsPlace) {
    RandomSource random(2);
    const std::vector<std::string> pieces{"<", ">", "&", "\"", "'", "mark",
                                          "/", "é", "😀", "a",  " "};
    for (int round = 0; round < 2000; ++round) {
        MarkedText marked;
        for (std::size_t i = random.below(30); i > 0; --i)
            marked.text += random.one_of(pieces);
        const std::size_t length = code_points_of(marked.text).size();
        for (std::size_t at = random.below(4); at < length;) {
            const std::size_t end = std::min(length, at + 1 + random.below(3));
            marked.marks.push_back({at, end});
            at = end + random.below(3);
        }
        std::string html = to_html(marked);
        ASSERT_EQ(count(html, "<mark>"), marked.marks.size()) << html;
        ASSERT_EQ(count(html, "</mark>"), marked.marks.size()) << html;
        ASSERT_EQ(count(html, "<"), 2 * marked.marks.size()) << html;
        for (const char* tag : {"<mark>", "</mark>"}) {
            while (html.find(tag) != std::string::npos)
                html.erase(html.find(tag), std::string(tag).size());
        }
        ASSERT_EQ(html, escape_html(marked.text));
    }
}

TEST(Html, EscapesForUrls) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"", ""},
        {"aZ09-._~", "aZ09-._~"},
        {" ", "%20"},
        {"a+b&c=d", "a%2Bb%26c%3Dd"},
        {"/?#%", "%2F%3F%23%25"},
        {"é", "%C3%A9"},
        {"😀", "%F0%9F%98%80"},
        {std::string("\0\n\xFF", 3), "%00%0A%FF"},
        {"\"'<>", "%22%27%3C%3E"},
    };
    for (const auto& [text, encoded] : rows)
        EXPECT_EQ(encode_url(text), encoded);
}

}  // namespace
}  // namespace telusur::testing
