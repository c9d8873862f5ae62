// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wxr_reader.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "tests/support/wxr_files.h"

namespace telusur {
namespace {

using namespace telusur::testing;
using Records = std::vector<std::string>;

Records records(const std::string& file) {
    WxrReader reader = wxr_reader(file);
    return records_of(reader);
}

Article first_article(const std::string& items) {
    const std::string file = wxr(items);
    WxrReader reader = wxr_reader(file);
    const std::optional<SourceRecord> record = reader.next();
    if (!record || !record->article) throw std::runtime_error("no article");
    return *record->article;
}

std::string category(const std::string& domain, const std::string& name) {
    return "<category domain=\"" + domain + "\" nicename=\"x\"><![CDATA[" + name + "]]></category>";
}

TEST(WxrReader, ReadsAPostWhole) {
    const WxrPost post{
        .id = "417",
        .title = "<![CDATA[Banjir &amp; Longsor di <em>Garut</em>]]>",
        .content =
            "<!-- wp:paragraph -->\n<p><strong>GARUT</strong> – Air naik.</p>\n"
            "<!-- /wp:paragraph -->\n<h2>Posko</h2>\n<p>Warga &#8220;siaga&#8221;.</p>"
            "<p>Penulis: Sari Dewi<br>Editor: Budi</p>",
        .more =
            "<pubDate>Sun, 14 Mar 2021 02:12:00 +0000</pubDate><dc:creator>redaksi</dc:creator>"
            "<wp:post_date>2021-03-14 09:12:00</wp:post_date>"
            "<wp:post_modified>2021-03-15 07:00:00</wp:post_modified>"
            "<wp:post_modified_gmt>2021-03-15 00:00:00</wp:post_modified_gmt>"
            "<wp:post_password></wp:post_password>"
            "<excerpt:encoded><![CDATA[Ringkas]]></excerpt:encoded>" +
            category("category", "Lingkungan &amp; Cuaca") + category("post_tag", "Banjir") +
            category("post_tag", "banjir") + category("post_tag", "Garut") +
            category("post_format", "Video") +
            "<wp:comment><wp:post_id>9</wp:post_id><title>Komentar</title></wp:comment>"};
    Article expected;
    expected.id = "post-417";
    expected.url = "https://contoh.id/417/";
    expected.source = "contoh.id";
    expected.title = "Banjir & Longsor di Garut";
    expected.dateline = "GARUT";
    expected.body = {{Paragraph::Kind::Text, "Air naik."},
                     {Paragraph::Kind::Heading, "Posko"},
                     {Paragraph::Kind::Text, "Warga “siaga”."}};
    expected.published = parse_iso_timestamp("2021-03-14T09:12:00+07:00");
    expected.modified = parse_iso_timestamp("2021-03-15T07:00:00+07:00");
    expected.credits = {{"penulis", "Sari Dewi"}, {"editor", "Budi"}};
    expected.categories = {"Lingkungan & Cuaca"};
    expected.tags = {"Banjir", "Garut"};
    EXPECT_EQ(to_record(first_article(post.xml())), to_record(expected));
}

TEST(WxrReader, Dates) {
    struct Row {
        std::string gmt;
        std::string elements;
        std::string expected;
    };
    const std::string local = "<wp:post_date>2021-03-14 09:00:00</wp:post_date>";
    const std::string rfc = "<pubDate>Sun, 14 Mar 2021 05:00:00 +0000</pubDate>";
    const std::string none = "0000-00-00 00:00:00";
    const std::vector<Row> rows = {
        {"2021-03-14 01:00:00", local + rfc, "2021-03-14T08:00:00+07:00"},
        {none, local + rfc, "2021-03-14T09:00:00+07:00"},
        {"", rfc, "2021-03-14T12:00:00+07:00"},
        {none, "<wp:post_date>" + none + "</wp:post_date>" + rfc, "2021-03-14T12:00:00+07:00"},
        {"entah", local, "2021-03-14T09:00:00+07:00"},
        {none, "", ""},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.gmt + row.elements);
        WxrPost post{.id = "1", .more = row.elements, .date_gmt = row.gmt};
        const std::optional<Timestamp> published = first_article(post.xml()).published;
        EXPECT_EQ(published ? to_rfc3339(published->seconds) : "", row.expected);
    }
}

TEST(WxrReader, Authors) {
    struct Row {
        std::string creator;
        std::string content;
        std::vector<Credit> expected;
    };
    const std::string authors =
        "<wp:author><wp:author_id>1</wp:author_id><wp:author_login>sari</wp:author_login>"
        "<wp:author_display_name><![CDATA[Sari Dewi]]></wp:author_display_name></wp:author>"
        "<wp:author><wp:author_login>kosong</wp:author_login>"
        "<wp:author_display_name></wp:author_display_name></wp:author>";
    const std::vector<Row> rows = {
        {"sari", "Isi.", {{"penulis", "Sari Dewi"}}},
        {"<![CDATA[kosong]]>", "Isi.", {{"penulis", "kosong"}}},
        {"tamu", "Isi.", {{"penulis", "tamu"}}},
        {"sari", "Isi.\n\nEditor: Budi", {{"penulis", "Sari Dewi"}, {"editor", "Budi"}}},
        {"sari", "Isi.\n\nReporter: Budi", {{"reporter", "Budi"}}},
        {"", "Isi.", {}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.creator + row.content);
        const WxrPost post{.id = "1",
                           .content = row.content,
                           .more = "<dc:creator>" + row.creator + "</dc:creator>"};
        EXPECT_EQ(first_article(authors + post.xml()).credits, row.expected);
    }
}

TEST(WxrReader, OnlyWhatIsPublic) {
    const std::string items =
        WxrPost{.id = "1"}.xml() + WxrPost{.id = "2", .status = "draft"}.xml() +
        WxrPost{.id = "3", .status = "private"}.xml() + WxrPost{.id = "4", .type = "page"}.xml() +
        WxrPost{.id = "5", .status = "inherit", .type = "attachment"}.xml() +
        WxrPost{.id = "6", .more = "<wp:post_password><![CDATA[x]]></wp:post_password>"}.xml() +
        WxrPost{.id = "7"}.xml();
    const std::string file = wxr(items);
    WxrReader reader = wxr_reader(file);
    EXPECT_EQ(records_of(reader), (Records{"10: post-1", "64: post-7"}));
    EXPECT_EQ(reader.passed_over(), 5u);

    WxrReader pages(std::make_unique<MemoryStream>(file), {}, {{"page", "post"}});
    EXPECT_EQ(records_of(pages), (Records{"10: post-1", "37: post-4", "64: post-7"}));
}

TEST(WxrReader, Namespaces) {
    const std::string foreign =
        "<item xmlns:wp=\"http://contoh.id/lain/\"><title>x</title><wp:post_id>5</wp:post_id>"
        "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>\n";
    const std::string older =
        "<item xmlns:ex=\"http://wordpress.org/export/1.0/\"><title>y</title>"
        "<ex:post_id>6</ex:post_id><ex:post_type>post</ex:post_type>"
        "<ex:status>publish</ex:status><plugin:x/></item>\n";
    EXPECT_EQ(records(wxr(foreign + older + WxrPost{.id = "7"}.xml())),
              (Records{"10: neither post type nor status", "11: post-6 (no text) (no date)",
                       "12: post-7"}));
}

TEST(WxrReader, EditedExports) {
    std::string secure = wxr(WxrPost{.id = "1"}.xml());
    for (std::size_t at = 0; (at = secure.find("\"http:", at)) != std::string::npos;)
        secure.replace(at, 6, "\"https:");
    EXPECT_EQ(records(secure), Records{"10: post-1"});
    const std::string author = "<wp:author>sari</wp:author>";
    EXPECT_EQ(records(wxr(WxrPost{.id = "1", .more = author}.xml())), Records{"10: post-1"});
}

TEST(WxrReader, CdataAndComments) {
    const WxrPost quoting{.id = "1", .content = "Tulis </item>]]]]><![CDATA[> dan <item>."};
    const std::string comment = "<!-- <item></item> -->\n";
    const std::string file = wxr(comment + quoting.xml() + comment + WxrPost{.id = "2"}.xml());
    // In chunks of every size, so that every marker is cut once.
    for (std::size_t chunk = 1; chunk < 40; ++chunk) {
        SCOPED_TRACE(chunk);
        WxrReader reader = wxr_reader(file, chunk);
        const std::optional<SourceRecord> record = reader.next();
        ASSERT_TRUE(record && record->article);
        EXPECT_EQ(body_text(*record->article), "Tulis ]]> dan .");
        EXPECT_EQ(records_of(reader), (Records{"21: post-2"}));
    }
}

TEST(WxrReader, BadItemsDoNotStopTheOthers) {
    struct Row {
        std::string item;
        std::string expected;
    };
    std::string nested;
    for (int i = 0; i < 100'000; ++i)
        nested += "<a>";
    const std::string attributes = "<a b=\"" + std::string(5000, 'c') + "\"/>";
    const std::string huge = WxrPost{.id = "1", .content = std::string(17u << 20, 'a')}.xml();
    const std::vector<Row> rows = {
        {WxrPost{.id = "1", .content = "a\x0B b"}.xml(), "post-1"},
        {WxrPost{.id = "1", .content = std::string("a\0b", 3)}.xml(),
         "post-1 (NUL characters removed)"},
        {WxrPost{.id = "1", .content = "Rapat \xE9lite"}.xml(),
         "post-1 (invalid UTF-8, read as Windows-1252)"},
        {WxrPost{.id = "1", .title = "A & B"}.xml(),
         "post-1 (damaged XML: xmlParseEntityRef: no name)"},
        {WxrPost{.id = "1", .title = "A &lol; B"}.xml(),
         "post-1 (damaged XML: Entity 'lol' not defined)"},
        {WxrPost{.id = "1", .content = "a]]> b"}.xml(),
         "post-1 (damaged XML: Sequence ']]>' not allowed in content)"},
        {WxrPost{.id = "1", .title = "A</b>"}.xml(),
         "damaged XML: Opening and ending tag mismatch: title and b"},
        {WxrPost{.id = "1", .more = nested}.xml(), "damaged XML: nested too deep"},
        {WxrPost{.id = "1", .more = attributes}.xml(),
         "damaged XML: a tag of more than 4096 bytes"},
        {huge,
         "too large: " + std::to_string(huge.size() - 1) + " bytes, at most 16777216 are read"},
        {WxrPost{.id = "1"}.xml().substr(0, 60), "<item> has no end"},
        {WxrPost{.id = "", .title = ""}.xml(), "neither post id nor link"},
        {WxrPost{.id = "1", .title = "", .content = ""}.xml(), "neither title nor text"},
        {WxrPost{.id = "1", .type = ""}.xml(), "neither post type nor status"},
        {WxrPost{.id = "1", .date_gmt = "kemarin"}.xml(),
         "post-1 (date not understood: \"kemarin\")"},
        {WxrPost{.id = "satu"}.xml(), "https://contoh.id/satu/"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.item.substr(0, 300));
        const Records found = records(wxr(row.item + WxrPost{.id = "2"}.xml()));
        ASSERT_EQ(found.size(), 2u);
        EXPECT_EQ(found[0].substr(found[0].find(' ') + 1), row.expected);
        EXPECT_TRUE(found[1].ends_with(": post-2")) << found[1];
    }
}

TEST(WxrReader, FilesThatAreNone) {
    struct Row {
        std::string file;
        std::string expected;
    };
    const std::string none = "0: is not a WordPress export";
    const std::string doctype = "0: has a document type declaration, which is not read";
    const std::string laughs =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;\">]>\n";
    const std::string outside = "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>";
    const std::string post = wxr(WxrPost{.id = "1", .title = "&f;&b;"}.xml());
    const std::string behind_declaration = post.substr(post.find('\n') + 1);
    const std::vector<Row> rows = {
        {"", none},
        {"bukan XML", none},
        {"<rss version=\"2.0\"><channel></channel></rss>", none},
        {"<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/\"></urlset>", none},
        {"<!doctype html><html></html>", none},
        {"<rss " + std::string(5000, ' ') + "http://wordpress.org/export/1.2/>", none},
        {laughs + behind_declaration, doctype},
        {outside + behind_declaration, doctype},
        {"\xFF\xFE<\0", "0: is UTF-16, expected UTF-8"},
        {"<?xml version='1.0' encoding='Shift_JIS'?>" + behind_declaration,
         "0: encoding \"shift_jis\" is not read, expected UTF-8"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.file.substr(0, 100));
        EXPECT_EQ(records(row.file), Records{row.expected});
    }
}

TEST(WxrReader, Encodings) {
    const std::string post = wxr(WxrPost{.id = "1", .title = "Caf\xE9 \x93lama\x94"}.xml());
    const std::string behind_declaration = post.substr(post.find('\n') + 1);
    for (const char* name : {"windows-1252", "ISO-8859-1"}) {
        SCOPED_TRACE(name);
        const std::string file =
            "<?xml version=\"1.0\" encoding=\"" + std::string(name) + "\"?>\n" + behind_declaration;
        WxrReader reader = wxr_reader(file);
        const std::optional<SourceRecord> record = reader.next();
        ASSERT_TRUE(record && record->article);
        EXPECT_EQ(record->article->title, "Café “lama”");
        EXPECT_TRUE(record->problems.empty());
    }
    EXPECT_EQ(records("\xEF\xBB\xBF" + wxr(WxrPost{.id = "1"}.xml())), Records{"10: post-1"});
    EXPECT_EQ(records("\n\n" + wxr(WxrPost{.id = "1"}.xml())), Records{"12: post-1"});
}

// An export whose second post has 100 MB, made as it is read.
class LargePostStream : public ByteStream {
  public:
    Chunk next() override {
        if (step_ == 0) current_ = std::string(kWxrHead) + WxrPost{.id = "1"}.xml() + open_;
        if (step_ == 1) current_ = std::string(100'000, 'a');
        if (step_ == 1001) current_ = close_ + WxrPost{.id = "3"}.xml() + std::string(kWxrFoot);
        if (step_ == 1002) current_.clear();
        ++step_;
        return {current_, std::nullopt};
    }

  private:
    std::string open_ = "<item><wp:post_id>2</wp:post_id><content:encoded><![CDATA[";
    std::string close_ = "]]></content:encoded></item>";
    std::string current_;
    int step_ = 0;
};

TEST(WxrReader, MemoryIsBounded) {
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    WxrReader reader(std::make_unique<LargePostStream>(), {});
    EXPECT_EQ(records_of(reader),
              (Records{"10: post-1", "19: too large: 100000086 bytes, at most 16777216 are read",
                       "19: post-3"}));
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 64 * 1024) << "KiB";
}

// However a file is cut, what stands before the cut is there, and the cut is told.
TEST(WxrReader, Truncated) {
    std::string items;
    std::vector<std::size_t> ends;
    for (int i = 1; i <= 5; ++i) {
        items += WxrPost{.id = std::to_string(i), .content = "Isi & <b>tebal</b>."}.xml();
        ends.push_back(kWxrHead.size() + items.size() - 1);
    }
    const std::string file = wxr(items);
    const std::size_t whole = file.find("</rss>") + 6;
    for (std::size_t size = 0; size < file.size(); ++size) {
        SCOPED_TRACE(size);
        Records found = records(file.substr(0, size));
        std::size_t articles = 0;
        while (articles < ends.size() && ends[articles] <= size)
            ++articles;
        if (size < whole) {
            ASSERT_EQ(found.size(), articles + 1);
            EXPECT_EQ(found.back().find("post-"), std::string::npos) << found.back();
            found.pop_back();
        }
        ASSERT_EQ(found.size(), articles);
        for (std::size_t i = 0; i < articles; ++i)
            EXPECT_TRUE(found[i].ends_with("post-" + std::to_string(i + 1))) << found[i];
    }
}

TEST(WxrReader, Ends) {
    const std::string post = WxrPost{.id = "1"}.xml();
    const std::string head(kWxrHead);
    EXPECT_EQ(records(head + post), (Records{"10: post-1", "19: the file ends early: no </rss>"}));
    EXPECT_EQ(records(head + post + post.substr(0, 40)),
              (Records{"10: post-1", "19: the file ends in the middle of this <item>"}));
    EXPECT_EQ(records(head + post + post.substr(0, 40) + std::string(kWxrFoot)),
              (Records{"10: post-1", "19: <item> has no end"}));
}

}  // namespace
}  // namespace telusur
