// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/similar_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/searchd/support/sample_index.h"
#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr OutputStyle kEnglish{Language::English, false, 80};

SearchResult two_hits() {
    SearchResult result;
    result.generation = "20260101T000000Z";
    result.updated_at = "2026-01-01T07:00:00+07:00";
    for (const char* id : {"a", "b"}) {
        Hit& hit = result.hits.emplace_back();
        hit.article.id = id;
        hit.article.title = hit.title.text = std::string("Judul ") + id;
        hit.score = 1.5;
    }
    result.hits[1].copies = 2;
    result.total = 2;
    return result;
}

TEST(SimilarCommand, WritesEachFormat) {
    const auto written = [](OutputFormat format) {
        return write_similar("x", two_hits(), format, kEnglish);
    };
    const auto object = nlohmann::json::parse(written(OutputFormat::Json));
    EXPECT_EQ(object["id"], "x");
    EXPECT_EQ(object["hits"].size(), 2u);
    EXPECT_EQ(object["hits"][1]["copies"], 2);
    EXPECT_EQ(object["index"]["generation"], "20260101T000000Z");
    EXPECT_EQ(written(OutputFormat::Plain),
              "a\t\t1.5000\tJudul a\t\n"
              "b\t\t1.5000\tJudul b\t\n");
    const std::string lines = written(OutputFormat::JsonLines);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
    const std::string table = written(OutputFormat::Table);
    EXPECT_THAT(table, HasSubstr(" 1  Judul a\n    a\n"));
    EXPECT_THAT(table, HasSubstr(" 2  Judul b\n    2 similar copies\n    b\n"));
    SearchResult one = two_hits();
    one.hits[1].copies = 1;
    EXPECT_THAT(write_similar("x", one, OutputFormat::Table, kEnglish),
                HasSubstr("    1 similar copy\n"));
    EXPECT_THAT(write_similar("x", one, OutputFormat::Table, {Language::Indonesian, false, 80}),
                HasSubstr("    1 salinan serupa\n"));
}

TEST(SimilarCommand, FindsThemOrSaysThatThereIsNoSuchArticle) {
    const auto engine = corpus_index().engine();
    const std::string id = corpus_index().articles().front().id;
    const SearchResult result = find_similar(*engine, id, 4);
    EXPECT_EQ(result.total, result.hits.size());
    EXPECT_EQ(result.generation, engine->generation());
    EXPECT_THAT(ids_of(result), Not(IsEmpty()));
    const Thrown thrown = thrown_by([&] { find_similar(*engine, "tidak ada", 4); });
    EXPECT_EQ(thrown.code, "NoArticle");
    EXPECT_THAT(thrown.message, HasSubstr("tidak ada"));
}

}  // namespace
}  // namespace telusur::testing
