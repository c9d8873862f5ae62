// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <libxml/parser.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/browser/hostile_articles.h"
#include "tests/searchd/http/running_searchd.h"
#include "tests/searchd/support/sample_index.h"

// The forms in which others get articles that would rather be scripts; page_hostile.test.mjs shows such ones in a browser.
namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class ServedForms : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        index_ = std::make_unique<SampleIndex>(hostile_articles());
        searchd_ = std::make_unique<RunningSearchd>(index_->directory().path().string());
    }
    static void TearDownTestSuite() {
        searchd_.reset();
        index_.reset();
    }
    static RawAnswer ask(const std::string& target) {
        RawAnswer answer = searchd_->ask(target);
        EXPECT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff") << target;
        EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("default-src 'none'"));
        return answer;
    }
    static json json_of(const std::string& target) {
        const RawAnswer answer = ask(target);
        EXPECT_THAT(answer.header("content-type"),
                    AnyOf(StartsWith("application/json"), StartsWith("application/feed+json")));
        return json::parse(answer.body);
    }

    static std::unique_ptr<SampleIndex> index_;
    static std::unique_ptr<RunningSearchd> searchd_;
};

std::unique_ptr<SampleIndex> ServedForms::index_;
std::unique_ptr<RunningSearchd> ServedForms::searchd_;

// Every <mark> has its end, and there is no other tag nor the beginning of an attribute's end.
void expect_only_marks(const std::string& html) {
    static const std::regex kMarked("<mark>([^<>\"']*)</mark>");
    const std::string rest = std::regex_replace(html, kMarked, "$1");
    EXPECT_EQ(rest.find_first_of("<>\"'"), std::string::npos) << html;
}

TEST_F(ServedForms, HtmlInJsonHasOurMarksAlone) {
    const json found =
        json_of("/v1/search?q=umpan+script&match=any&per_page=100&facets=tag,source");
    ASSERT_EQ(found["hits"].size(), lures().size()) << found.dump();
    std::size_t marks = 0;
    for (const json& hit : found["hits"]) {
        for (const json& html : {hit["title_html"], hit["snippet"]["html"]}) {
            expect_only_marks(html);
            marks += html.get<std::string>().find("<mark>") != std::string::npos ? 1 : 0;
        }
    }
    EXPECT_GT(marks, lures().size());
}

TEST_F(ServedForms, HtmlOfSuggestionsHasNoTags) {
    std::size_t suggested = 0;
    for (const char* typed : {"ump", "doc", "%3Cimg", "javascript", "nomor", "script"}) {
        const json found = json_of(std::string("/v1/suggest?q=") + typed);
        for (const json& completion : found["completions"]) {
            expect_only_marks(completion["html"]);
            ++suggested;
        }
    }
    EXPECT_GT(suggested, 5U);
}

struct XmlDocument {
    explicit XmlDocument(const std::string& text)
        : document(xmlReadMemory(text.data(), static_cast<int>(text.size()), "feed", nullptr,
                                 XML_PARSE_NONET),
                   xmlFreeDoc) {}
    std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document;
};

void visit(const xmlNode* node, const std::function<void(const std::string&, xmlNode*)>& call) {
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        call(reinterpret_cast<const char*>(node->name), const_cast<xmlNode*>(node));
        visit(node->children, call);
    }
}

std::string content_of(xmlNode* node) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> text(xmlNodeGetContent(node), xmlFree);
    return reinterpret_cast<const char*>(text.get());
}

std::string href_of(xmlNode* node) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> text(
        xmlGetProp(node, reinterpret_cast<const xmlChar*>("href")), xmlFree);
    return text ? reinterpret_cast<const char*>(text.get()) : "";
}

TEST_F(ServedForms, FeedsHaveTheirOwnElementsAlone) {
    const std::set<std::string> own{
        "feed",  "id",        "title",         "updated", "link",    "author",  "name",
        "entry", "published", "category",      "summary", "rss",     "channel", "description",
        "item",  "language",  "lastBuildDate", "guid",    "pubDate", "creator"};
    for (const char* format : {"atom", "rss"}) {
        SCOPED_TRACE(format);
        const XmlDocument feed(
            ask(std::string("/v1/feed?q=umpan&limit=100&format=") + format).body);
        ASSERT_NE(feed.document, nullptr);
        std::size_t entries = 0;
        visit(xmlDocGetRootElement(feed.document.get()),
              [&](const std::string& name, xmlNode* node) {
                  EXPECT_TRUE(own.contains(name)) << name;
                  if (name == "entry" || name == "item") ++entries;
                  // That of RSS is read as HTML.
                  if (name == "description")
                      expect_only_marks(
                          std::regex_replace(content_of(node), std::regex("&(quot|#39);"), ""));
                  if (name != "link") return;
                  const std::string address =
                      node->children == nullptr ? href_of(node) : content_of(node);
                  EXPECT_THAT(address, AnyOf(StartsWith("/"), StartsWith("http"))) << name;
              });
        EXPECT_EQ(entries, lures().size());
    }
    const json feed = json_of("/v1/feed?q=umpan&limit=100&format=json");
    ASSERT_EQ(feed["items"].size(), lures().size());
    for (const json& item : feed["items"]) {
        EXPECT_FALSE(item.contains("content_html")) << item;
        EXPECT_THAT(item["url"].get<std::string>(), AnyOf(StartsWith("/"), StartsWith("http")));
    }
}

// The cells of a table, quotes taken off.
std::vector<std::string> cells_of(const std::string& csv) {
    std::vector<std::string> cells(1);
    bool is_quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        if (csv[i] == '"') {
            if (is_quoted && i + 1 < csv.size() && csv[i + 1] == '"')
                cells.back() += csv[++i];
            else
                is_quoted = !is_quoted;
        } else if (!is_quoted && (csv[i] == ',' || csv[i] == '\n')) {
            cells.emplace_back();
        } else if (csv[i] != '\r') {
            cells.back() += csv[i];
        }
    }
    EXPECT_FALSE(is_quoted);
    return cells;
}

TEST_F(ServedForms, TablesAreTablesAndHoldNoFormulas) {
    const RawAnswer answer = ask("/v1/export?q=umpan&format=csv&body=true");
    EXPECT_THAT(answer.header("content-type"), StartsWith("text/csv"));
    const std::vector<std::string> cells = cells_of(answer.body);
    const std::size_t columns =
        1 + static_cast<std::size_t>(std::count(
                answer.body.begin(),
                answer.body.begin() + static_cast<std::ptrdiff_t>(answer.body.find('\n')), ','));
    EXPECT_EQ(cells.size(), (lures().size() + 1) * columns + 1);
    for (const std::string& cell : cells)
        EXPECT_FALSE(!cell.empty() && std::string("=+-@\t").find(cell[0]) != std::string::npos)
            << cell;
    const RawAnswer lines = ask("/v1/export?q=umpan&format=jsonl");
    EXPECT_EQ(std::count(lines.body.begin(), lines.body.end(), '\n'),
              static_cast<std::ptrdiff_t>(lures().size()));
}

}  // namespace
}  // namespace telusur::testing
