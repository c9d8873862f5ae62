// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <gtest/gtest.h>

#include "indexer/index/generation.h"
#include "searchd/search/engine.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;

Article article(const std::string& id, const std::string& title, int year) {
    Article made;
    made.id = id;
    made.title = title;
    made.published = Timestamp{first_second({year, 1, 1}), Timestamp::Precision::Day};
    return made;
}

// Where record `number` of a numbered file ends.
std::size_t end_of_record(const std::string& bytes, std::size_t number) {
    std::uint64_t table = 0;
    std::uint64_t end = 0;
    std::memcpy(&table, bytes.data() + 24, sizeof table);
    std::memcpy(&end, bytes.data() + table + (number + 1) * sizeof end, sizeof end);
    return end;
}

// Damage in the record of one article, which is found by the questions that need it only.
struct Row {
    const char* file;
    Parameters hurt;
    Parameters unhurt;
};

TEST(EngineOverDamage, FailsTheQuestionThatMeetsIt) {
    const std::vector<Row> rows{
        {"articles", {{"q", "pasar"}}, {{"q", "banjir"}}},
        {"articles", {}, {{"per_page", "1"}}},
        {"tokens", {{"q", "\"pasar ikan\""}}, {{"q", "pasar ikan"}}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.file);
        // The newest is long, so that the damage is behind the first bytes, which opening looks at.
        Article newest = article("0", "Kabar", 2022);
        for (int i = 0; i < 200; ++i)
            newest.body.push_back({Paragraph::Kind::Text, "Kabar baru."});
        const SampleIndex index(std::vector<Article>{newest, article("1", "Banjir", 2021),
                                                     article("2", "Pasar ikan", 2020),
                                                     article("3", "Sekolah", 2019)});
        const fs::path file = index.live_path() / row.file;
        flip_byte(file, end_of_record(bytes_in(file), 2) - 1);
        const auto engine = index.engine();
        EXPECT_EQ(code_thrown_by([&] { engine->search(request_of(row.hurt)); }), "BadData");
        EXPECT_EQ(code_thrown_by([&] { engine->search(request_of(row.unhurt)); }), "");
        const bool in_article = std::string(row.file) == "articles";
        EXPECT_EQ(code_thrown_by([&] { engine->article("2"); }), in_article ? "BadData" : "");
        EXPECT_EQ(code_thrown_by([&] { engine->article("3"); }), "");
    }
}

}  // namespace
}  // namespace telusur::testing
