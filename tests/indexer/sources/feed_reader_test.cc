// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/feed_reader.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/sources/feed_date.h"
#include "tests/support/feed_files.h"

namespace telusur {
namespace {

using namespace telusur::testing;
using Records = std::vector<std::string>;

FeedReader feed_reader(const std::string& file) {
    return FeedReader(open_memory_stream(file), {"sumber", "umpan.xml", 0});
}

Records records(const std::string& file) {
    FeedReader reader = feed_reader(file);
    return records_of(reader);
}

Article first_article(const std::string& file) {
    FeedReader reader = feed_reader(file);
    const std::optional<SourceRecord> record = reader.next();
    if (!record || !record->article) throw std::runtime_error("no article");
    return *record->article;
}

TEST(FeedReader, ReadsAnRssItemWhole) {
    const std::string item =
        "<item><title>Banjir &amp; Longsor di &lt;em&gt;Garut&lt;/em&gt;</title>\n"
        "<atom:link rel=\"self\" href=\"https://contoh.id/diri\"/>\n"
        "<link>https://www.contoh.id/banjir/</link>\n"
        "<comments>https://www.contoh.id/banjir/#comments</comments>\n"
        "<dc:creator><![CDATA[Sari Dewi dan Budi]]></dc:creator>\n"
        "<pubDate>Sun, 14 Mar 2021 02:12:00 +0000</pubDate>\n"
        "<category><![CDATA[Lingkungan &amp; Cuaca]]></category><category>Garut</category>\n"
        "<category>garut</category><guid isPermaLink=\"false\">https://contoh.id/?p=417</guid>\n"
        "<media:title>Gambar</media:title><media:content url=\"x\">Gambar</media:content>\n"
        "<description><![CDATA[Air naik. [&#8230;]]]></description>\n"
        "<content:encoded><![CDATA[<p><strong>GARUT</strong> – Air naik.</p><h2>Posko</h2>"
        "<p>Warga &#8220;siaga&#8221;.</p><p>Editor: Rina</p>\n"
        "<p>The post <a href=\"x\">Banjir</a> appeared first on <a href=\"y\">Contoh</a>.</p>"
        "]]></content:encoded><slash:comments>4</slash:comments></item>";
    Article expected;
    expected.id = "post-417";
    expected.url = "https://www.contoh.id/banjir/";
    expected.source = "www.contoh.id";
    expected.title = "Banjir & Longsor di Garut";
    expected.dateline = "GARUT";
    expected.body = {{Paragraph::Kind::Text, "Air naik."},
                     {Paragraph::Kind::Heading, "Posko"},
                     {Paragraph::Kind::Text, "Warga “siaga”."}};
    expected.published = parse_iso_timestamp("2021-03-14T09:12:00+07:00");
    expected.credits = {{"penulis", "Sari Dewi"}, {"penulis", "Budi"}, {"editor", "Rina"}};
    expected.categories = {"Lingkungan & Cuaca", "Garut"};
    EXPECT_EQ(to_record(first_article(rss(item))), to_record(expected));
    EXPECT_EQ(records(rss(item)), Records{"6: post-417"});
}

TEST(FeedReader, ReadsAnAtomEntryWhole) {
    const std::string entry =
        "<entry><title type=\"text\">Harga &lt; 5 ribu &amp; turun</title>"
        "<id>tag:contoh.id,2021:7</id><link rel=\"self\" href=\"https://contoh.id/diri\"/>"
        "<link href=\"https://contoh.id/?a=1&amp;b=2\" rel=\"alternate\"/>"
        "<link rel=\"enclosure\" href=\"https://contoh.id/foto.jpg\"/>"
        "<author><name>Sari Dewi</name><email>s@contoh.id</email></author>"
        "<author><name>Budi</name></author>"
        "<category term=\"ekonomi\" label=\"Ekonomi\"/><category term=\"Harga\"/>"
        "<published>2021-03-14T09:12:00+07:00</published><updated>2021-03-15T00:00:00Z</updated>"
        "<summary>Ringkas.</summary>"
        "<source><title>Lain</title><author><name>Tono</name></author></source>"
        "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Satu &lt;b&gt;"
        "<br/>dua.</p><ul><li>Tiga</li></ul></div></content></entry>";
    Article expected;
    expected.id = expected.url = "https://contoh.id/?a=1&b=2";
    expected.source = "contoh.id";
    expected.title = "Harga < 5 ribu & turun";
    expected.body = {{Paragraph::Kind::Text, "Satu <b> dua."}, {Paragraph::Kind::Text, "Tiga"}};
    expected.published = parse_iso_timestamp("2021-03-14T09:12:00+07:00");
    expected.modified = parse_iso_timestamp("2021-03-15T07:00:00+07:00");
    expected.credits = {{"penulis", "Sari Dewi"}, {"penulis", "Budi"}};
    expected.categories = {"Ekonomi", "Harga"};
    EXPECT_EQ(to_record(first_article(atom(entry))), to_record(expected));
}

TEST(FeedReader, ReadsRdf) {
    const std::string file =
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
        " xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
        "<channel><title>Kabar</title></channel>\n"
        "<item><title>Angin</title><link>https://contoh.id/angin</link>"
        "<dc:date>2021-03-14</dc:date><dc:subject>Cuaca</dc:subject>"
        "<description>Isi.</description></item></rdf:RDF>";
    const Article article = first_article(file);
    EXPECT_EQ(article.id, "https://contoh.id/angin");
    EXPECT_EQ(article.categories, std::vector<std::string>{"Cuaca"});
    EXPECT_EQ(article.published, parse_iso_timestamp("2021-03-14"));
    EXPECT_EQ(body_text(article), "Isi.");
}

struct FieldRow {
    std::string elements;
    std::string expected;
};

std::string item_with(const std::string& elements) {
    return rss("<item><title>Judul</title>" + elements + "</item>");
}

TEST(FeedReader, Ids) {
    const std::string link = "<link>https://contoh.id/a/</link>";
    const std::vector<FieldRow> rows = {
        {link + "<guid>https://contoh.id/?p=12</guid>", "post-12"},
        {link + "<guid>https://contoh.id/?post_type=kabar&amp;p=12</guid>", "post-12"},
        {link + "<guid>https://contoh.id/?post_type=kabar&amp;#038;p=12</guid>", "post-12"},
        {link + "<guid>https://contoh.id/?p=dua</guid>", "https://contoh.id/a/"},
        {link + "<guid>https://contoh.id/?page=12</guid>", "https://contoh.id/a/"},
        {link + "<guid>?p=12</guid>", "https://contoh.id/a/"},
        {link + "<guid>7</guid>", "https://contoh.id/a/"},
        {"<guid> 7 </guid>", "7"},
        {"<link>https://iklan.id/x</link><feedburner:origLink>https://contoh.id/a/"
         "</feedburner:origLink>",
         "https://contoh.id/a/"},
        {"<link>\nhttps://contoh.id/a?x=1&y=2\n</link>", "https://contoh.id/a?x=1&y=2"},
    };
    for (const FieldRow& row : rows) {
        SCOPED_TRACE(row.elements);
        EXPECT_EQ(first_article(item_with(row.elements)).id, row.expected);
    }
}

TEST(FeedReader, Addresses) {
    const std::vector<FieldRow> rows = {
        {"<link>https://contoh.id/a</link><guid>https://contoh.id/?p=1</guid>",
         "https://contoh.id/a"},
        {"<guid>https://contoh.id/b</guid>", "https://contoh.id/b"},
        {"<guid>tag:contoh.id,2021:7</guid>", ""},
        {"<guid>7</guid><atom:link rel=\"self\" href=\"https://contoh.id/c\"/>", ""},
        {"<guid>7</guid><atom:link href=\"https://contoh.id/c?a&b\"/>", "https://contoh.id/c?a&b"},
    };
    for (const FieldRow& row : rows) {
        SCOPED_TRACE(row.elements);
        const Article article = first_article(item_with(row.elements));
        EXPECT_EQ(article.url, row.expected);
        EXPECT_EQ(article.source, row.expected.empty() ? "" : "contoh.id");
    }
}

TEST(FeedReader, Texts) {
    const std::string excerpt = "<description>Cuplikan [&amp;hellip;]</description>";
    const std::vector<FieldRow> rows = {
        {excerpt + "<content:encoded>Isi.</content:encoded>", "Isi."},
        {excerpt + "<content:encoded></content:encoded>", "Cuplikan"},
        {excerpt, "Cuplikan"},
        {"<description>Warga A & B&nbsp;siaga &mdash; &eacute;lite</description>",
         "Warga A & B siaga — élite"},
        {"<description><![CDATA[A &amp; B & C]]></description>", "A & B & C"},
        {"<description>Isi.&lt;p&gt;Artikel Judul pertama kali tampil pada Contoh.</description>",
         "Isi."},
        {"<description>[...]</description>", ""},
    };
    for (const FieldRow& row : rows) {
        SCOPED_TRACE(row.elements);
        EXPECT_EQ(body_text(first_article(item_with("<guid>7</guid>" + row.elements))),
                  row.expected);
    }
}

TEST(FeedReader, Authors) {
    const std::vector<FieldRow> rows = {
        {"<author>redaksi@contoh.id (Sari Dewi)</author>", "Sari Dewi"},
        {"<author>redaksi@contoh.id</author>", ""},
        {"<author>Sari Dewi</author>", "Sari Dewi"},
        {"<author>x@contoh.id (Budi)</author><dc:creator>Sari Dewi</dc:creator>", "Sari Dewi"},
        {"<dc:creator>Sari</dc:creator><dc:creator>Budi</dc:creator>", "Sari|Budi"},
        {"<dc:creator>desk</dc:creator><description>Isi.&lt;p&gt;Penulis: Rina</description>",
         "Rina"},
    };
    for (const FieldRow& row : rows) {
        SCOPED_TRACE(row.elements);
        std::string names;
        for (const Credit& credit :
             first_article(item_with("<guid>7</guid>" + row.elements)).credits)
            names += (names.empty() ? "" : "|") + credit.name;
        EXPECT_EQ(names, row.expected);
    }
}

TEST(FeedReader, Dates) {
    const std::vector<FieldRow> rows = {
        {"Sun, 14 Mar 2021 02:12:00 +0000", "2021-03-14T09:12:00+07:00"},
        {"Sun, 14 Mar 2021 09:12:00 +0700", "2021-03-14T09:12:00+07:00"},
        {"Sun, 14 Mar 2021 09:12:00 WIB", "2021-03-14T09:12:00+07:00"},
        {"Minggu, 14 Maret 2021 10:12 WITA", "2021-03-14T09:12:00+07:00"},
        {"Sun, 14 Mar 2021 02:12:00 GMT", "2021-03-14T09:12:00+07:00"},
        {"14 Mar 21 02:12 UT", "2021-03-14T09:12:00+07:00"},
        {"Sun, 14 Mar 99 02:12:00 Z", "1999-03-14T09:12:00+07:00"},
        {"Sat, 13 Mar 2021 21:12:00 EST", "2021-03-14T09:12:00+07:00"},
        {"Sat, 13 Mar 2021 19:12:00 PDT", "2021-03-14T09:12:00+07:00"},
        {"Sun, 14 Mar 2021 09:12:00 +0700 (WIB)", "2021-03-14T09:12:00+07:00"},
        {"2021-03-14T02:12:00Z", "2021-03-14T09:12:00+07:00"},
        {"14 Mar 21", ""},
        {"Sun, 32 Mar 21 02:12:00 GMT", ""},
        {"kemarin", ""},
        {"", ""},
    };
    for (const FieldRow& row : rows) {
        SCOPED_TRACE(row.elements);
        const std::optional<Timestamp> moment = parse_feed_date(row.elements);
        EXPECT_EQ(moment ? to_rfc3339(moment->seconds) : "", row.expected);
    }
    const Article updated =
        first_article(atom("<entry><title>J</title><id>1</id><updated>"
                           "2021-03-14T02:12:00Z</updated></entry>"));
    EXPECT_EQ(updated.published, updated.modified);
    EXPECT_TRUE(updated.published);
}

// With its prefix's namespace forgotten, an element still is what the prefix is used for.
TEST(FeedReader, UndeclaredPrefixes) {
    const std::string file =
        "<rss><channel><item><guid>7</guid><media:title>Gambar</media:title><title>Judul</title>"
        "<dc:creator>Sari</dc:creator><content:encoded>Isi.</content:encoded>"
        "<pubDate>14 Mar 2021</pubDate></item></channel></rss>";
    EXPECT_EQ(records(file), Records{"1: 7"});
    const Article article = first_article(file);
    EXPECT_EQ(article.title, "Judul");
    EXPECT_EQ(body_text(article), "Isi.");
    EXPECT_EQ(names_in_role(article, role::kWriter), std::vector<std::string>{"Sari"});
}

TEST(FeedReader, PassesOverComments) {
    const std::string comments =
        "<item><title>By: Tamu</title><link>https://contoh.id/?p=5&cpage=1#comment-9</link>"
        "<guid>https://contoh.id/?p=5#comment-9</guid><description>Setuju</description></item>\n"
        "<item><title>By: Tamu</title><guid>https://contoh.id/?p=5#comment-8</guid></item>\n";
    FeedReader reader = feed_reader(rss(comments + rss_item("3")));
    EXPECT_EQ(records_of(reader), Records{"8: post-3"});
    EXPECT_EQ(reader.passed_over(), 2u);
    EXPECT_EQ(records(rss("")), Records{});
    const std::string answer =
        "<entry><title>J</title><id>1</id>"
        "<thr:in-reply-to xmlns:thr=\"http://purl.org/syndication/thread/1.0\" ref=\"2\"/></entry>";
    EXPECT_EQ(records(atom(answer)), Records{});
}

TEST(FeedReader, SaysSomeThingsOnceAFeed) {
    const std::string item =
        "<item><title>A & B</title><guid>7</guid><pubDate>14 Mar 2021</pubDate>"
        "<description>Isi.</description></item>\n";
    EXPECT_EQ(records(rss(rss_item("1") + item + item)),
              (Records{"6: post-1",
                       "7: 7 (damaged XML: \"&\" that stands for itself) (the feed gives only an "
                       "excerpt (said of its first such article alone))",
                       "8: 7"}));
}

TEST(FeedReader, BadItemsDoNotStopTheOthers) {
    struct Row {
        std::string item;
        std::string expected;
    };
    std::string nested;
    for (int i = 0; i < 100'000; ++i)
        nested += "<a>";
    const std::string huge = rss_item("1", "<x>" + std::string(17u << 20, 'a') + "</x>");
    const std::vector<Row> rows = {
        {rss_item("1", nested), "damaged XML: nested too deep"},
        {rss_item("1", "<x>A</b></x>"), "damaged XML: Opening and ending tag mismatch: x and b"},
        {rss_item("1", "<a b=\"" + std::string(5000, 'c') + "\"/>"),
         "damaged XML: a tag of more than 4096 bytes"},
        {huge,
         "too large: " + std::to_string(huge.size() - 1) + " bytes, at most 16777216 are read"},
        {"<item><title>Judul</title>\n", "<item> has no end"},
        {"<item><title>Judul</title></item>\n", "neither link nor guid"},
        {"<item><guid>7</guid></item>\n", "neither title nor text"},
        {"<item><guid>" + std::string(501, 'a') + "</guid></item>\n",
         "the id has 501 bytes, at most 500 are allowed"},
        {rss_item("1", "<dc:x>\xE9lite</dc:x>"), "post-1 (invalid UTF-8, read as Windows-1252)"},
        {"<item><guid>7</guid><title>J</title></item>\n", "7 (no text) (no date)"},
        {rss_item("1", "<pubDate>kemarin</pubDate>"), "post-1 (date not understood: \"kemarin\")"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.item.substr(0, 200));
        const Records found = records(rss(row.item + rss_item("2")));
        ASSERT_EQ(found.size(), 2u);
        EXPECT_EQ(found[0].substr(found[0].find(' ') + 1), row.expected);
        EXPECT_TRUE(found[1].ends_with(": post-2")) << found[1];
    }
}

TEST(FeedReader, FilesThatAreNone) {
    struct Row {
        std::string file;
        Records expected;
    };
    const std::string none = "0: is not a feed";
    const std::string doctype = "0: has a document type declaration, which is not read";
    const std::string laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n";
    const std::string outside = "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>";
    const std::string whole = rss(rss_item("1", "&b;&f;"));
    const std::string body = whole.substr(whole.find('\n') + 1);
    const std::vector<Row> rows = {
        {"", {none}},
        {"bukan XML", {none}},
        {"<html></html>", {none}},
        {"<feeds></feeds>", {none}},
        {laughs + body, {doctype}},
        {outside + body, {doctype}},
        {"\xFF\xFE<\0", {"0: is UTF-16, expected UTF-8"}},
        {"<?xml version='1.0' encoding='Shift_JIS'?>" + body,
         {"0: encoding \"shift_jis\" is not read, expected UTF-8"}},
        {std::string(kRssHead) + rss_item("1"), {"6: post-1", "7: the file ends early: no </rss>"}},
        {"<rss><item>", {"1: the file ends in the middle of this <item>"}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.file.substr(0, 100));
        EXPECT_EQ(records(row.file), row.expected);
    }
}

TEST(FeedReader, Encodings) {
    const std::string body =
        "<rss><channel><item><guid>7</guid><title>Caf\xE9 \x93lama\x94</title><description>Isi."
        "</description><pubDate>14 Mar 2021</pubDate></item></channel></rss>";
    const std::string latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + body;
    EXPECT_EQ(first_article(latin).title, "Café “lama”");
    EXPECT_EQ(records(latin).at(0).find("Windows"), std::string::npos);
    EXPECT_NE(records(body).at(0).find("Windows-1252"), std::string::npos);
    EXPECT_EQ(records("\xEF\xBB\xBF" + rss(rss_item("1"))), Records{"6: post-1"});
}

}  // namespace
}  // namespace telusur
