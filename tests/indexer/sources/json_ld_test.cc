// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_ld.h"

#include <gtest/gtest.h>
#include <string>

namespace telusur {
namespace {

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values)
        text += '|' + value;
    return text;
}

// "title published |authors |categories |tags url", as far as they are there.
std::string written(const PageFacts& facts) {
    if (!facts.is_article) return "none";
    return facts.title + ' ' + facts.published + joined(facts.authors) + joined(facts.categories) +
           joined(facts.tags) + facts.url;
}

struct Row {
    const char* name;
    std::string html;
    std::string expected;
};

std::string block(const std::string& json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
}

std::string nested(int levels) {
    std::string json = R"({"@type":"Article","headline":"A","x":)";
    for (int i = 0; i < levels; ++i)
        json += '[';
    return json + std::string(static_cast<std::size_t>(levels), ']') + '}';
}

class JsonLd : public testing::TestWithParam<Row> {};

TEST_P(JsonLd, IsRead) {
    EXPECT_EQ(written(json_ld_facts(GetParam().html)), GetParam().expected);
}

const std::string kPlain = R"({"@type":"Article","headline":"A","datePublished":"2020"})";

INSTANTIATE_TEST_SUITE_P(
    Blocks, JsonLd,
    testing::Values(
        Row{"Nothing", "<p>ld+json</p>", "none"}, Row{"Plain", block(kPlain), "A 2020"},
        Row{"OtherCase", "<SCRIPT TYPE='application/ld+json' id=x>" + kPlain + "</SCRIPT>",
            "A 2020"},
        Row{"Graph",
            block(R"({"@context":"x","@graph":[{"@type":"WebSite","name":"S"},)" + kPlain + "]}"),
            "A 2020"},
        Row{"List", block('[' + kPlain + ']'), "A 2020"},
        Row{"Types", block(R"({"@type":["Thing","NewsArticle"],"headline":"A"})"), "A "},
        Row{"OtherType", block(R"({"@type":"WebPage","headline":"A"})"), "none"},
        Row{"NestedInAList", block(R"({"@type":"ItemList","itemListElement":[)" + kPlain + "]}"),
            "none"},
        Row{"Cdata", block("/*<![CDATA[*/" + kPlain + "/*]]>*/"), "A 2020"},
        Row{"BrokenBlockBefore", block("{\"@type\":\"Article\",") + block(kPlain), "A 2020"},
        Row{"LineBreakInText", block("{\"@type\":\"Article\",\"headline\":\"A\nB\t\\\"C\\\"\"}"),
            "A\nB \"C\" "},
        Row{"Unclosed", "<script type=application/ld+json>" + kPlain, "A 2020"},
        Row{"Deep", block(nested(10'000)), "A "},
        Row{"AuthorObject", block(R"({"@type":"Article","author":{"name":"X"}})"), " |X"},
        Row{"AuthorList",
            block(R"({"@type":"Article","author":[{"name":"X"},"Y",{"name":["Z"]},7]})"),
            " |X|Y|Z"},
        Row{"AuthorById",
            block(
                R"({"@graph":[{"@type":"Article","author":{"@id":"#x"}},{"@type":"Person","@id":"#x","name":"X"}]})"),
            " |X"},
        Row{"Creator", block(R"({"@type":"Article","creator":["X"]})"), " |X"},
        Row{"KeywordsText", block(R"({"@type":"Article","keywords":"a, b"})"), " |a|b"},
        Row{"KeywordsList", block(R"({"@type":"Article","keywords":["a, b",{"name":"c"}]})"),
            " |a, b|c"},
        Row{"MainEntity",
            block(R"({"@type":"Article","mainEntityOfPage":{"@id":"https://a/"},"url":"x"})"),
            " https://a/"},
        Row{"Name", block(R"({"@type":"BlogPosting","name":"A"})"), "A "},
        Row{"SameTwice",
            block(R"({"@type":"Article","headline":"A"})") +
                block(R"({"@type":"Article","headline":"A","datePublished":"2020","author":"X"})"),
            "A 2020|X"},
        Row{"SeveralArticles",
            block(R"({"@type":"Article","headline":"A","url":"1"})") +
                block(R"({"@type":"Article","headline":"B","url":"2"})"),
            "none"}),
    [](const testing::TestParamInfo<Row>& row) { return row.param.name; });

}  // namespace
}  // namespace telusur
