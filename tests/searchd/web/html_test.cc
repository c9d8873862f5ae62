// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/html.h"

#include <gtest/gtest.h>

namespace telusur::testing {
namespace {

TEST(HtmlText, IsNothingButText) {
    struct Row {
        const char* text;
        const char* bytes;
    };
    const Row rows[] = {{"", ""},
                        {"banjir & rob", "banjir &amp; rob"},
                        {"<script>", "&lt;script&gt;"},
                        {"\"a\" 'b'", "&quot;a&quot; &#39;b&#39;"},
                        {"&amp;", "&amp;amp;"},
                        {"…é🎉", "…é🎉"}};
    for (const Row& row : rows)
        EXPECT_EQ(Html(row.text).bytes(), row.bytes);
}

TEST(HtmlElement, HoldsAttributesAndChildren) {
    const std::string hostile = "\"><script>alert(1)</script>";
    const Html link = Html::element("a", {{"href", "/?q=a&b"}, {"title", hostile}}, "satu ",
                                    Html::element("b", {}, hostile));
    EXPECT_EQ(link.bytes(),
              "<a href=\"/?q=a&amp;b\" title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">"
              "satu <b>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</b></a>");
    EXPECT_EQ(Html::begin("input", {{"checked", true}, {"hidden", false}, {"value", ""}}).bytes(),
              "<input checked value=\"\">");
    EXPECT_EQ(Html::element("p", {}).document(), "<!doctype html>\n<p></p>");
}

TEST(HtmlMarks, AreTheOnlyElementsOfTexts) {
    EXPECT_EQ(Html::marked({"<b>rob</b> 🎉 rob", {{3, 6}, {13, 16}}}).bytes(),
              "&lt;b&gt;<mark>rob</mark>&lt;/b&gt; 🎉 <mark>rob</mark>");
}

TEST(HtmlJoined, LeavesOutWhatIsEmpty) {
    EXPECT_EQ(joined({"a", Html(), "<"}, " · ").bytes(), "a · &lt;");
    EXPECT_TRUE(joined({Html(), Html()}, " · ").empty());
}

}  // namespace
}  // namespace telusur::testing
