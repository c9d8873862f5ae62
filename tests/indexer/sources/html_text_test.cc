// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_text.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

// Paragraphs with a bar between them, headings with a number sign before.
std::string written(const std::vector<Paragraph>& paragraphs) {
    std::string text;
    for (const Paragraph& paragraph : paragraphs) {
        if (!text.empty()) text += '|';
        if (paragraph.kind == Paragraph::Kind::Heading) text += '#';
        text += paragraph.text;
    }
    return text;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

struct Row {
    const char* name;
    std::string html;
    std::string expected;
};

class HtmlParagraphs : public testing::TestWithParam<Row> {};

TEST_P(HtmlParagraphs, AreRead) {
    EXPECT_EQ(written(html_paragraphs(GetParam().html)), GetParam().expected);
}

std::string name_of(const testing::TestParamInfo<Row>& row) {
    return row.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Blocks, HtmlParagraphs,
    testing::Values(
        Row{"Nothing", "", ""}, Row{"Blanks", " \n&nbsp;<p> </p>\t", ""},
        Row{"Paragraphs", "<p>Air naik.</p>\n<p>Warga\nmengungsi.</p>",
            "Air naik.|Warga mengungsi."},
        Row{"BlankLines", "Air naik.\n\nWarga\nmengungsi.\r\n \r\nReda.",
            "Air naik.|Warga mengungsi.|Reda."},
        Row{"BlankLineInsideP", "<p>Air\n\nnaik.</p>", "Air naik."},
        Row{"BlankLinesBehindP", "<p>Satu.</p>Dua.\n\nTiga.", "Satu.|Dua.|Tiga."},
        Row{"NonBreakingLine", "Satu.\n&nbsp;\nDua.", "Satu.|Dua."},
        Row{"LineBreak", "<p>Jalan Melati<br>Bandung</p>", "Jalan Melati Bandung"},
        Row{"LineBreakAtLineEnd", "<li>Jalan Melati<br />\nBandung</li>", "Jalan Melati Bandung"},
        Row{"DoubledLineBreak", "<p>Satu.<br/><br/>Dua.</p>", "Satu.|Dua."},
        Row{"Headings", "<h2>Di <em>Hulu</em></h2>Air naik.<H6>Hilir</H6>Surut.",
            "#Di Hulu|Air naik.|#Hilir|Surut."},
        Row{"NoHeadings", "<h7>a</h7> <hr>b<header>c</header>", "a|b|c"},
        Row{"Lists", "<ul><li>Satu</li><li>Dua<ol><li>Tiga</ol></ul>", "Satu|Dua|Tiga"},
        Row{"Quotation", "Ujarnya:<blockquote><p>Kami siap.</p></blockquote>Lalu",
            "Ujarnya:|Kami siap.|Lalu"},
        Row{"Table",
            "<table><tr><th>Desa</th><th>Jiwa</th></tr><tr><td>A</td><td>7</td></tr></table>",
            "Desa Jiwa|A 7"},
        Row{"Inline", "<b>Ban</b><i>jir</i> <a href=\"x\">besar</a><span>!</span>",
            "Banjir besar!"},
        Row{"EditorBlocks",
            "<!-- wp:paragraph {\"dropCap\":true} -->\n<p>Satu.</p>\n<!-- /wp:paragraph -->\n\n"
            "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">Judul</h2>\n<!-- /wp:heading -->",
            "Satu.|#Judul"},
        Row{"Figure",
            "<p>A.</p><figure><img src=x alt=\"b > c\"><figcaption>Foto: "
            "warga.</figcaption></figure>D.",
            "A.|Foto: warga.|D."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    LeftOut, HtmlParagraphs,
    testing::Values(
        Row{"Scripts", "a<script>if (b</c>) '<p>d'</script><STYLE>e{}</style >f", "af"},
        Row{"UnfinishedScript", "a<script>b<p>c", "a"},
        Row{"Players", "a <video src=x>b</video><iframe src=y></iframe><object/> c", "a c"},
        Row{"UnfinishedPlayer", "a <video src=x> b</p>", "a b"},
        Row{"Comments", "a<!-- <p>b --->c<!---->d<!doctype e><?php f ?>g", "acdg"},
        Row{"UnfinishedComment", "a<!-- b <p>c</p>", "a"},
        Row{"UnfinishedTag", "a<p class='b", "a"},
        Row{"Caption",
            "[caption id=\"attachment_7\" width=\"3\"]<img src=\"x\"/> Warga di "
            "posko[/caption]\nHujan.",
            "Warga di posko|Hujan."},
        Row{"Shortcodes", "a [gallery ids=\"1,2\"] b [ads_top] c [tombol warna=merah]d[/tombol] e",
            "a|b c d e"},
        Row{"NoShortcodes", "[sic] [1] [JAKARTA] [a, b] [] [[ ] [x=y] [kata kunci] [",
            "[sic] [1] [JAKARTA] [a, b] [] [[ ] [x=y] [kata kunci] ["},
        Row{"Embeds",
            "Satu.\n\nhttps://contoh.id/film?v=1\n\n[embed]http://contoh.id/2[/embed]Dua, "
            "https://contoh.id/3 juga.",
            "Satu.|Dua, https://contoh.id/3 juga."},
        Row{"EmbedBlock", "<figure><div class=\"w\">\nhttps://contoh.id/4\n</div></figure>", ""},
        Row{"ReadAlso",
            "<p>Satu.</p><p><strong>Baca juga:</strong> <a href=x>Lain</a></p><p>Dua.</p>",
            "Satu.|Dua."},
        Row{"ReadAlsoLines", "Satu.\nBaca Juga :\nJudul lain\n\nDua.", "Satu.|Dua."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    References, HtmlParagraphs,
    testing::Values(
        Row{"Named",
            "&lt;b&gt; &amp;amp; &quot;x&quot; &apos;y&apos; caf&eacute; 5&nbsp;kg&hellip;",
            "<b> &amp; \"x\" 'y' café 5 kg…"},
        Row{"Numbered", "&#8217;&#x2019;&#X2014;&#146;", "’’—’"},
        Row{"NoCharacters", "&#0;&#xD800;&#9999999999;&#x110000;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
        Row{"NoReferences", "A & B &; &#; &#x; &takdikenal; R&D",
            "A & B &; &#; &#x; &takdikenal; R&D"},
        Row{"NotTwice", "&amp;lt;", "&lt;"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Wrong, HtmlParagraphs,
    testing::Values(Row{"LessThan", "harga < 5 dan <3, <>", "harga < 5 dan <3, <>"},
                    Row{"WrongNesting", "<b>a<p>b</b>c</i></p></div>d", "a|bc|d"},
                    Row{"UnclosedHeading", "<h2>a<p>b", "#a|b"},
                    Row{"UnclosedQuote", "<a href=\"x>a</a> <p>b", "a|b"},
                    Row{"QuoteInAttribute", "<a title=it's>a</a> it's", "a it's"},
                    Row{"QuotedTagEnd", "<img alt = 'a>b' title=\"c>d\">e", "e"},
                    Row{"Controls",
                        "a\x01"
                        "b\xC2\xAD"
                        "c",
                        "abc"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Credits, HtmlParagraphs,
    testing::Values(Row{"Lines", "<p>Selesai.<br>Penulis: Sari<br>Editor: Budi</p>",
                        "Selesai.|Penulis: Sari|Editor: Budi"},
                    Row{"ClassicLines", "Selesai.\n\nReporter: Sari\nEditor: Budi",
                        "Selesai.|Reporter: Sari|Editor: Budi"},
                    Row{"NotInTheMiddle", "<p>Editor: Budi<br>datang</p>", "Editor: Budi datang"}),
    name_of);

// Each of these took a tree parser time that grows with the square of the size, or its stack.
INSTANTIATE_TEST_SUITE_P(
    Hostile, HtmlParagraphs,
    testing::Values(
        Row{"Deep", repeated("<div>", 100'000) + "dalam" + repeated("</div>", 100'000) + "luar",
            "dalam|luar"},
        Row{"WrongEnds", repeated("<b>", 1'000'000) + "a" + repeated("</i>", 1'000'000), "a"},
        Row{"Attributes", "<p " + repeated("a=1 ", 2'000'000) + ">a", "a"},
        Row{"OpenTags", repeated("<a ", 2'000'000), ""},
        Row{"OpenQuotes", repeated("<a b=\"", 1'000'001) + "'>c", "c"},
        Row{"OpenPlayers", repeated("<video>", 1'000'000) + "a", "a"},
        Row{"OpenBrackets", repeated("<", 10) + repeated("[a b", 1'000'000).substr(0, 4),
            "<<<<<<<<<<[a b"},
        Row{"Ampersands", repeated("&", 1'000) + ";", repeated("&", 1'000) + ";"}),
    name_of);

TEST(HtmlParagraphsBounds, TheRestJoinsTheLast) {
    const std::vector<Paragraph> paragraphs = html_paragraphs(repeated("<p>a", 100'002));
    ASSERT_EQ(paragraphs.size(), 100'000u);
    EXPECT_EQ(paragraphs.front().text, "a");
    EXPECT_EQ(paragraphs.back().text, "a a a");
}

TEST(HtmlParagraphsBounds, LongParagraphsAreDivided) {
    const std::vector<Paragraph> paragraphs = html_paragraphs(repeated("a\n", 1'001));
    ASSERT_EQ(paragraphs.size(), 2u);
    EXPECT_EQ(paragraphs[0].text.size(), 1'999u);
    EXPECT_EQ(paragraphs[1].text, "a");
}

TEST(HtmlLine, IsOneLine) {
    const std::vector<Row> rows = {
        {"", "Hukum &amp; Politik", "Hukum & Politik"},
        {"", " Banjir\n <em>Besar</em> &#8211; Hari 2 ", "Banjir Besar – Hari 2"},
        {"", "Satu<br/>Dua", "Satu Dua"},
        {"", "[Foto] Baca juga: 5 < 6", "[Foto] Baca juga: 5 < 6"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.html);
        EXPECT_EQ(html_line(row.html), row.expected);
    }
}

}  // namespace
}  // namespace telusur
