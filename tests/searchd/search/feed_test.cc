// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "searchd/search/xml_text.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::MatchesRegex;

const SiteIdentity kSite{"Kabar & <Kota>", "https://cari.example"};

/// An XML document as libxml2 reads it; asking for what is not there gives nothing.
class Document {
  public:
    explicit Document(const std::string& text)
        : document_(xmlReadMemory(text.data(), static_cast<int>(text.size()), "feed", nullptr,
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET),
                    xmlFreeDoc) {}

    bool is_well_formed() const { return document_ != nullptr; }
    xmlNode* root() const { return xmlDocGetRootElement(document_.get()); }

  private:
    std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document_;
};

std::vector<xmlNode*> children(xmlNode* parent, const std::string& name) {
    std::vector<xmlNode*> found;
    for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(node->name))
            found.push_back(node);
    }
    return found;
}

std::string text_of(xmlChar* text) {
    const std::string copy = text == nullptr ? "" : reinterpret_cast<const char*>(text);
    xmlFree(text);
    return copy;
}

std::vector<std::string> texts(xmlNode* parent, const std::string& name) {
    std::vector<std::string> found;
    for (xmlNode* node : children(parent, name))
        found.push_back(text_of(xmlNodeGetContent(node)));
    return found;
}

std::string attribute(xmlNode* node, const std::string& name) {
    return text_of(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name.c_str())));
}

Hit hit_of(const std::string& id, const std::string& title) {
    Hit hit;
    hit.article.id = id;
    hit.article.title = title;
    hit.title.text = title;
    return hit;
}

SearchResult sample() {
    Hit full = hit_of("post-1", "Harga <beras> & \"gula\" ]]> naik");
    full.article.url = "https://kabar.example/beras?a=1&b=2";
    full.article.published = Timestamp{1615688000};
    full.article.modified = Timestamp{1615774400};
    full.article.credits = {{"penulis", "Siti <S>"}, {"penulis", "Budi"}};
    full.article.categories = {"Ekonomi"};
    full.article.tags = {"Beras & Gula", "Ekonomi"};
    full.fragments = {{"Beras <b>naik</b>.", {{0, 5}}}};
    SearchResult result;
    result.hits = {full, hit_of("a/b", "Tanpa tanggal")};
    return result;
}

FeedRequest asked(const std::string& format) {
    return parse_feed_request({{"q", "harga & <beras>"}, {"format", format}, {"limit", "5"}});
}

TEST(Feed, IsAtom) {
    const Document document(feed_text(kSite, asked("atom"), sample()));
    ASSERT_TRUE(document.is_well_formed());
    xmlNode* feed = document.root();
    EXPECT_STREQ(reinterpret_cast<const char*>(feed->ns->href), "http://www.w3.org/2005/Atom");
    EXPECT_THAT(texts(feed, "title"), ElementsAre("Kabar & <Kota>: harga & <beras>"));
    EXPECT_THAT(texts(feed, "updated"), ElementsAre("2021-03-15T09:13:20+07:00"));
    const auto links = children(feed, "link");
    ASSERT_EQ(links.size(), 2u);
    const std::string self = "https://cari.example/v1/feed?q=harga%20%26%20%3Cberas%3E&limit=5";
    EXPECT_EQ(attribute(links[0], "rel"), "self");
    EXPECT_EQ(attribute(links[0], "href"), self);
    EXPECT_EQ(attribute(links[1], "href"),
              "https://cari.example/?q=harga%20%26%20%3Cberas%3E&sort=newest");
    EXPECT_THAT(texts(feed, "id"), ElementsAre(self));
    EXPECT_EQ(texts(children(feed, "author").at(0), "name").at(0), kSite.name);
    const auto entries = children(feed, "entry");
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_THAT(texts(entries[0], "id"), ElementsAre("https://kabar.example/beras?a=1&b=2"));
    EXPECT_THAT(texts(entries[0], "title"), ElementsAre("Harga <beras> & \"gula\" ]]> naik"));
    EXPECT_THAT(texts(entries[0], "published"), ElementsAre("2021-03-14T09:13:20+07:00"));
    EXPECT_THAT(texts(entries[0], "updated"), ElementsAre("2021-03-15T09:13:20+07:00"));
    EXPECT_THAT(texts(entries[0], "summary"), ElementsAre("Beras <b>naik</b>."));
    EXPECT_EQ(texts(children(entries[0], "author").at(0), "name").at(0), "Siti <S>");
    ASSERT_EQ(children(entries[0], "category").size(), 2u);
    EXPECT_EQ(attribute(children(entries[0], "category")[1], "term"), "Beras & Gula");
    EXPECT_THAT(texts(entries[1], "id").at(0), MatchesRegex("urn:uuid:[0-9a-f-]*"));
    EXPECT_EQ(attribute(children(entries[1], "link").at(0), "href"),
              "https://cari.example/artikel/a%2Fb");
    EXPECT_THAT(texts(entries[1], "updated"), ElementsAre("1970-01-01T07:00:00+07:00"));
    EXPECT_THAT(texts(entries[1], "summary"), ElementsAre("Tanpa tanggal"));
}

TEST(Feed, IsRss) {
    const Document document(feed_text(kSite, asked("rss"), sample()));
    ASSERT_TRUE(document.is_well_formed());
    EXPECT_EQ(attribute(document.root(), "version"), "2.0");
    xmlNode* channel = children(document.root(), "channel").at(0);
    EXPECT_THAT(texts(channel, "title"), ElementsAre("Kabar & <Kota>: harga & <beras>"));
    EXPECT_THAT(texts(channel, "lastBuildDate"), ElementsAre("Mon, 15 Mar 2021 09:13:20 +0700"));
    const auto items = children(channel, "item");
    ASSERT_EQ(items.size(), 2u);
    EXPECT_THAT(texts(items[0], "pubDate"), ElementsAre("Sun, 14 Mar 2021 09:13:20 +0700"));
    EXPECT_THAT(texts(items[0], "guid"), ElementsAre("https://kabar.example/beras?a=1&b=2"));
    EXPECT_EQ(attribute(children(items[0], "guid").at(0), "isPermaLink"), "true");
    EXPECT_EQ(attribute(children(items[1], "guid").at(0), "isPermaLink"), "false");
    // A description is HTML in itself.
    EXPECT_THAT(texts(items[0], "description"), ElementsAre("Beras &lt;b&gt;naik&lt;/b&gt;."));
    EXPECT_THAT(texts(items[0], "creator"), ElementsAre("Siti <S>", "Budi"));
    EXPECT_THAT(texts(items[0], "category"), ElementsAre("Ekonomi", "Beras & Gula"));
    EXPECT_THAT(texts(items[1], "pubDate"), ElementsAre("Thu, 01 Jan 1970 07:00:00 +0700"));
}

TEST(Feed, IsJsonFeed) {
    const json feed = json::parse(feed_text(kSite, asked("json"), sample()));
    EXPECT_EQ(feed["version"], "https://jsonfeed.org/version/1.1");
    EXPECT_EQ(feed["feed_url"],
              "https://cari.example/v1/feed?q=harga%20%26%20%3Cberas%3E&format=json&limit=5");
    const json& item = feed["items"].at(0);
    EXPECT_EQ(item["id"], "https://kabar.example/beras?a=1&b=2");
    EXPECT_EQ(item["title"], "Harga <beras> & \"gula\" ]]> naik");
    EXPECT_EQ(item["content_text"], "Beras <b>naik</b>.");
    EXPECT_EQ(item["date_published"], "2021-03-14T09:13:20+07:00");
    EXPECT_EQ(item["authors"], json::parse(R"([{"name":"Siti <S>"},{"name":"Budi"}])"));
    EXPECT_EQ(item["tags"], json::parse(R"(["Ekonomi","Beras & Gula"])"));
    EXPECT_EQ(feed["items"].at(1).count("authors"), 0u);
}

TEST(Feed, IsWellFormedWhateverIsInIt) {
    const std::vector<std::string> texts{"<script>alert(1)</script>",
                                         "]]>",
                                         "&amp;",
                                         "&#0;",
                                         "\x01\x02 satu",
                                         "a\tb",
                                         "\xEF\xBF\xBF",
                                         "\xEF\xBF\xBE",
                                         "</title>",
                                         "\"' onload=x",
                                         "é😀東京",
                                         "<!--",
                                         "<?xml?>"};
    for (const std::string& text : texts) {
        SearchResult result;
        Hit hit = hit_of(text, text);
        hit.article.url = text;
        hit.article.credits = {{"penulis", text}};
        hit.article.tags = {text};
        hit.fragments = {{text, {}}};
        result.hits = {hit};
        for (const char* format : {"atom", "rss"}) {
            const FeedRequest request = parse_feed_request({{"q", text}, {"format", format}});
            const std::string xml = feed_text({text, "https://cari.example"}, request, result);
            EXPECT_TRUE(Document(xml).is_well_formed()) << xml;
        }
        EXPECT_TRUE(Document(opensearch_text({text, "https://cari.example"})).is_well_formed());
    }
}

TEST(Feed, KnowsAnArticleByAnAddressOnly) {
    struct Row {
        const char* url;
        bool is_address;
    };
    const Row rows[] = {
        {"https://x.example/a", true},    {"http://x.example/?a=1", true}, {"", false},
        {"javascript:alert(1)", false},   {"//x.example", false},          {"/a", false},
        {"https://x.example/a b", false}, {"HTTPS://x.example", false}};
    const std::string id = "satu";
    std::string uuid;
    for (const Row& row : rows) {
        SearchResult result;
        result.hits = {hit_of(id, "x")};
        result.hits[0].article.url = row.url;
        const json item = json::parse(feed_text(kSite, asked("json"), result))["items"][0];
        EXPECT_EQ(item["id"] == row.url, row.is_address) << row.url;
        if (row.is_address) continue;
        EXPECT_EQ(item["url"], "https://cari.example/artikel/satu");
        if (uuid.empty()) uuid = item["id"];
        EXPECT_EQ(item["id"], uuid);
    }
    EXPECT_THAT(uuid, MatchesRegex("urn:uuid:[0-9a-f]+-[0-9a-f]+-8[0-9a-f]+-[89ab][0-9a-f]+-.*"));
    EXPECT_EQ(uuid.size(), std::string("urn:uuid:").size() + 36);
}

TEST(XmlText, EscapesAndLeavesOut) {
    struct Row {
        std::string text;
        std::string xml;
    };
    const std::vector<Row> rows{{"", ""},
                                {"a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"},
                                {std::string("a\0b", 3), "ab"},
                                {"a\x1F\x08\x7F", "a\x7F"},
                                {"a\tb\nc\r", "a\tb\nc\r"},
                                {"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD", "\xEF\xBF\xBD"},
                                {"\xEF\xBF", "\xEF\xBF"}};
    for (const Row& row : rows)
        EXPECT_EQ(escape_xml(row.text), row.xml);
}

TEST(OpenSearch, DescribesTheSite) {
    const Document document(
        opensearch_text({"Arsip Kabar Kota Seruni & Sekitarnya", "https://x.example"}));
    ASSERT_TRUE(document.is_well_formed());
    EXPECT_THAT(texts(document.root(), "ShortName"), ElementsAre("Arsip Kabar Kota"));
    EXPECT_THAT(texts(document.root(), "LongName"),
                ElementsAre("Arsip Kabar Kota Seruni & Sekitarnya"));
    const auto urls = children(document.root(), "Url");
    ASSERT_EQ(urls.size(), 2u);
    EXPECT_EQ(attribute(urls[0], "template"), "https://x.example/?q={searchTerms}");
    EXPECT_EQ(attribute(urls[1], "type"), "application/atom+xml");
}

}  // namespace
}  // namespace telusur::testing
