// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/article_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/cli/output.h"
#include "searchd/cli/wiki_citation.h"
#include "searchd/search/article_writer.h"
#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

Article full_article() {
    Article article;
    article.id = "warta-9";
    article.title = "Buruh film, \"mogok\" lagi";
    article.url = "https://contoh.id/warta?a=1|2";
    article.source = "Warta Seruni";
    article.published = Timestamp{first_second({2023, 7, 14}), Timestamp::Precision::Day};
    article.credits = {{"penulis", "Sunardi"}, {"penulis", "Rina W."}, {"editor", "Tono"}};
    article.tags = {"Film", "Mogok"};
    article.categories = {"Budaya"};
    article.body = {{Paragraph::Kind::Text, "Isi."}};
    return article;
}

std::string written(const ListStyle& style, const ListedArticle& listed) {
    const auto lines = make_article_lines(style);
    const std::string begin = lines->begin();
    const std::string line = lines->write(listed);
    return begin + line + lines->end();
}

ListStyle template_style(const std::string& text) {
    return {OutputFormat::Plain, {}, ArticleTemplate::parse(text)};
}

TEST(ArticleLines, WriteEachFormat) {
    Hit hit;
    hit.article = full_article();
    hit.score = 2.5;
    struct Row {
        ListStyle style;
        std::string with_hit;
        std::string without_hit;
    };
    const auto fields = [](OutputFormat format, const char* list) {
        return ListStyle{format, parse_article_fields(list), {}};
    };
    const std::string title = "Buruh film, \"mogok\" lagi";
    const std::string url = "https://contoh.id/warta?a=1|2";
    const std::vector<Row> rows{
        {{OutputFormat::Ids, {}, {}}, "warta-9\n", "warta-9\n"},
        {{OutputFormat::Urls, {}, {}}, url + "\n", url + "\n"},
        {{OutputFormat::Plain, {}, {}},
         "warta-9\t2023-07-14\t2.5000\t" + title + "\t" + url + "\n",
         "warta-9\t2023-07-14\t\t" + title + "\t" + url + "\n"},
        {fields(OutputFormat::Plain, "authors,tags,categories,source"),
         "Sunardi; Rina W.\tFilm; Mogok\tBudaya\tWarta Seruni\n",
         "Sunardi; Rina W.\tFilm; Mogok\tBudaya\tWarta Seruni\n"},
        {fields(OutputFormat::Csv, "score,id,title"),
         "score,id,title\r\n2.5000,warta-9,\"Buruh film, \"\"mogok\"\" lagi\"\r\n",
         "score,id,title\r\n,warta-9,\"Buruh film, \"\"mogok\"\" lagi\"\r\n"},
        {fields(OutputFormat::JsonLines, "date,authors,score"),
         "{\"date\":\"2023-07-14\",\"authors\":[\"Sunardi\",\"Rina W.\"],\"score\":2.5}\n",
         "{\"date\":\"2023-07-14\",\"authors\":[\"Sunardi\",\"Rina W.\"],\"score\":null}\n"},
        {template_style("{date} {title} <{url}> {{{id}}}"),
         "2023-07-14 " + title + " <" + url + "> {warta-9}\n",
         "2023-07-14 " + title + " <" + url + "> {warta-9}\n"},
        {template_style("tetap"), "tetap\n", "tetap\n"},
        {{OutputFormat::Wiki, {}, {}},
         wiki_citation(hit.article) + "\n",
         wiki_citation(hit.article) + "\n"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.with_hit);
        EXPECT_EQ(written(row.style, {hit.article, &hit}), row.with_hit);
        EXPECT_EQ(written(row.style, {hit.article}), row.without_hit);
    }
}

TEST(ArticleLines, OfAnEmptyArticleHaveAllTheirCells) {
    Article article;
    article.id = "x";
    const auto of = [&article](OutputFormat format, const std::string& list) {
        return written({format, parse_article_fields(list), {}}, {article});
    };
    const std::string all = "id,title,date,authors,tags,categories,source,url,score";
    EXPECT_EQ(of(OutputFormat::Plain, all), "x\t\t\t\t\t\t\t\t\n");
    EXPECT_EQ(of(OutputFormat::Plain, "url"), "\n");
    EXPECT_EQ(of(OutputFormat::Csv, all), all + "\r\nx,,,,,,,,\r\n");
    EXPECT_EQ(of(OutputFormat::JsonLines, all),
              R"({"id":"x","title":null,"date":null,"authors":[],"tags":[],"categories":[],)"
              R"("source":null,"url":null,"score":null})"
              "\n");
    EXPECT_EQ(written({OutputFormat::Urls, {}, {}}, {article}), "");
    EXPECT_EQ(written(template_style("[{title}]"), {article}), "[]\n");
}

TEST(ArticleLines, AreSafeForSpreadsheetsAndTerminals) {
    Article article;
    article.id = "=1+2";
    article.title = "-a\tb\x1B(2J\r\nc";
    EXPECT_EQ(written({OutputFormat::Csv, {ArticleField::Id}, {}}, {article}), "id\r\n'=1+2\r\n");
    for (const ListStyle& style :
         {ListStyle{OutputFormat::Plain, {ArticleField::Title}, {}}, template_style("{title}"),
          ListStyle{OutputFormat::Wiki, {}, {}}}) {
        const std::string line = written(style, {article});
        EXPECT_THAT(line, HasSubstr("a b (2J  c")) << line;
        EXPECT_EQ(line.find('\n'), line.size() - 1) << line;
    }
}

TEST(ArticleLines, OfNothingAreWellFormed) {
    const SearchResult nothing;
    const auto of = [&nothing](OutputFormat format) {
        return write_hits(nothing, {format, {}, {}});
    };
    EXPECT_EQ(of(OutputFormat::Csv), make_article_writer(ExportFormat::Csv, Switch::Off)->begin());
    EXPECT_EQ(nlohmann::json::parse(of(OutputFormat::Csl)), nlohmann::json::array());
    for (const OutputFormat format :
         {OutputFormat::Plain, OutputFormat::JsonLines, OutputFormat::Ids, OutputFormat::Urls,
          OutputFormat::Ris, OutputFormat::BibTex, OutputFormat::Wiki})
        EXPECT_EQ(of(format), "") << name_of(format);
}

TEST(WikiCitation, CannotBeBrokenByItsText) {
    struct Row {
        const char* title;
        const char* written;
    };
    const std::vector<Row> rows{
        {"Banjir", "Banjir"},
        {"a|b=c", "a&#124;b=c"},
        {"a}}b{{c", "a&#125;&#125;b&#123;&#123;c"},
        {"[[a]]", "&#91;&#91;a&#93;&#93;"},
        {"<ref>a</ref>", "&#60;ref&#62;a&#60;/ref&#62;"},
        {"''a'' ~~~~", "&#39;&#39;a&#39;&#39; &#126;&#126;&#126;&#126;"},
        {"AT&amp;T", "AT&#38;amp;T"},
        {"* a", "&#42; a"},
        {"a * b", "a * b"},
        {"__TOC__", "&#95;&#95;TOC&#95;&#95;"},
        {"a\nb", "a b"},
        {"déjà 漢", "déjà 漢"},
    };
    for (const Row& row : rows) {
        Article article;
        article.title = row.title;
        EXPECT_EQ(wiki_citation(article),
                  std::string("{{Cite news|title=") + row.written + "|language=id}}");
    }
    EXPECT_EQ(wiki_citation(full_article()),
              "{{Cite news|author=Sunardi|author2=Rina W.|title=Buruh film, \"mogok\" lagi"
              "|url=https://contoh.id/warta?a=1%7C2|work=Warta Seruni|date=2023-07-14"
              "|language=id}}");
    EXPECT_EQ(wiki_citation({}), "{{Cite news|language=id}}");
}

TEST(ArticleFields, AreNamedOrRefused) {
    EXPECT_EQ(parse_article_fields("url,id,url"),
              (std::vector{ArticleField::Url, ArticleField::Id, ArticleField::Url}));
    struct Row {
        const char* list;
        const char* nearest;
    };
    for (const Row& row : std::vector<Row>{{"titel", "title"},
                                           {"id,tgas", "tags"},
                                           {"id,,url", "id"},
                                           {"", "id"},
                                           {"author", "authors"},
                                           {"ID", "id"},
                                           {"id, url", "url"}}) {
        const Thrown thrown = thrown_by([&] { parse_article_fields(row.list); });
        EXPECT_EQ(thrown.code, "Usage") << row.list;
        EXPECT_THAT(thrown.hint, HasSubstr(std::string("did you mean ") + row.nearest + "?"));
    }
}

TEST(ArticleTemplates, AreRefusedWithThePlace) {
    struct Row {
        const char* text;
        const char* message;
    };
    for (const Row& row : std::vector<Row>{
             {"{", "template, character 1: this brace is alone"},
             {"}", "template, character 1: this brace is alone"},
             {"{date} {title", "template, character 8: this brace is alone"},
             {"{date}} x", "template, character 7: this brace is alone"},
             {"é {id {url}", "template, character 3: this brace is alone"},
             {"é {titel}", "template, character 3: there is no field \"titel\""},
             {"{}", "template, character 1: there is no field \"\""},
             {"{ id }", "template, character 1: there is no field \" id \""},
         }) {
        const Thrown thrown = thrown_by([&] { ArticleTemplate::parse(row.text); });
        EXPECT_EQ(thrown.code, "Usage") << row.text;
        EXPECT_EQ(thrown.message, row.message) << row.text;
    }
    EXPECT_EQ(ArticleTemplate::parse("{{}}").write({full_article()}), "{}");
    EXPECT_EQ(ArticleTemplate::parse("").write({full_article()}), "");
    EXPECT_TRUE(ArticleTemplate::parse("a {score}").names(ArticleField::Score));
    EXPECT_FALSE(ArticleTemplate::parse("a {{score}}").names(ArticleField::Score));
}

}  // namespace
}  // namespace telusur::testing
