// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "indexer/run_job.h"
#include "tests/indexer/build/run_fixture.h"
#include "tests/support/files.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RunWithWords : public testing::RunFixture {
  protected:
    RunWithWords() {
        testing::write_lines(sources() / "a.jsonl",
                             {{"a1", "Sungai", "Air menggenangi sawah."}, {"a2", "Kolam"}});
        fs::create_directories(data().words_path());
    }

    fs::path file() const { return data().words_path() / "exceptions.tsv"; }
    void put(const std::optional<std::string>& content) const {
        fs::remove(file());
        if (content) testing::write_bytes(file(), *content);
    }
    std::vector<std::string> articles_with(const std::string& term) const {
        const Generation live = live_generation();
        std::vector<std::string> ids;
        for (const Posting& posting : live.postings().read(term))
            ids.push_back(live.article(posting.document).id);
        return ids;
    }
};

using Ids = std::vector<std::string>;

TEST_F(RunWithWords, ExceptionsAreObeyedInSearchTerms) {
    const std::string before = run().generation;
    EXPECT_EQ(articles_with("kolam"), Ids{"a2"});
    put("menggenangi\tkolam\n");
    EXPECT_TRUE(run().published);
    EXPECT_EQ(articles_with("kolam"), (Ids{"a1", "a2"}));
    const Generation live = live_generation();
    for (const char* word : {"menggenangi", "Menggenangi", "menggenanginya", "kolam"}) {
        const auto words = live.language().analysis().analyse(word);
        ASSERT_EQ(words.size(), 1u) << word;
        EXPECT_EQ(words[0].root, "kolam") << word;
    }
    const auto number = live.vocabulary().find("menggenangi");
    ASSERT_TRUE(number);
    EXPECT_EQ(live.vocabulary().root(*number), "kolam");
}

TEST_F(RunWithWords, OnlyChangedExceptionsMakeANewGeneration) {
    struct Step {
        const char* name;
        std::optional<std::string> content;
        bool published;
    };
    const std::string one = "menggenangi\tkolam\n";
    const std::string other = "bertani\ttani\n";
    const Step steps[] = {
        {"first", std::nullopt, true},
        {"none", std::nullopt, false},
        {"empty", "", false},
        {"comments only", "# daftar\n\n", false},
        {"added", one, true},
        {"the same", one, false},
        {"a comment more", "# daftar\n" + one, false},
        {"an explanation", "menggenangi\tkolam\tbukan genang\n", false},
        {"from another editor", "\xEF\xBB\xBFMenggenangi\tkolam\r\n", false},
        {"twice", one + one, false},
        {"another root", "menggenangi\tsawah\n", true},
        {"its own root", "menggenangi\tmenggenangi\n", true},
        {"a line more", one + other, true},
        {"in another order", other + one, false},
        {"a line less", one, true},
        {"the border moved", "menggenangik\tolam\n", true},
        {"removed", std::nullopt, true},
        {"none again", std::nullopt, false},
    };
    std::string live;
    for (const Step& step : steps) {
        SCOPED_TRACE(step.name);
        put(step.content);
        const RunReport report = run();
        EXPECT_EQ(report.published, step.published);
        EXPECT_EQ(report.generation != live, step.published);
        live = report.generation;
    }
}

TEST_F(RunWithWords, ABadLineStopsTheRunBeforeAnythingIsRead) {
    put("menggenangi\tkolam\n# daftar\nsawah\n");
    const auto run_refused = [this] {
        const testing::Thrown thrown = testing::thrown_by([this] { run(); });
        EXPECT_EQ(thrown.code, "Configuration");
        EXPECT_THAT(thrown.message, HasSubstr(file().string() + ", line 3:"));
        EXPECT_THAT(thrown.hint, HasSubstr("<TAB>"));
    };
    run_refused();
    EXPECT_FALSE(fs::exists(data().archive_path()));
    EXPECT_THAT(entries(), IsEmpty());

    put(std::nullopt);
    const RunReport first = run();
    testing::write_lines(sources() / "a.jsonl", {{"a1", "Sungai Surut"}});
    put("menggenangi\tkolam\n# daftar\nsawah\n");
    run_refused();
    EXPECT_EQ(data().current(), first.generation);
    EXPECT_EQ(entries(), Ids{first.generation});
    EXPECT_EQ(live_title("a1"), "Sungai");

    put("menggenangi\tkolam\n# daftar\nsawah\tsawah\n");
    EXPECT_EQ(testing::counts_of(run()), "0 1 0 1 0 0") << "the refused run had not read it";
    EXPECT_EQ(live_title("a1"), "Sungai Surut");
}

TEST_F(RunWithWords, ALiveModelThatCannotBeUsedIsReplaced) {
    std::string live = run().generation;
    for (const char* part : {"model", "vocabulary"}) {
        const fs::path path = data().generation_path(live) / part;
        testing::flip_byte(path, fs::file_size(path) / 2);
        const RunReport damaged = run();
        EXPECT_TRUE(damaged.published) << part;
        fs::remove(data().generation_path(damaged.generation) / part);
        const RunReport missing = run();
        EXPECT_TRUE(missing.published) << part;
        live = missing.generation;
        EXPECT_EQ(articles_with("kolam"), Ids{"a2"});
    }
}

}  // namespace
}  // namespace telusur
