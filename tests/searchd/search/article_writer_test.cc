// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/article_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

#include "searchd/search/result_json.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/random_source.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

struct TextRow {
    std::string text;
    std::string written;
};

TEST(CsvCell, QuotesAndKeepsFormulasFromRunning) {
    const std::vector<TextRow> rows{
        {"", ""},
        {"Harga beras", "Harga beras"},
        {"a,b", "\"a,b\""},
        {"\"Kami\" naik", "\"\"\"Kami\"\" naik\""},
        {"a\nb", "\"a\nb\""},
        {"a\r\nb", "\"a\r\nb\""},
        {"a;b", "a;b"},
        {"=1+1", "'=1+1"},
        {"=HYPERLINK(\"http://x\",\"klik\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"klik\"\")\""},
        {"+62", "'+62"},
        {"-5 derajat", "'-5 derajat"},
        {"@akun", "'@akun"},
        {"\tx", "'\tx"},
        {"\rx", "\"'\rx\""},
        {"a=b", "a=b"},
        {" =1", " =1"},
        {"'kutip", "'kutip"},
        {"é東京", "é東京"},
    };
    for (const TextRow& row : rows)
        EXPECT_EQ(csv_cell(row.text), row.written) << row.text;
}

TEST(BibTexText, EscapesWhatTexReads) {
    const std::vector<TextRow> rows{
        {"Harga beras", "Harga beras"},
        {"50% & #1_a $5", "50\\% \\& \\#1\\_a \\$5"},
        {"a{b}c", "a\\textbraceleft{}b\\textbraceright{}c"},
        {"}", "\\textbraceright{}"},
        {"\\input{x}", "\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}"},
        {"~^", "\\textasciitilde{}\\textasciicircum{}"},
        {"Jum’at — é", "Jum’at — é"},
        {"\"a\" @x, y", "\"a\" @x, y"},
        {"a\nb", "a b"},
    };
    for (const TextRow& row : rows)
        EXPECT_EQ(bibtex_text(row.text), row.written);
}

TEST(BibTexKey, IsAnotherForEveryId) {
    const std::vector<TextRow> rows{
        {"post-87123", "post-87123"}, {"a b", "a_20b"},         {"A", "_41"},
        {"a_20b", "a_5f20b"},         {"x,y{}", "x_2cy_7b_7d"}, {"é", "_c3_a9"}};
    for (const TextRow& row : rows)
        EXPECT_EQ(bibtex_key(row.text), row.written);
    RandomSource random(1);
    std::set<std::string> ids;
    std::set<std::string> keys;
    for (int round = 0; round < 3000; ++round) {
        const std::string id = random.bytes(1 + random.below(3));
        ids.insert(id);
        const std::string key = bibtex_key(id);
        keys.insert(key);
        EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._"),
                  std::string::npos);
    }
    EXPECT_EQ(ids.size(), keys.size());
}

Article sample() {
    Article article;
    article.id = "post-1";
    article.url = "https://kabar.example/harga_{beras}?a=1";
    article.title = "Harga <Beras> & \"Gula\" naik 5%";
    article.dateline = "JAKARTA";
    article.body = {{Paragraph::Kind::Text, "Satu, dua."}, {Paragraph::Kind::Heading, "Tiga"}};
    article.published = Timestamp{1615688000};
    article.credits = {{"penulis", "Siti"}, {"penulis", "Budi and Co"}, {"editor", "Ratna"}};
    article.categories = {"Ekonomi"};
    article.tags = {"Beras", "Gula; Garam"};
    article.source = "kabar.example";
    return article;
}

std::string written(ExportFormat format, Switch body, const std::vector<Article>& articles) {
    const auto writer = make_article_writer(format, body);
    std::string text = writer->begin();
    for (const Article& article : articles)
        text += writer->write(article);
    return text + writer->end();
}

// The plainest reader of RFC 4180.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            rows.back().back() += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            rows.back().emplace_back();
        } else if (!quoted && c == '\r' && text[i + 1] == '\n') {
            rows.push_back({""});
            ++i;
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    return rows;
}

TEST(ArticleWriter, WritesCsv) {
    const auto rows = read_csv(written(ExportFormat::Csv, Switch::On, {sample(), Article{}}));
    using Row = std::vector<std::string>;
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0], (Row{"id", "url", "title", "published_at", "modified_at", "author", "editor",
                            "categories", "tags", "source", "body"}));
    EXPECT_EQ(rows[1], (Row{"post-1", "https://kabar.example/harga_{beras}?a=1",
                            "Harga <Beras> & \"Gula\" naik 5%", "2021-03-14T09:13:20+07:00", "",
                            "Siti; Budi and Co", "Ratna", "Ekonomi", "Beras; Gula; Garam",
                            "kabar.example", "Satu, dua.\nTiga"}));
    EXPECT_EQ(rows[2], Row(11, ""));
    EXPECT_EQ(read_csv(written(ExportFormat::Csv, Switch::Off, {})),
              std::vector<Row>(1, Row(rows[0].begin(), rows[0].end() - 1)));
}

TEST(ArticleWriter, WritesCsvThatReadersRead) {
    const std::vector<Article> articles = odd_articles(100, 3);
    const auto rows = read_csv(written(ExportFormat::Csv, Switch::On, articles));
    ASSERT_EQ(rows.size(), 101u);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        ASSERT_EQ(rows[i + 1].size(), 11u);
        EXPECT_EQ(rows[i + 1][0], articles[i].id);
        EXPECT_EQ(rows[i + 1][2], articles[i].title);
        EXPECT_EQ(rows[i + 1][10], body_text(articles[i]));
    }
}

TEST(ArticleWriter, WritesJsonLines) {
    const std::vector<Article> articles = odd_articles(20, 4);
    std::string lines;
    for (const Article& article : articles)
        lines += to_json(article) + '\n';
    EXPECT_EQ(written(ExportFormat::JsonLines, Switch::On, articles), lines);
    const json head = json::parse(written(ExportFormat::JsonLines, Switch::Off, {sample()}));
    json whole = json::parse(to_json(sample()));
    whole.erase("body");
    whole.erase("dateline");
    EXPECT_EQ(head, whole);
}

TEST(ArticleWriter, WritesRis) {
    EXPECT_EQ(written(ExportFormat::Ris, Switch::Off, {sample()}),
              "TY  - NEWS\r\nID  - post-1\r\nTI  - Harga <Beras> & \"Gula\" naik 5%\r\n"
              "AU  - Siti\r\nAU  - Budi and Co\r\nED  - Ratna\r\nT2  - kabar.example\r\n"
              "PY  - 2021\r\nDA  - 2021/03/14/\r\nUR  - https://kabar.example/harga_{beras}?a=1\r\n"
              "KW  - Ekonomi\r\nKW  - Beras\r\nKW  - Gula; Garam\r\nLA  - id\r\nER  - \r\n\r\n");
    Article broken;
    broken.title = "Satu\r\nER  - \r\nDua";
    EXPECT_THAT(written(ExportFormat::Ris, Switch::Off, {broken}),
                HasSubstr("TI  - Satu  ER  -   Dua\r\n"));
}

TEST(ArticleWriter, WritesBibTex) {
    EXPECT_EQ(written(ExportFormat::BibTex, Switch::Off, {sample()}),
              "@article{post-1,\n"
              "  author = {{Siti} and {Budi and Co}},\n"
              "  editor = {{Ratna}},\n"
              "  title = {{Harga <Beras> \\& \"Gula\" naik 5\\%}},\n"
              "  journal = {kabar.example},\n"
              "  year = {2021},\n"
              "  month = {03},\n"
              "  date = {2021-03-14},\n"
              "  url = {https://kabar.example/harga_%7Bberas%7D?a=1},\n"
              "  keywords = {Ekonomi, Beras, Gula; Garam},\n"
              "  langid = {indonesian}\n}\n\n");
}

// BibTeX ends a field where its braces are closed, whatever stands before them.
TEST(ArticleWriter, WritesBibTexWithBalancedBraces) {
    RandomSource random(6);
    for (int round = 0; round < 300; ++round) {
        Article article;
        const auto text = [&random] {
            std::string drawn;
            for (std::size_t i = random.below(20); i > 0; --i)
                drawn += "{}\\{}\"%@,=a \n"[random.below(12)];
            return drawn;
        };
        article.id = "x" + text();
        article.title = text();
        article.url = text();
        article.source = text();
        article.tags = {text(), text()};
        article.credits = {{"penulis", text()}};
        const std::string entry = written(ExportFormat::BibTex, Switch::Off, {article});
        int depth = 0;
        for (std::size_t i = 0; i + 3 < entry.size(); ++i) {
            depth += entry[i] == '{' ? 1 : entry[i] == '}' ? -1 : 0;
            ASSERT_GT(depth, i < entry.find('{') ? -1 : 0) << entry;
        }
        EXPECT_EQ(depth, 1) << entry;
        EXPECT_EQ(entry.substr(entry.size() - 3), "}\n\n");
    }
}

TEST(ArticleWriter, WritesCslJson) {
    EXPECT_EQ(json::parse(written(ExportFormat::Csl, Switch::Off, {})), json::array());
    Article bare;
    bare.id = "b";
    const json items = json::parse(written(ExportFormat::Csl, Switch::Off, {sample(), bare}));
    EXPECT_EQ(items[0], json::parse(R"({"id":"post-1","type":"article-newspaper",
        "title":"Harga <Beras> & \"Gula\" naik 5%",
        "author":[{"literal":"Siti"},{"literal":"Budi and Co"}],"editor":[{"literal":"Ratna"}],
        "container-title":"kabar.example","issued":{"date-parts":[[2021,3,14]]},
        "URL":"https://kabar.example/harga_{beras}?a=1","keyword":"Ekonomi, Beras, Gula; Garam",
        "language":"id"})"));
    EXPECT_EQ(items[1],
              json::parse(R"({"id":"b","type":"article-newspaper","title":"","language":"id"})"));
    EXPECT_EQ(json::parse(written(ExportFormat::Csl, Switch::Off, odd_articles(50, 1))).size(),
              50u);
}

}  // namespace
}  // namespace telusur::testing
