// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/article.h"

#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/field_table.h"
#include "stemmers/normalizer.h"
#include "tests/support/errors.h"
#include "tests/support/sample_articles.h"

namespace telusur {
namespace {

using testing::Random;
using Names = std::vector<std::string>;

Article full_article() {
    Article article;
    article.id = "a-1";
    article.url = "https://a.example/1";
    article.title = "Banjir \"rob\" di Seruni";
    article.dateline = "SERUNI";
    article.body = {{Paragraph::Kind::Text, "Air naik."},
                    {Paragraph::Kind::Heading, "Jum’at"},
                    {Paragraph::Kind::Text, "Surut\\lagi."}};
    article.published = Timestamp{1615654800, Timestamp::Precision::Day};
    article.modified = Timestamp{1615687920, Timestamp::Precision::Second};
    article.credits = {{"penulis", "Laksmi Dewi"}, {"editor", "Raka"}};
    article.categories = {"Lingkungan"};
    article.tags = {"Banjir", "Rob"};
    article.source = "a.example";
    return article;
}

// The stored form is a format: other bytes here mean another version of it.
TEST(ToRecord, GivesTheseBytes) {
    EXPECT_EQ(
        to_record(full_article()),
        R"({"body":["Air naik.",{"heading":"Jum’at"},"Surut\\lagi."],"categories":["Lingkungan"],)"
        R"("credits":[["penulis","Laksmi Dewi"],["editor","Raka"]],"dateline":"SERUNI","id":"a-1",)"
        R"("modified":"2021-03-14T09:12:00+07:00","published":"2021-03-14","source":"a.example",)"
        R"("tags":["Banjir","Rob"],"title":"Banjir \"rob\" di Seruni","url":"https://a.example/1"})");
    EXPECT_EQ(to_record({}),
              R"({"body":[],"categories":[],"credits":[],"dateline":"","id":"","modified":null,)"
              R"("published":null,"source":"","tags":[],"title":"","url":""})");
}

void expect_round_trip(const Article& article) {
    const std::string record = to_record(article);
    EXPECT_EQ(from_record(record), article) << record;
    EXPECT_EQ(to_record(from_record(record)), record);
    EXPECT_EQ(record.find('\n'), std::string::npos) << record;
}

TEST(Record, RoundTripOfSampleArticles) {
    expect_round_trip({});
    expect_round_trip(full_article());
    for (const Article& article : testing::sample_articles(11, 500))
        expect_round_trip(article);
}

Article random_article(Random& random) {
    const auto text = [&] { return testing::random_text(random, testing::below(random, 8)); };
    const auto count = [&] { return testing::below(random, 4); };
    Article article;
    for (std::string* field :
         {&article.id, &article.url, &article.title, &article.dateline, &article.source}) {
        *field = text();
    }
    for (std::size_t i = count(); i > 0; --i) {
        const bool heading = testing::below(random, 2) == 0;
        article.body.push_back(
            {heading ? Paragraph::Kind::Heading : Paragraph::Kind::Text, text()});
    }
    for (std::size_t i = count(); i > 0; --i)
        article.credits.push_back({text(), text()});
    for (std::size_t i = count(); i > 0; --i)
        article.tags.push_back(text());
    for (std::size_t i = count(); i > 0; --i)
        article.categories.push_back(text());
    const auto seconds =
        static_cast<std::int64_t>(testing::below(random, 4'000'000'000)) - 2'000'000'000;
    if (testing::below(random, 3) != 0) article.published = {seconds, Timestamp::Precision::Second};
    if (testing::below(random, 3) != 0) {
        article.modified = {first_second(archive_date(seconds)), Timestamp::Precision::Day};
    }
    return article;
}

TEST(Record, RoundTripOfRandomArticles) {
    Random random(12);
    for (int i = 0; i < 5000 && !HasFailure(); ++i)
        expect_round_trip(random_article(random));
}

TEST(ToRecord, IsWellFormedForAnyBytes) {
    Random random(13);
    for (int i = 0; i < 2000; ++i) {
        Article article;
        article.title = testing::random_bytes(random, testing::below(random, 20));
        const std::string record = to_record(article);
        ASSERT_EQ(to_well_formed(record), record);
        ASSERT_EQ(to_record(from_record(record)), record);
    }
}

// The record of full_article with one part replaced.
std::string record_with(const std::string& part, const std::string& replacement) {
    std::string record = to_record(full_article());
    const auto begin = record.find(part);
    EXPECT_NE(begin, std::string::npos) << part;
    return record.replace(begin, part.size(), replacement);
}

void expect_refused(const std::vector<std::string>& records) {
    for (const std::string& record : records) {
        EXPECT_EQ(testing::code_thrown_by([&] { from_record(record); }), "BadData") << record;
    }
}

TEST(FromRecord, RefusesBrokenRecords) {
    const std::string whole = to_record(full_article());
    expect_refused({
        "",
        " ",
        "null",
        "5",
        "\"a\"",
        "[]",
        "{}",
        "{",
        "x",
        whole + "x",
        whole + whole,
        whole + ",",
        record_with("\"id\":\"a-1\"", "\"id\":5"),
        record_with("\"id\":\"a-1\"", "\"id\":null"),
        record_with("\"id\":\"a-1\"", "\"ID\":\"a-1\""),
        record_with("\"tags\":[\"Banjir\",\"Rob\"]", "\"tags\":null"),
        record_with("\"tags\":[\"Banjir\",\"Rob\"]", "\"tags\":\"Banjir\""),
        record_with("\"tags\":[\"Banjir\",\"Rob\"]", "\"tags\":[1]"),
        record_with("\"tags\":[\"Banjir\",\"Rob\"]", "\"tags\":{\"a\":\"b\"}"),
        record_with("\"Air naik.\"", "5"),
        record_with("\"Air naik.\"", "null"),
        record_with("\"Air naik.\"", "{\"title\":\"x\"}"),
        record_with("\"Air naik.\"", "{\"heading\":5}"),
        record_with("[\"editor\",\"Raka\"]", "[\"editor\"]"),
        record_with("[\"editor\",\"Raka\"]", "\"editor\""),
        record_with("[\"editor\",\"Raka\"]", "[\"editor\",null]"),
        record_with("\"2021-03-14\"", "\"14 Maret 2021\""),
        record_with("\"2021-03-14\"", "\"2021-02-30\""),
        record_with("\"2021-03-14\"", "\"\""),
        record_with("\"2021-03-14\"", "1615654800"),
        record_with("\"published\":\"2021-03-14\"", "\"publish\":\"2021-03-14\""),
        record_with("SERUNI", "SER\xFFNI"),
        record_with("SERUNI", "SER\nUNI"),
    });
}

TEST(FromRecord, RefusesEveryCutRecord) {
    const std::string whole = to_record(full_article());
    for (std::size_t size = 0; size < whole.size(); ++size)
        expect_refused({whole.substr(0, size)});
}

// Neither text nor object is a list, though nlohmann's loop over them goes well.
TEST(FromRecord, RefusesListsOfAnotherType) {
    const std::string body = R"(["Air naik.",{"heading":"Jum’at"},"Surut\\lagi."])";
    const std::string credits = R"([["penulis","Laksmi Dewi"],["editor","Raka"]])";
    expect_refused({
        record_with(body, "\"Air naik.\""),
        record_with(body, "null"),
        record_with(body, R"({"a":"Air naik."})"),
        record_with(credits, "null"),
        record_with(credits, R"({"a":["penulis","Laksmi Dewi"]})"),
        record_with(credits, R"([["penulis","Laksmi Dewi","x"]])"),
    });
}

TEST(BodyText, JoinsParagraphsByLineFeeds) {
    EXPECT_EQ(body_text({}), "");
    EXPECT_EQ(body_text(full_article()), "Air naik.\nJum’at\nSurut\\lagi.");
}

struct AuthorRow {
    std::vector<Credit> credits;
    Names authors;
};

TEST(AuthorsOf, Table) {
    const std::vector<AuthorRow> rows = {
        {{}, {}},
        {{{"penulis", "A"}, {"editor", "B"}, {"penulis", "C"}}, {"A", "C"}},
        {{{"reporter", "D"}, {"penulis", "A"}}, {"A"}},
        {{{"reporter", "D"}, {"fotografer", "E"}, {"reporter", "F"}}, {"D", "F"}},
        {{{"editor", "B"}, {"penerjemah", "G"}}, {}},
    };
    for (const AuthorRow& row : rows) {
        Article article;
        article.credits = row.credits;
        EXPECT_EQ(authors_of(article), row.authors);
    }
}

TEST(FieldTable, EveryFieldHasItsNumberAndName) {
    for (std::size_t i = 0; i < kValueFieldCount; ++i) {
        EXPECT_EQ(static_cast<std::size_t>(kValueFields[i].field), i);
        EXPECT_EQ(value_field_named(kValueFields[i].name), kValueFields[i].field);
        EXPECT_EQ(row_of(kValueFields[i].field).name, kValueFields[i].name);
    }
    for (const char* name : {"", "Tag", "tags", "penulis", "tag "}) {
        EXPECT_EQ(value_field_named(name), std::nullopt) << name;
    }
}

TEST(FieldTable, ValuesOfAnArticle) {
    Article article = full_article();
    EXPECT_EQ(values_of(article, ValueField::Tag), (Names{"Banjir", "Rob"}));
    EXPECT_EQ(values_of(article, ValueField::Author), Names{"Laksmi Dewi"});
    EXPECT_EQ(values_of(article, ValueField::Editor), Names{"Raka"});
    EXPECT_EQ(values_of(article, ValueField::Category), Names{"Lingkungan"});
    EXPECT_EQ(values_of(article, ValueField::Source), Names{"a.example"});
    article.source.clear();
    EXPECT_EQ(values_of(article, ValueField::Source), Names{});
}

}  // namespace
}  // namespace telusur
