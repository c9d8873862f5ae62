// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/query_output.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

constexpr OutputStyle kEnglish{Language::English, false, 80};
constexpr OutputStyle kIndonesian{Language::Indonesian, false, 80};

Query every_kind() {
    Query query;
    query.words = {{"kbc", "kbc", {{ExpansionKind::Acronym, {"komisi", "buku"}, "Komisi Buku"}}},
                   {"sepak-bola",
                    "sepakbola",
                    {{ExpansionKind::Parts, {"sepak", "bola"}, "sepak bola"},
                     {ExpansionKind::Synonym, {"bal"}, "bal-balan"}}},
                   {"é", "e", {{ExpansionKind::Whole, {"2023-07-14"}, "2023-07-14"}}}};
    QueryWord prefix{"banj", "", {}};
    prefix.beginning = {"banjir", "banjar"};
    query.words.push_back(prefix);
    query.required = {{QueryPhrase{{"kota", "besar"}}},
                      {QueryPhrase{{"a", "tol"}, 2}},
                      {QueryNearness{{"a", "a"}, {"b", "b"}, 5}},
                      {QueryWord{"a", "a"}}};
    query.excluded = {{QueryValue{ValueField::Tag, "x"}}, {QueryWord{"c", "c"}}};
    query.stop_words = {"yang", "di"};
    query.notes = {{"stop_words", {"left out", "diabaikan"}}};
    return query;
}

TEST(QueryOutput, IsATableForPeople) {
    EXPECT_EQ(write_query({"", every_kind(), {}}, OutputFormat::Table, kEnglish),
              "word                  kbc           kbc\n"
              "or, from the archive  kbc           Komisi Buku\n"
              "word                  sepak-bola    sepakbola\n"
              "or, in other writing  sepak-bola    sepak bola\n"
              "or, a synonym         sepak-bola    bal-balan\n"
              "word                  é             e\n"
              "or, as a whole        é             2023-07-14\n"
              "words that begin      banj*         2\n"
              "must hold             \"kota besar\"\n"
              "must hold             \"a tol\"~2\n"
              "must hold             (a NEAR/5 b)\n"
              "must hold             a             a\n"
              "without               tag:\"x\"\n"
              "without               c             c\n"
              "left out              yang\n"
              "left out              di\n");
    const std::string indonesian =
        write_query({"", every_kind(), {}}, OutputFormat::Table, kIndonesian);
    for (const char* line :
         {"kata                       kbc           kbc\n",
          "atau, dari arsip           kbc           Komisi Buku\n",
          "atau, dengan tulisan lain  sepak-bola    sepak bola\n",
          "atau, sinonim              sepak-bola    bal-balan\n",
          "atau, secara utuh          é             2023-07-14\n",
          "kata yang berawal          banj*         2\n",
          "harus ada                  \"kota besar\"\n",
          "tanpa                      c             c\n", "diabaikan                  yang\n"})
        EXPECT_NE(indonesian.find(line), std::string::npos) << line << indonesian;
}

TEST(QueryOutput, IsTabbedForShellTools) {
    for (const OutputStyle& style : {kEnglish, kIndonesian}) {
        EXPECT_EQ(write_query({"", every_kind(), {}}, OutputFormat::Plain, style),
                  "word\tkbc\tkbc\t\n"
                  "acronym\tkbc\tkomisi buku\tKomisi Buku\n"
                  "word\tsepak-bola\tsepakbola\t\n"
                  "parts\tsepak-bola\tsepak bola\tsepak bola\n"
                  "synonym\tsepak-bola\tbal\tbal-balan\n"
                  "word\té\te\t\n"
                  "whole\té\t2023-07-14\t2023-07-14\n"
                  "prefix\tbanj*\t2\t\n"
                  "required\t\"kota besar\"\t\t\n"
                  "required\t\"a tol\"~2\t\t\n"
                  "required\t(a NEAR/5 b)\t\t\n"
                  "required\ta\ta\t\n"
                  "exclusion\ttag:\"x\"\t\t\n"
                  "exclusion\tc\tc\t\n"
                  "stop_word\tyang\t\t\n"
                  "stop_word\tdi\t\t\n");
    }
}

TEST(QueryOutput, IsOneObjectForPrograms) {
    for (const OutputFormat format : {OutputFormat::Json, OutputFormat::JsonLines}) {
        const std::string text = write_query({"Apa \xFF", every_kind(), {}}, format, kIndonesian);
        EXPECT_EQ(text.find('\n'), text.size() - 1);
        const auto object = nlohmann::json::parse(text);
        EXPECT_EQ(object["q"], "Apa \uFFFD");
        EXPECT_EQ(object["parsed"], every_kind().printed());
        EXPECT_EQ(object["words"][1], nlohmann::json::parse(R"({
            "form": "sepak-bola", "root": "sepakbola", "expansions": [
            {"kind": "parts", "label": "sepak bola", "terms": ["sepak", "bola"]},
            {"kind": "synonym", "label": "bal-balan", "terms": ["bal"]}]})"));
        EXPECT_EQ(object["words"][0]["expansions"][0]["kind"], "acronym");
        EXPECT_EQ(object["words"][2]["expansions"][0]["kind"], "whole");
        ASSERT_EQ(object["required"].size(), 4u);
        EXPECT_EQ(object["required"][1],
                  nlohmann::json::parse(R"({"phrase": {"forms": ["a", "tol"], "slop": 2}})"));
        EXPECT_EQ(object["required"][2]["near"]["distance"], 5);
        EXPECT_EQ(object["excluded"][0], nlohmann::json::parse(R"({"value": {
            "field": "tag", "words": "x", "open": false}})"));
        EXPECT_EQ(object["excluded"][1]["word"]["root"], "c");
        EXPECT_EQ(object["stop_words"], (std::vector<std::string>{"yang", "di"}));
        EXPECT_EQ(object["notes"], nlohmann::json::parse(R"([
            {"code": "stop_words", "message": "diabaikan"}])"));
    }
}

TEST(QueryOutput, TellsTheFormsOfWords) {
    ReadQuestion question;
    question.query.words = {{"banjir", "banjir"}};
    question.families = {{"banjir", "banjir", {{"banjir", 9, 4}, {"kebanjiran", 1, 1}}, 2}};
    EXPECT_EQ(write_query(question, OutputFormat::Table, kEnglish),
              "word            banjir  banjir\n"
              "in the archive  banjir  banjir 9, kebanjiran 1 …\n");
    const auto object = nlohmann::json::parse(write_query(question, OutputFormat::Json, kEnglish));
    EXPECT_EQ(object["families"], nlohmann::json::parse(R"([{"word": "banjir", "root": "banjir",
        "forms": [{"form": "banjir", "occurrences": 9, "articles": 4},
                  {"form": "kebanjiran", "occurrences": 1, "articles": 1}], "others": 2}])"));
}

TEST(QueryOutput, OfNothingSaysNothing) {
    const Query empty;
    EXPECT_EQ(write_query({"", empty, {}}, OutputFormat::Table, kEnglish), "");
    EXPECT_EQ(write_query({"", empty, {}}, OutputFormat::Plain, kEnglish), "");
    EXPECT_EQ(
        write_query({"", empty, {}}, OutputFormat::Json, kEnglish),
        R"({"q":"","parsed":"","canonical":"","words":[],"required":[],"excluded":[],"families":[],"offers":[],"stop_words":[],"notes":[]})"
        "\n");
}

// A question may hold anything; a terminal must not be steered by it.
TEST(QueryOutput, HoldsNoControlCharacters) {
    Synonyms synonyms;
    synonyms.add(parse_synonyms("motor\t=\tku\x1B[2Jda\x07").lines, analysis());
    const Query query =
        parse_query("\x1B[31mmotor\x07 -ba\x1Bnjir \xC2\x9B", {analysis(), nullptr, &synonyms});
    for (const OutputFormat format :
         {OutputFormat::Table, OutputFormat::Plain, OutputFormat::Json}) {
        for (const char c : write_query({"", query, {}}, format, kEnglish)) {
            EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
        }
    }
}

}  // namespace
}  // namespace telusur::testing
