// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_tree.h"

#include <gtest/gtest.h>
#include <string>

namespace telusur {
namespace {

// The elements with what stands in them: "div(p b)"; a name without brackets holds no element.
std::string written(const HtmlTree& tree, std::uint32_t number) {
    const HtmlElement& element = tree.elements()[number];
    std::string text(element.name);
    std::string inside;
    for (std::uint32_t i = number + 1; i < element.next; i = tree.elements()[i].next)
        inside += (inside.empty() ? "" : " ") + written(tree, i);
    return inside.empty() ? text : text + '(' + inside + ')';
}

struct Row {
    const char* html;
    const char* expected;
};

TEST(HtmlTree, Shape) {
    const Row rows[] = {
        {"", ""},
        {"text", ""},
        {"<div><p>a</p><p>b</p></div>", "(div(p p))"},
        {"<DIV><P>a<P>b</DIV><br>", "(div(p p) br)"},
        {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "(ul(li li(ul(li)) li))"},
        {"<p>a<div>b</div>", "(p div)"},
        {"<div><b>a</div><i>b</i>", "(div(b) i)"},
        {"<b><div>a</b>b</div>", "(b(div))"},
        {"<div>a</p></span></div>", "(div)"},
        {"<a href=1>x<a href=2>y</a>", "(a a)"},
        {"<div><table><tr><td>a</div>b</td><td>c</table></div>", "(div(table(tr(td td))))"},
        {"</body><p>a</body></html><p>b", "(p p)"},
        {"<div/><p>", "(div(p))"},
        {"<script><p></script><!-- <p> --><p>", "(p)"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.html);
        EXPECT_EQ(written(HtmlTree(row.html), 0), row.expected);
    }
}

TEST(HtmlTree, Content) {
    const HtmlTree tree("<div><p>a<p>b</div>c");
    EXPECT_EQ(tree.content(tree.elements()[0]), "<div><p>a<p>b</div>c");
    EXPECT_EQ(tree.content(tree.elements()[1]), "<p>a<p>b");
    EXPECT_EQ(tree.content(tree.elements()[2]), "a");
    EXPECT_EQ(tree.content(tree.elements()[3]), "b");
    EXPECT_EQ(tree.elements()[1].end, tree.html().size() - 1);
}

TEST(HtmlTree, CountsText) {
    const HtmlTree tree("<div> abc <a> de </a><p>f<b>gh</b></p> i</div>");
    const HtmlElement& outer = tree.elements()[1];
    EXPECT_EQ(outer.text_bytes, 9u);
    EXPECT_EQ(outer.link_bytes, 2u);
    EXPECT_EQ(outer.own_bytes, 4u);
    EXPECT_EQ(outer.links, 1u);
    EXPECT_EQ(tree.elements()[3].own_bytes, 3u);
}

TEST(HtmlTree, Attributes) {
    const Row rows[] = {
        {"<p>", ""},
        {"<p title>", ""},
        {"<p title=a>", "a"},
        {"<p TITLE = 'a b'>", "a b"},
        {"<p class=\"x\"title=\"&lt;a&gt; &amp; b\">", "<a> & b"},
        {"<p data-title=x title=\"a > b\" title=c>", "a > b"},
        {"<p a=\"b title=c>", "c"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.html);
        const HtmlTree tree(row.html);
        ASSERT_EQ(tree.elements().size(), 2u);
        EXPECT_EQ(HtmlTree::attribute(tree.elements()[1], "title"), row.expected);
    }
}

TEST(HtmlTree, IsBounded) {
    std::string deep;
    for (int i = 0; i < 300'000; ++i)
        deep += "<div>";
    const HtmlTree tree(deep + "text");
    EXPECT_EQ(tree.elements().size(), 200'000u);
    EXPECT_EQ(tree.elements().back().text_bytes, 4u);
}

}  // namespace
}  // namespace telusur
