// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_source.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "tests/indexer/sources/temporary_directory.h"
#include "tests/support/path_source.h"
#include "tests/support/wxr_files.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPage = "Judul\n\nby A | 14 Maret 2021\n\nIsi berita.\n";

std::string json_line(const std::string& id) {
    return R"({"id":")" + id + R"(","title":"J","body":"I.","date":"2021-03-14"})" + "\n";
}

// Every record as "file: id" or "file: problem", the file below `root`, ":line" behind it if it has
// one.
std::vector<std::string> records_of(const std::string& path, const std::string& root) {
    std::vector<std::string> records;
    const std::unique_ptr<Source> source = testing::open_path(path);
    EXPECT_EQ(source->name(), path);
    while (const std::optional<SourceRecord> record = source->next()) {
        EXPECT_EQ(record->provenance.source, path);
        const Provenance& place = record->provenance;
        std::string text = fs::path(place.file).lexically_relative(root).string();
        if (place.line > 0) text += ":" + std::to_string(place.line);
        text +=
            ": " + (record->article ? record->article->id : record->problems.at(0).what.english);
        records.push_back(std::move(text));
    }
    EXPECT_FALSE(source->next());
    return records;
}

using Records = std::vector<std::string>;

class FileSourceTest : public ::testing::Test {
  protected:
    Records records(const std::string& name = "") const {
        return records_of(directory_.path(name), directory_.path());
    }

    TemporaryDirectory directory_;
};

TEST_F(FileSourceTest, WalksADirectoryInOrder) {
    directory_.write("pages/banjir.txt", kPage);
    directory_.write("pages/2021/angin.txt", kPage);
    directory_.write("pages-b/x.TXT", kPage);
    directory_.write("articles/a.jsonl", json_line("j1") + "\n  \t\r\n" + json_line("j2"));
    directory_.write("articles/b.ndjson", json_line("j3"));
    directory_.write("c.jsonl.zst", compressed(json_line("j4")));
    directory_.write("d.ndjson.zst", compressed(json_line("j5")));
    EXPECT_EQ(
        records(),
        (Records{"articles/a.jsonl:1: j1", "articles/a.jsonl:4: j2", "articles/b.ndjson:1: j3",
                 "c.jsonl.zst:1: j4", "d.ndjson.zst:1: j5", "pages-b/x.TXT: pages-b/x",
                 "pages/2021/angin.txt: pages/2021/angin", "pages/banjir.txt: pages/banjir"}));
}

// A feed with one item; `number` is that of its post.
std::string feed(const std::string& number) {
    return "<rss version=\"2.0\"><channel><title>Kabar Lereng</title><item><title>Judul</title>"
           "<guid>https://contoh.id/?p=" +
           number +
           "</guid><description>Isi.</description>"
           "</item></channel></rss>";
}

TEST_F(FileSourceTest, WordPressExportsAndFeeds) {
    const std::string post = testing::wxr(testing::WxrPost{.id = "7"}.xml());
    directory_.write("a.xml", post);
    directory_.write("b.WXR", post);
    directory_.write("c.xml.zst", compressed(post));
    directory_.write("d.xml", "<urlset></urlset>");
    directory_.write("e.wxr.zst", compressed(post).substr(0, 30));
    directory_.write("f.txt", kPage);
    directory_.write("g.xml", feed("8"));
    directory_.write("h.rss.zst", compressed(feed("9")));
    directory_.write("i.atom",
                     "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>J</title>"
                     "<id>x</id></entry></feed>");
    directory_.write("j.xml", "");
    directory_.write("k.xml", "<!DOCTYPE rss [<!ENTITY a \"b\">]>" + feed("10"));
    EXPECT_EQ(records(), (Records{"a.xml:10: post-7", "b.WXR:10: post-7", "c.xml.zst:10: post-7",
                                  "e.wxr.zst: zstd data ends early", "f.txt: f", "g.xml:1: post-8",
                                  "h.rss.zst:1: post-9", "i.atom:1: x",
                                  "k.xml: has a document type declaration, which is not read"}));
    EXPECT_EQ(records("d.xml"), Records{"d.xml: is neither a WordPress export nor a feed"});
    EXPECT_EQ(records("j.xml"), Records{"j.xml: is neither a WordPress export nor a feed"});
}

TEST_F(FileSourceTest, FeedsOfASavedSite) {
    directory_.write("feed/index.html", "\n<?xml version=\"1.0\"?>\n" + feed("8"));
    directory_.write("index.html", "<!doctype html>\n<html><body><p>Beranda</p></body></html>");
    directory_.write("sitemap.xml", "<?xml version=\"1.0\"?><urlset></urlset>");
    directory_.write("wp-json/index.html", "{\"content\": \"<p>Isi.</p>\"}");
    EXPECT_EQ(records(), Records{"feed/index.html:3: post-8"});
    fs::remove_all(directory_.path("feed"));
    EXPECT_EQ(records(), Records{});
}

TEST_F(FileSourceTest, CsvFiles) {
    directory_.write("a.csv", "id,judul\n1,Banjir\n2,Angin\n");
    directory_.write("b.TSV", "id\tjudul\n3\tLongsor\n");
    directory_.write("c.csv.zst", compressed("id;judul\n4;Gempa\n"));
    directory_.write("d.csv", "");
    directory_.write("e.csv.zst", compressed("id;judul\n5;Gempa\n").substr(0, 20));
    EXPECT_EQ(records(), (Records{"a.csv:2: 1", "a.csv:3: 2", "b.TSV:2: 3", "c.csv.zst:2: 4",
                                  "e.csv.zst:2: zstd data ends early"}));
}

TEST_F(FileSourceTest, PassesOverOtherFiles) {
    directory_.write("a.txt", kPage);
    for (const char* name : {"b.docx", "c.zst", "d.txt~", "txt", "jsonl", ".e.txt", ".git/f.txt",
                             "README.txt", "LICENSE.txt", "sub/robots.txt", "sub/readme.txt"}) {
        directory_.write(name, kPage);
    }
    EXPECT_EQ(records(), Records{"a.txt: a"});
}

TEST_F(FileSourceTest, NamedFiles) {
    directory_.write("pages/banjir.txt", kPage);
    directory_.write("README.txt", kPage);
    directory_.write("a.b.jsonl", json_line("j1"));
    directory_.write("a.docx", "x");
    directory_.write("a.html", "<html></html>");
    directory_.write("a", "x");
    const std::string unknown =
        "unknown kind of file: expected .txt, .jsonl, .csv, .tsv, .xml, .rss, .atom or .html";
    EXPECT_EQ(records("pages/banjir.txt"), Records{"pages/banjir.txt: banjir"});
    EXPECT_EQ(records("README.txt"), Records{"README.txt: README"});
    EXPECT_EQ(records("a.b.jsonl"), Records{"a.b.jsonl:1: j1"});
    EXPECT_EQ(records("a.docx"), Records{"a.docx: " + unknown});
    EXPECT_EQ(records("a.html"), Records{"a.html: is no page of an article"});
    EXPECT_EQ(records("a"), Records{"a: " + unknown});
}

TEST_F(FileSourceTest, NothingToRead) {
    fs::create_directory(directory_.path("kosong"));
    directory_.write("lain/a.docx", "x");
    directory_.write("a.jsonl", "");
    EXPECT_EQ(records("tidak-ada"), Records{"tidak-ada: does not exist"});
    EXPECT_EQ(records("tidak-ada.txt"), Records{"tidak-ada.txt: does not exist"});
    EXPECT_EQ(records("a.jsonl/b.txt"), Records{"a.jsonl/b.txt: does not exist"});
    EXPECT_EQ(records("kosong"), Records{"kosong: holds no article files"});
    EXPECT_EQ(records("lain"), Records{"lain: holds no article files"});
    EXPECT_EQ(records("a.jsonl"), Records{});
    EXPECT_EQ(testing::open_path("")->next()->problems.at(0).what.english, "does not exist");
}

TEST_F(FileSourceTest, SymbolicLinks) {
    directory_.write("nyata/a.txt", kPage);
    fs::create_directory_symlink(directory_.path(), directory_.path("nyata/naik"));
    fs::create_directory_symlink("nyata", directory_.path("maya"));
    fs::create_symlink("a.txt", directory_.path("nyata/b.txt"));
    fs::create_symlink("tidak-ada", directory_.path("nyata/c.txt"));
    fs::create_symlink("d.txt", directory_.path("nyata/d.txt"));
    const std::string loop = "cannot be read: Too many levels of symbolic links";
    EXPECT_EQ(records(), (Records{"nyata/a.txt: nyata/a", "nyata/b.txt: nyata/b",
                                  "nyata/c.txt: does not exist", "nyata/d.txt: " + loop}));
    // The named path itself may be a link.
    EXPECT_EQ(records("maya").at(0), "maya/a.txt: a");
    EXPECT_EQ(records("nyata/d.txt"), Records{"nyata/d.txt: " + loop});
}

TEST_F(FileSourceTest, SpecialFilesAreNotOpened) {
    ASSERT_EQ(mkfifo(directory_.path("pipa.txt").c_str(), 0600), 0);
    ASSERT_EQ(mkfifo(directory_.path("pipa.docx").c_str(), 0600), 0);
    EXPECT_EQ(records(), Records{"pipa.txt: is neither a file nor a directory"});
    EXPECT_EQ(records("pipa.txt"), Records{"pipa.txt: is neither a file nor a directory"});
}

TEST_F(FileSourceTest, FilesThatCannotBeRead) {
    // Reading the first byte of this file fails, for root too.
    fs::create_symlink("/proc/self/mem", directory_.path("a.txt"));
    fs::create_symlink("/proc/self/mem", directory_.path("b.jsonl"));
    directory_.write("c.txt", kPage);
    EXPECT_EQ(records(), (Records{"a.txt: cannot be read: Input/output error",
                                  "b.jsonl: cannot be read: Input/output error", "c.txt: c"}));
}

TEST_F(FileSourceTest, DirectoriesThatCannotBeRead) {
    if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
    directory_.write("a.txt", kPage);
    directory_.write("rahasia/b.txt", kPage);
    directory_.write("rahasia-2.txt", kPage);
    fs::permissions(directory_.path("rahasia"), fs::perms::none);
    fs::permissions(directory_.path("rahasia-2.txt"), fs::perms::none);
    EXPECT_EQ(records(), (Records{"a.txt: a", "rahasia: cannot be read: Permission denied",
                                  "rahasia-2.txt: cannot be read: Permission denied"}));
    EXPECT_EQ(records("rahasia"), Records{"rahasia: cannot be read: Permission denied"});
    fs::permissions(directory_.path("rahasia"), fs::perms::owner_all);
}

TEST_F(FileSourceTest, BadRecordsDoNotStopTheOthers) {
    const std::string damaged = compressed(json_line("z1") + json_line("z2"));
    directory_.write("a.jsonl", "bukan json\n" + json_line("j1"));
    directory_.write("b.jsonl.zst", damaged.substr(0, damaged.size() - 2));
    directory_.write("c.txt", "");
    directory_.write("d.txt", kPage);
    EXPECT_EQ(records(), (Records{"a.jsonl:1: broken JSON at byte 1: invalid literal",
                                  "a.jsonl:2: j1", "b.jsonl.zst:1: z1", "b.jsonl.zst:2: z2",
                                  "b.jsonl.zst:3: zstd data ends early", "c.txt: holds no article",
                                  "d.txt: d"}));
}

TEST_F(FileSourceTest, Utf16) {
    const std::string page = "\xFF\xFEJ" + std::string("\0\n\0\n\0I\0.\0", 9);
    directory_.write("a.txt", page);
    directory_.write("b.jsonl", page + page);
    directory_.write("c.jsonl", json_line("j1"));
    EXPECT_EQ(records(),
              (Records{"a.txt: a", "b.jsonl:1: is UTF-16, expected UTF-8", "c.jsonl:1: j1"}));
}

TEST_F(FileSourceTest, PagesHaveALimit) {
    const std::string limit(kMaximumRecordBytes - kPage.size(), ' ');
    directory_.write("a.txt", std::string(kPage) + limit);
    directory_.write("b.txt", std::string(kPage) + limit + " ");
    EXPECT_EQ(records(),
              (Records{"a.txt: a", "b.txt: too large: 16777217 bytes, at most 16777216 are read"}));
}

TEST_F(FileSourceTest, IdsAreCleanText) {
    directory_.write("cafe\u0301.txt", kPage);
    directory_.write("hujan\xE9.txt", kPage);
    directory_.write("\u00A0.txt", kPage);
    const std::unique_ptr<Source> source = testing::open_path(directory_.path());
    EXPECT_EQ(source->next()->article.value().id, "café");
    EXPECT_EQ(source->next()->article.value().id, "hujané");
    EXPECT_EQ(source->next()->problems.at(0).what.english, "the id is empty");
}

}  // namespace
}  // namespace telusur
