// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/jsonl_reader.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/sources/text_decoding.h"

namespace telusur {
namespace {

using std::string_literals::operator""s;

constexpr std::string_view kLine =
    R"({"id":"kl-7","url":"https://kabar.example/7","title":"Panen Bambu","body":"Petani memanen.\n)"
    R"(\nHarga naik.","date":"2021-03-14T09:12:00+07:00","modified":"15 Maret 2021","authors":)"
    R"(["Laksmi","Bagas"],"editors":["Tegar"],"tags":["Bambu","Tani"],"section":"Ekonomi",)"
    R"("source":"kabar.example","lain":{"x":[1,2.5,true,null]}})";

SourceRecord read(std::string_view line) {
    return read_json_line(line, {"sumber", "a.jsonl", 7});
}

Article article_of(std::string_view line) {
    return read(line).article.value_or(Article{});
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "+") + text;
    return all;
}

std::string credits_of(const Article& article) {
    std::vector<std::string> texts;
    for (const Credit& credit : article.credits)
        texts.push_back(credit.role + "=" + credit.name);
    return joined(texts);
}

std::string body_of(const Article& article) {
    std::vector<std::string> texts;
    for (const Paragraph& paragraph : article.body)
        texts.push_back(paragraph.text);
    return joined(texts);
}

// What is wrong, "rejected: " in front where it is.
std::string problems_of(std::string_view line) {
    std::vector<std::string> texts;
    for (const RecordProblem& problem : read(line).problems) {
        const bool rejected = problem.severity == RecordProblem::Severity::Rejected;
        texts.push_back((rejected ? "rejected: " : "") + problem.what.english);
    }
    return joined(texts);
}

// A record that is complete but for what is added.
std::string record_with(const std::string& members) {
    return R"({"id":"1","title":"J","body":"I.","date":"2021-03-14",)" + members + "}";
}

TEST(JsonLine, WholeRecord) {
    const SourceRecord record = read(kLine);
    EXPECT_TRUE(record.problems.empty());
    EXPECT_EQ(record.provenance, (Provenance{"sumber", "a.jsonl", 7}));
    ASSERT_TRUE(record.article);
    const Article& article = *record.article;
    EXPECT_EQ(article.id, "kl-7");
    EXPECT_EQ(article.url, "https://kabar.example/7");
    EXPECT_EQ(article.title, "Panen Bambu");
    EXPECT_EQ(body_of(article), "Petani memanen.+Harga naik.");
    EXPECT_EQ(article.published, parse_iso_timestamp("2021-03-14T09:12:00+07:00"));
    EXPECT_EQ(article.modified, parse_iso_timestamp("2021-03-15"));
    EXPECT_EQ(credits_of(article), "penulis=Laksmi+penulis=Bagas+editor=Tegar");
    EXPECT_EQ(joined(article.tags), "Bambu+Tani");
    EXPECT_EQ(joined(article.categories), "Ekonomi");
    EXPECT_EQ(article.source, "kabar.example");
    EXPECT_EQ(article.dateline, "");
}

struct ProblemRow {
    std::string line;
    std::string problems;
};

TEST(JsonLine, Flaws) {
    const std::vector<ProblemRow> rows = {
        {R"({"id":"1","body":"I.","date":"2021-03-14"})", "no title"},
        {R"({"id":"1","title":"J","body":"I."})", "no date"},
        {R"({"id":"1","title":"J","date":"2021-03-14"})", "no text"},
        {R"({"id":"1","title":"J","body":"I.","date":" "})", "no date"},
        {R"({"id":"1","title":"J","body":"I.","date":null})", "no date"},
        {R"({"id":"1","title":"J","body":"I.","date":"kemarin"})",
         "date not understood: \"kemarin\""},
        {R"({"id":"1","title":"J","body":"I.","date":"0000-00-00"})",
         "date not understood: \"0000-00-00\""},
        {record_with(R"("modified":"kemarin")"),
         "date of modification not understood: \"kemarin\""},
        {record_with(R"("source":"a\u0000b")"), "NUL characters removed"},
        {record_with("\"source\":\"“a” \xFF\""), "invalid UTF-8 replaced by U+FFFD"},
        {record_with("\"source\":\"caf\xE9\""), "invalid UTF-8, read as Windows-1252"},
        {record_with(R"("url":null,"authors":null,"editors":null,"tags":null,"section":null,)"
                     R"("modified":null,"source":null)"),
         ""},
    };
    for (const ProblemRow& row : rows) {
        EXPECT_EQ(problems_of(row.line), row.problems) << row.line;
        EXPECT_TRUE(read(row.line).article) << row.line;
    }
}

TEST(JsonLine, OverlongDateIsShortenedInTheFlaw) {
    const std::string flaw = problems_of(R"({"id":"1","title":"J","body":"I.","date":")" +
                                         std::string(5000, 'x') + "\"}");
    EXPECT_LT(flaw.size(), 120u);
}

TEST(JsonLine, Rejections) {
    const std::vector<ProblemRow> rows = {
        {R"({"title":"J","body":"I."})", "neither id nor url"},
        {R"({"id":null,"url":" ","title":"J"})", "neither id nor url"},
        {R"({"id":"1"})", "neither title nor text"},
        {R"({"id":"1","title":" ","body":"\n \n"})", "neither title nor text"},
        {R"({"id":"1","body":"Penulis: A"})", "neither title nor text"},
        {R"({"id":")" + std::string(501, 'x') + R"(","title":"J"})",
         "the id has 501 bytes, at most 500 are allowed"},
        {R"({"url":")" + std::string(501, 'x') + R"(","title":"J"})",
         "the id has 501 bytes, at most 500 are allowed"},
        // Not an object.
        {"[]", "not a JSON object"},
        {R"([{"id":"1"}])", "not a JSON object"},
        {"\"teks\"", "not a JSON object"},
        {"12", "not a JSON object"},
        {"1.5", "not a JSON object"},
        {"null", "not a JSON object"},
        {"true", "not a JSON object"},
        // Wrong types.
        {record_with(R"("id":1.5)"), "the value of \"id\" has the wrong type"},
        {record_with(R"("id":true)"), "the value of \"id\" has the wrong type"},
        {record_with(R"("id":["1"])"), "the value of \"id\" has the wrong type"},
        {record_with(R"("url":1)"), "the value of \"url\" has the wrong type"},
        {record_with(R"("title":{"rendered":"J"})"), "the value of \"title\" has the wrong type"},
        {record_with(R"("body":["I."])"), "the value of \"body\" has the wrong type"},
        {record_with(R"("date":20210314)"), "the value of \"date\" has the wrong type"},
        {record_with(R"("modified":false)"), "the value of \"modified\" has the wrong type"},
        {record_with(R"("authors":7)"), "the value of \"authors\" has the wrong type"},
        {record_with(R"("authors":[{"name":"A"}])"), "the value of \"authors\" has the wrong type"},
        {record_with(R"("editors":{"name":"A"})"), "the value of \"editors\" has the wrong type"},
        {record_with(R"("tags":["a",1])"), "the value of \"tags\" has the wrong type"},
        {record_with(R"("tags":[["a"]])"), "the value of \"tags\" has the wrong type"},
        {record_with(R"("section":[true])"), "the value of \"section\" has the wrong type"},
        {record_with(R"("source":[])"), "the value of \"source\" has the wrong type"},
    };
    for (const ProblemRow& row : rows) {
        EXPECT_EQ(problems_of(row.line), "rejected: " + row.problems) << row.line;
        EXPECT_FALSE(read(row.line).article) << row.line;
    }
}

TEST(JsonLine, BrokenJsonNamesTheByte) {
    const std::vector<ProblemRow> rows = {
        {R"({"id":"1" "title":"J"})", "byte 17: unexpected string literal; expected '}'"},
        {R"({"id":tru})", "byte 10: invalid literal"},
        {R"({"id":"1",})", "byte 11: unexpected '}'; expected string literal"},
        {R"({"id":"1")", "byte 10: unexpected end of input; expected '}'"},
        {R"({"id":"1"}{)", "byte 11: unexpected '{'; expected end of input"},
        {"", "byte 1: unexpected end of input; expected '[', '{', or a literal"},
        {"bukan json", "byte 1: invalid literal"},
        {"{\"id\":\"1\"}\0x"s, "byte 11: NUL character"},
        {"{\"id\":\"a\tb\"}",
         "byte 9: invalid string: control character U+0009 (HT) must be escaped to \\u0009 or \\t"},
    };
    for (const ProblemRow& row : rows) {
        EXPECT_EQ(problems_of(row.line), "rejected: broken JSON at " + row.problems) << row.line;
    }
    for (const std::string& line :
         {R"({"id":"\ud800"})"s, R"({"id":"\udc00x"})"s, R"({"id":"\x"})"s, R"({"n":1e999})"s,
          R"({"n":01})"s, "{\"id\":\"" + std::string(100000, 'x')}) {
        const std::string problem = problems_of(line);
        EXPECT_TRUE(problem.starts_with("rejected: broken JSON at byte ")) << problem;
        EXPECT_LT(problem.size(), 200u);
        EXPECT_TRUE(is_well_formed(problem));
    }
}

TEST(JsonLine, NestsAtMostSixteenLevels) {
    const auto nested = [](std::size_t levels) {
        return record_with("\"x\":" + std::string(levels - 1, '[') + std::string(levels - 1, ']'));
    };
    EXPECT_EQ(problems_of(nested(16)), "");
    EXPECT_EQ(problems_of(nested(17)), "rejected: nested deeper than 16 levels");
    EXPECT_EQ(problems_of(nested(1000000)), "rejected: nested deeper than 16 levels");
    EXPECT_EQ(problems_of(std::string(1000000, '[')), "rejected: not a JSON object");
}

struct IdRow {
    std::string members;
    std::string id;
};

TEST(JsonLine, Ids) {
    const std::vector<IdRow> rows = {
        {R"("id":"a b")", "a b"},
        {R"("id":" a ")", "a"},
        {R"("id":42)", "42"},
        {R"("id":-42)", "-42"},
        {R"("id":18446744073709551616)", "18446744073709551616"},
        {R"("url":"https://x.example/")", "https://x.example/"},
        {R"("id":"","url":"u")", "u"},
        {R"("id":null,"url":"u")", "u"},
        {R"("id":"a","url":"u")", "a"},
        {R"("id":"a","id":"b")", "b"},
        {R"("id":true,"id":"b")", "b"},
        {R"("id":"a","id":null,"url":"u")", "u"},
        {R"("ID":"x","id":"a")", "a"},
        {R"("id":")" + std::string(500, 'x') + "\"", std::string(500, 'x')},
    };
    for (const IdRow& row : rows) {
        EXPECT_EQ(article_of(R"({"title":"J",)" + row.members + "}").id, row.id) << row.members;
    }
}

struct ListRow {
    std::string members;
    std::string credits;
    std::string tags;
    std::string categories;
};

TEST(JsonLine, Lists) {
    const std::vector<ListRow> rows = {
        {R"("authors":"Laksmi")", "penulis=Laksmi", "", ""},
        {R"("authors":"Laksmi dan Bagas, S.Sos.")", "penulis=Laksmi+penulis=Bagas, S.Sos.", "", ""},
        {R"("authors":["Laksmi, Tim Riset"])", "penulis=Laksmi, Tim Riset", "", ""},
        {R"("authors":["Laksmi","LAKSMI"," ",""," laksmi "])", "penulis=Laksmi", "", ""},
        {R"("authors":["Laksmi",null])", "penulis=Laksmi", "", ""},
        {R"("authors":[],"editors":[])", "", "", ""},
        {R"("authors":["A"],"editors":"A")", "penulis=A+editor=A", "", ""},
        {R"("tags":"Bambu")", "", "Bambu", ""},
        {R"("tags":"Bambu, Tani; Panen | bambu")", "", "Bambu+Tani+Panen", ""},
        {R"("tags":["Bambu","bambu","Tani, Kebun"])", "", "Bambu+Tani, Kebun", ""},
        {R"("section":"Hukum, Politik")", "", "", "Hukum, Politik"},
        {R"("section":["Hukum","hukum","Politik"])", "", "", "Hukum+Politik"},
        {R"("tags":["cafe\u0301","CAF\u00c9"])", "", "café", ""},
    };
    for (const ListRow& row : rows) {
        const Article article = article_of(record_with(row.members));
        EXPECT_EQ(credits_of(article), row.credits) << row.members;
        EXPECT_EQ(joined(article.tags), row.tags) << row.members;
        EXPECT_EQ(joined(article.categories), row.categories) << row.members;
    }
}

struct BodyRow {
    std::string members;
    std::string body;
    std::string credits;
};

TEST(JsonLine, Bodies) {
    const std::vector<BodyRow> rows = {
        {R"("body":"a\nb\n\n \nc")", "a+b+c", ""},
        {R"("body":"a\r\nb")", "a+b", ""},
        {R"("body":"a\u00a0\u00adb\tc")", "a b c", ""},
        {R"("body":"Isi.\nPenulis: A\nEditor: B")", "Isi.", "penulis=A+editor=B"},
        {R"("body":"Isi.\nPenulis: A\nEditor: B","authors":["C"])", "Isi.",
         "penulis=C+penulis=A+editor=B"},
        {R"("body":"Isi.\nPenulis: A dan B")", "Isi.", "penulis=A+penulis=B"},
        {R"("body":"Penulis: A\nIsi.")", "Penulis: A+Isi.", ""},
        {R"("body":"KABAR – Isi.")", "KABAR – Isi.", ""},
    };
    for (const BodyRow& row : rows) {
        const Article article = article_of(R"({"id":"1","title":"J",)" + row.members + "}");
        EXPECT_EQ(body_of(article), row.body) << row.members;
        EXPECT_EQ(credits_of(article), row.credits) << row.members;
    }
}

TEST(JsonLine, TextsAreCleaned) {
    const Article article =
        article_of(R"({"id":"1","title":" Panen\n\u200bBambu\u00a0 Raya ","source":"a\u0007b"})");
    EXPECT_EQ(article.title, "Panen Bambu Raya");
    EXPECT_EQ(article.source, "ab");
}

TEST(JsonLine, EncodingIsNoMatter) {
    const Article expected = article_of(R"({"id":"1","title":"café – “ya”"})");
    EXPECT_EQ(article_of("\xEF\xBB\xBF{\"id\":\"1\",\"title\":\"café – “ya”\"}"), expected);
    EXPECT_EQ(article_of("{\"id\":\"1\",\"title\":\"caf\xE9 \x96 \x93ya\x94\"}"), expected);
    EXPECT_EQ(article_of(R"({"id":"1","title":"caf\u00e9 \u2013 \u201cya\u201d"})"), expected);
}

TEST(JsonLine, ManyNamesAreReadInTime) {
    std::string tags;
    for (int i = 0; i < 100000; ++i)
        tags += (i == 0 ? "\"t" : ",\"t") + std::to_string(i) + "\"";
    EXPECT_EQ(article_of(record_with("\"tags\":[" + tags + "]")).tags.size(), 100000u);
}

TEST(JsonLine, EveryPrefixIsReadWithoutThrowing) {
    const std::string line(kLine);
    for (std::size_t size = 0; size < line.size(); ++size) {
        SourceRecord record;
        ASSERT_NO_THROW(record = read(line.substr(0, size))) << size;
        ASSERT_FALSE(record.article) << size;
    }
}

TEST(JsonLine, EveryChangedByteIsReadWithoutThrowing) {
    for (std::size_t i = 0; i < kLine.size(); ++i) {
        for (const char c : {'\0', '"', '{', ']', '\\', '\xFF', '9'}) {
            std::string line(kLine);
            line[i] = c;
            ASSERT_NO_THROW(read(line)) << i;
        }
    }
}

}  // namespace
}  // namespace telusur
