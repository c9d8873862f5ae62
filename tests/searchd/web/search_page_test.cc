// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/search_page.h"

#include <gmock/gmock.h>

#include "searchd/web/article_page.h"
#include "searchd/web/date_histogram.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const PageFiles kFiles{"/s.css", {"/a.js"}, "/i.svg"};
constexpr Date kToday{2026, 11, 23};

std::size_t count_of(const std::string& part, const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

Article article() {
    Article article;
    article.id = "post-1";
    article.url = "https://berita.example/1";
    article.title = "Banjir rob surut";
    article.published = Timestamp{first_second({2021, 3, 14}) + 9 * 3600};
    article.credits = {{"penulis", "Sari Dewi"}, {"editor", "Budi"}};
    article.tags = {"Banjir"};
    article.body = {{Paragraph::Kind::Text, "Air rob surut."}};
    article.dateline = "DEMAK";
    return article;
}

SearchAnswer answer_with(const Article& found) {
    SearchAnswer answer;
    answer.today = kToday;
    answer.result.total = 1234;
    Hit hit;
    hit.article = found;
    hit.title = {found.title, {}};
    hit.fragments = {{"Air rob surut.", {{4, 7}}}};
    answer.result.hits = {hit};
    return answer;
}

std::string page(const Parameters& parameters, const SearchAnswer& answer) {
    return search_page(kFiles, "Arsip", parse_page_question(parameters, Language::Indonesian),
                       answer);
}

TEST(SearchPage, ShowsHitsWithTheirFacts) {
    SearchAnswer answer = answer_with(article());
    answer.result.hits[0].copies = 2;
    const std::string html = page({{"q", "rob"}}, answer);
    for (const char* part : {"1.234 artikel ditemukan", "href=\"https://berita.example/1\"",
                             "Air <mark>rob</mark> surut.", "14 Maret 2021", "(5 tahun lalu)",
                             "Oleh Sari Dewi", "href=\"/artikel/post-1?q=rob\"", "2 salinan serupa",
                             "href=\"/?q=rob&amp;dedupe=false\"", "<html lang=\"id\">"}) {
        EXPECT_THAT(html, HasSubstr(part));
    }
}

// Titles, names and tags are text, and an address that is none of the web is no link.
TEST(SearchPage, ShowsHostileArticlesAsText) {
    Article hostile = article();
    const std::string lure = "<img src=x onerror=alert(1)>";
    hostile.title = lure;
    hostile.url = "javascript:alert(1)";
    hostile.id = "\"><script>";
    hostile.source = lure;
    hostile.credits = {{"penulis", lure}};
    SearchAnswer answer = answer_with(hostile);
    Facet facet{ValueField::Tag, 0, 0, {{lure, lure, 3, true}, {"b", "B", 1, false}}};
    answer.result.facets = {facet};
    answer.result.suggestion = Suggestion{lure, 9};
    answer.result.parsed = lure;
    const std::string html = page({{"q", lure}, {"tag", lure}, {"-author", lure}}, answer);
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("<script>")));
    EXPECT_THAT(html, Not(HasSubstr("\"javascript:")));
    EXPECT_EQ(count_of("<script", html), 1U);
    ArticleView view{{hostile, {lure, {}}, {{lure, {}}}}, answer.result.hits, kToday};
    hostile.body = {{Paragraph::Kind::Text, lure}};
    const std::string stored =
        article_page(kFiles, "Arsip", parse_page_question({{"q", lure}}, Language::English), view);
    EXPECT_THAT(stored, Not(HasSubstr("<img")));
    EXPECT_THAT(stored, Not(HasSubstr("\"javascript:")));
    EXPECT_EQ(count_of("<script", stored), 1U);
}

TEST(SearchPage, TakesEachFilterOffByALink) {
    const std::string html = page({{"q", "rob"},
                                   {"tag", "a"},
                                   {"tag", "b"},
                                   {"from", "2021"},
                                   {"-source", "c"},
                                   {"page", "2"}},
                                  answer_with(article()));
    for (const char* link : {"/?q=rob&amp;tag=b&amp;-source=c&amp;from=2021",
                             "/?q=rob&amp;tag=a&amp;-source=c&amp;from=2021",
                             "/?q=rob&amp;tag=a&amp;tag=b&amp;from=2021",
                             "/?q=rob&amp;tag=a&amp;tag=b&amp;-source=c", "/?q=rob"}) {
        EXPECT_THAT(html, HasSubstr("href=\"" + std::string(link) + "\""));
    }
    // What the form has no field for goes with it.
    EXPECT_THAT(html, HasSubstr("<input type=\"hidden\" name=\"-source\" value=\"c\">"));
    EXPECT_EQ(count_of("type=\"hidden\"", html), 1U);
}

TEST(SearchPage, HasRealLinksToPages) {
    SearchAnswer answer = answer_with(article());
    const std::string first = page({{"q", "rob"}}, answer);
    EXPECT_THAT(first, HasSubstr("href=\"/?q=rob&amp;page=2\" rel=\"next\""));
    EXPECT_THAT(first, Not(HasSubstr("rel=\"prev\"")));
    EXPECT_THAT(first, HasSubstr("Halaman 1 dari 124"));
    const std::string last = page({{"q", "rob"}, {"page", "124"}}, answer);
    EXPECT_THAT(last, Not(HasSubstr("rel=\"next\"")));
    EXPECT_THAT(last, HasSubstr("href=\"/?q=rob&amp;page=123\" rel=\"prev\""));
    EXPECT_THAT(last, HasSubstr("start=\"1231\""));
}

TEST(ArticlePage, PutsTheOriginalFirst) {
    const Article found = article();
    const ArticleView view{
        {found, {found.title, {{0, 6}}}, {{"Air rob surut.", {{4, 7}}}}}, {}, kToday};
    const std::string html = article_page(
        kFiles, "Arsip", parse_page_question({{"q", "rob"}}, Language::Indonesian), view);
    const auto place = [&html](const char* part) {
        EXPECT_THAT(html, HasSubstr(part));
        return html.find(part);
    };
    EXPECT_LT(place("<mark>Banjir</mark>"), place("Baca di situs asalnya"));
    EXPECT_LT(place("Baca di situs asalnya"), place("Air <mark>rob</mark> surut."));
    place("14 Maret 2021, 09.00 WIB");
    place("Artikel ini terbit 5 tahun lalu");
    place("<span class=\"dateline\">DEMAK</span> – ");
    place("href=\"/?author=Sari%20Dewi\"");
    place("href=\"/?tag=Banjir\"");
    place("TY  - NEWS");
    place("Sari Dewi. “Banjir rob surut.” 14 Maret 2021. https://berita.example/1");
}

TEST(DateHistogram, HasABarForEachInterval) {
    const Facet facet{DateInterval::Month,
                      0,
                      0,
                      {{"2020-12", "2020-12", 9, false},
                       {"2021-01", "2021-01", 3, true},
                       {"2021-02", "2021-02", 0, true},
                       {"2021-03", "2021-03", 6, true}}};
    const DateRange chosen{Date{2021, 1, 1}, Date{2021, 3, 31}};
    const std::string html = date_histogram(facet, chosen, Language::Indonesian).bytes();
    EXPECT_EQ(count_of("<rect", html), 3U);
    EXPECT_THAT(html, HasSubstr("data-from=\"2021-02-01\" data-to=\"2021-02-28\""));
    EXPECT_THAT(html, HasSubstr("height=\"60\" class=\"bar chosen\" data-from=\"2021-03-01\""));
    EXPECT_THAT(html, HasSubstr("terbanyak Maret 2021: 6"));
    EXPECT_TRUE(date_histogram({ValueField::Tag, 0, 0, {}}, {}, Language::English).empty());
    EXPECT_TRUE(date_histogram({DateInterval::Year, 0, 0, {{"2020", "2020", 9, false}}}, {},
                               Language::English)
                    .empty());
}

}  // namespace
}  // namespace telusur::testing
