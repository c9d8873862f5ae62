// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <set>

#include "indexer/index/file_io.h"
#include "searchd/search/result_json.h"
#include "tests/browser/browser.h"
#include "tests/browser/hostile_articles.h"
#include "tests/searchd/http/running_searchd.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/files.h"

// The page in a browser, over articles that would rather be a page of their own.
namespace telusur::testing {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class PageTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!Browser::is_there()) GTEST_SKIP() << "no " << Browser::kProgram << " here";
    }
    SeenPage see(const RunningSearchd& searchd, const std::string& target) const {
        return browser_.see("http://127.0.0.1:" + std::to_string(searchd.port()) + target);
    }

    Browser browser_;
};

std::vector<std::string> options() {
    return {"--access-log"};
}

std::string directory_of(const SampleIndex& index) {
    return index.directory().path().string();
}

std::string list_of(std::size_t page, const std::string& lang = "id") {
    return link_to("/", {{"q", "umpan"}, {"page", std::to_string(page)}, {"lang", lang}});
}

/// The kinds of elements with their attributes that a page is made of: "a href".
std::set<std::string> kinds_in(const SeenPage& page) {
    std::set<std::string> kinds;
    for (const Element& element : page.elements) {
        kinds.insert(element.name);
        for (const auto& [name, value] : element.attributes)
            kinds.insert(element.name + " " + name);
    }
    return kinds;
}

std::set<std::string> together(std::set<std::string> all, const std::set<std::string>& more) {
    all.insert(more.begin(), more.end());
    return all;
}

void expect_only_ours(const SeenPage& page, const std::set<std::string>& kinds) {
    EXPECT_THAT(page.console, IsEmpty());
    EXPECT_NE(page.title(), kRan);
    for (const std::string& kind : kinds_in(page))
        EXPECT_TRUE(kinds.contains(kind)) << kind;
    std::vector<std::string> scripts;
    for (const Element& element : page.elements) {
        const auto value_of = [&element](const char* name) {
            const auto found = element.attributes.find(name);
            return found == element.attributes.end() ? "" : found->second;
        };
        if (element.name == "script") scripts.push_back(value_of("src"));
        if (element.name == "a") {
            EXPECT_THAT(value_of("href"),
                        AnyOf(StartsWith("/"), StartsWith("https://berita."), StartsWith("#main")));
        }
    }
    EXPECT_THAT(scripts, ElementsAre("/assets/texts.js", "/assets/page.js"));
}

// Else the other tests could not fail.
TEST_F(PageTest, IsSeenAsABrowserHasIt) {
    const TempDir directory;
    std::string html = "<title>a</title><p title='<i>'>&lt;b></p><noscript><i></i></noscript>";
    for (const std::string& lure : lures())
        html += "<div>" + lure + "</div>";
    write_bytes(directory / "a.html", html + "<script>console.error('umpan')</script>");
    const SeenPage page = browser_.see("file://" + (directory / "a.html").string());
    EXPECT_EQ(page.title(), kRan);
    EXPECT_THAT(page.console, Not(IsEmpty()));
    EXPECT_EQ(page.count("p"), 1U);
    EXPECT_EQ(page.count("i"), 0U);
    EXPECT_EQ(page.count("b"), 0U);
    EXPECT_GT(page.count("iframe"), 0U);
    EXPECT_GT(page.count("script"), 4U);
}

TEST_F(PageTest, ShowsHostileArticlesAsText) {
    const SampleIndex harmless(harmless_articles());
    const SampleIndex hostile(hostile_articles());
    const RunningSearchd plain(directory_of(harmless));
    RunningSearchd searchd(directory_of(hostile), options());
    const SeenPage plain_list = see(plain, list_of(1));
    ASSERT_GT(plain_list.count("mark"), 5U) << plain_list.html;
    const std::set<std::string> list_kinds =
        together(kinds_in(plain_list), kinds_in(see(plain, list_of(2))));
    std::size_t hits = 0;
    for (const std::size_t page : {1, 2}) {
        SCOPED_TRACE(list_of(page));
        const SeenPage seen = see(searchd, list_of(page));
        expect_only_ours(seen, list_kinds);
        EXPECT_GT(seen.count("mark"), 5U);
        hits += seen.count("time");
    }
    EXPECT_EQ(hits, lures().size());
    const std::set<std::string> article_kinds =
        kinds_in(see(plain, link_to("/", {{"artikel", "0"}, {"q", "umpan"}})));
    for (const std::string& lure : lures()) {
        SCOPED_TRACE(lure);
        const SeenPage seen = see(searchd, link_to("/", {{"artikel", lure}}));
        expect_only_ours(seen, article_kinds);
        EXPECT_EQ(seen.count("h1"), 1U);
        EXPECT_THAT(seen.title(), ::testing::EndsWith(" – Telusur"));
    }
    EXPECT_THAT(searchd.process().err(), Not(::testing::HasSubstr("\"/umpan.png")));
}

// What is asked comes back in the box, in the title, in links and in messages.
TEST_F(PageTest, ShowsHostileQuestionsAsText) {
    const SampleIndex hostile(hostile_articles());
    const SampleIndex harmless(harmless_articles());
    const RunningSearchd plain(directory_of(harmless));
    const RunningSearchd searchd(directory_of(hostile));
    std::set<std::string> kinds;
    for (const char* target :
         {"/?q=umpan&sort=newest", "/?q=umpn&lang=en", "/?q=zirkonia&tag=a&lang=en", "/?q=%28umpan",
          "/?page=99999", "/?artikel=tak-ada", "/?q=umpan&tag=umpan+nomor+1&page=1"}) {
        kinds = together(kinds, kinds_in(see(plain, target)));
    }
    const std::string& script = lures()[0];
    const std::string& image = lures()[1];
    const std::string& address = lures()[10];
    const std::vector<Parameters> rows{
        {{"q", script}},
        {{"q", image}, {"lang", "en"}},
        {{"q", script + "("}},
        {{"q", "umpan"}, {"tag", script}},
        {{"q", "umpan"}, {"tag", "tak ada " + image}},
        {{"q", "umpan"}, {"sort", script}},
        {{"q", "umpan"}, {"page", image}},
        {{"q", "umpan"}, {"from", script}},
        {{"lang", script}},
        {{"artikel", "tak ada " + script}},
        {{"q", address}, {"category", address}},
        {{"q", "umpan"}, {image, script}},
    };
    for (const Parameters& row : rows) {
        SCOPED_TRACE(link_to("/", row));
        SeenPage seen = see(searchd, link_to("/", row));
        // A request that cannot be answered is one line of the browser's own.
        std::erase_if(seen.console, [](const std::string& line) {
            return line.find("Failed to load resource: the server responded") != std::string::npos;
        });
        expect_only_ours(seen, kinds);
    }
}

}  // namespace
}  // namespace telusur::testing
