// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gmock/gmock.h>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// `whole` records with everything, then some that lack something.
struct Records {
    int whole = 0;
    int without_body = 0;
    int without_date = 0;
};

std::string lines(const Records& records) {
    std::string text;
    int id = 0;
    const auto add = [&](int count, const std::string& rest) {
        for (int i = 0; i < count; ++i)
            text +=
                R"({"id":")" + std::to_string(++id) + R"(","title":"Panen jagung")" + rest + "}\n";
    };
    add(records.whole, R"(,"body":"Warga memanen.","date":"2021-03-14")");
    // Text that looks like the key of an empty body is none.
    add(records.without_body, R"(,"tags":"\"body\":[]","date":"2021-03-14")");
    add(records.without_date, R"(,"body":"Isinya \"body\":[] saja.")");
    return text;
}

class GateTest : public ::testing::Test {
  protected:
    Finished run(const std::string& gate, const Records& records, const Names& more = {}) {
        write_bytes(directory_ / "a.jsonl", lines(records));
        write_bytes(
            directory_ / "telusur.toml",
            "data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"a.jsonl\"]\n" + gate);
        Names arguments{"run", "--config", (directory_ / "telusur.toml").string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return indexer(arguments);
    }
    std::string count() const {
        return telusur({"count", "--data", (directory_ / "arsip").string()}).out;
    }
    Names refused() const {
        Names names;
        for (const auto& entry : fs::directory_iterator(directory_ / "arsip" / "generations")) {
            const std::string name = entry.path().filename().string();
            if (name.starts_with(".")) names.push_back(name);
        }
        return names;
    }

    TempDir directory_;
};

TEST_F(GateTest, RefusesWhatBreaksARule) {
    struct Row {
        std::string gate;
        Records records;
        int exit_code;
        Names told;
        std::size_t kept = 0;  // generations for inspection
    };
    const std::vector<Row> rows = {
        {"", {18, 0, 0}, 0, {}},
        {"", {17, 0, 0}, 3, {"a.jsonl lacks 15.00 % of its articles, 3 of 20 (at most 10 %)"}},
        {"[gate]\nmax_drop_percent = 15\n", {17, 0, 0}, 0, {}},
        {"[gate]\nmax_drop_percent = 0\n",
         {19, 0, 0},
         3,
         {"5.00 % of its articles, 1 of 20 (at most 0 %)"}},
        {"", {10, 10, 10}, 4, {}},
        {"[gate]\nmax_empty_body_percent = 5\n", {19, 1, 0}, 4, {}},
        {"[gate]\nmax_empty_body_percent = 5\n",
         {18, 2, 0},
         3,
         {"10.00 % of the articles have no text: 2 of 20 (at most 5 %)"},
         1},
        {"[gate]\nmax_undated_percent = 5\n", {19, 0, 1}, 4, {}},
        {"[gate]\nmax_undated_percent = 4.5\n",
         {19, 0, 1},
         3,
         {"5.00 % of the articles have no date: 1 of 20 (at most 4.5 %)"},
         1},
        {"[gate]\nmax_empty_body_percent = 0\nmax_undated_percent = 0\n",
         {9, 5, 6},
         3,
         {"have no text: 5 of 20", "have no date: 6 of 20"},
         1},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.gate + std::to_string(row.records.whole));
        fs::remove_all(directory_ / "arsip");
        ASSERT_EQ(run("", {20, 0, 0}).exit_code, 0);
        const Finished result = run(row.gate, row.records);
        EXPECT_EQ(result.exit_code, row.exit_code) << result.err;
        for (const std::string& told : row.told)
            EXPECT_THAT(result.err, HasSubstr(told));
        const int articles =
            row.records.whole + row.records.without_body + row.records.without_date;
        EXPECT_EQ(count(), std::to_string(row.exit_code == 3 ? 20 : articles) + "\n");
        EXPECT_EQ(refused().size(), row.kept);
    }
}

const std::string kTexts = "[gate]\nmax_empty_body_percent = 20\n";

TEST_F(GateTest, KeepsTheNewestRefusedGenerationAndPublishesByForce) {
    ASSERT_EQ(run("", {20, 0, 0}).exit_code, 0);
    const Finished first = run(kTexts, {10, 10, 0});
    ASSERT_EQ(first.exit_code, 3);
    ASSERT_EQ(refused().size(), 1u);
    const fs::path kept = directory_ / "arsip" / "generations" / refused().front();
    EXPECT_THAT(first.err, AllOf(HasSubstr(kept.string()), HasSubstr("--force")));
    EXPECT_THAT(bytes_in(kept / "MANIFEST.json"), HasSubstr("\"articles\": 20"));

    // Unchanged articles do not make the generation any better.
    EXPECT_EQ(run(kTexts, {10, 10, 0}).exit_code, 3);
    ASSERT_EQ(run(kTexts, {10, 11, 0}).exit_code, 3);
    ASSERT_EQ(refused().size(), 1u);
    EXPECT_THAT(
        bytes_in(directory_ / "arsip" / "generations" / refused().front() / "MANIFEST.json"),
        HasSubstr("\"articles\": 21"));
    EXPECT_EQ(count(), "20\n");

    const Finished forced = run(kTexts, {10, 11, 0}, {"--force"});
    EXPECT_EQ(forced.exit_code, 0) << forced.err;
    EXPECT_THAT(forced.err, HasSubstr("52.38 % of the articles have no text"));
    EXPECT_EQ(count(), "21\n");
    EXPECT_EQ(run(kTexts, {10, 11, 0}).err, "");
}

TEST_F(GateTest, ASourceThatShrinksRemovesNothingUnlessForced) {
    ASSERT_EQ(run("", {20, 0, 0}).exit_code, 0);
    // What is new is kept for the day when somebody has looked.
    for (int i = 0; i < 2; ++i) {
        const Finished shrunk = run("", {10, 0, 0});
        EXPECT_EQ(shrunk.exit_code, 3);
        EXPECT_THAT(shrunk.err, AllOf(HasSubstr("lacks 50.00 % of its articles, 10 of 20"),
                                      HasSubstr("--force")));
        EXPECT_EQ(count(), "20\n");
        EXPECT_EQ(refused(), Names{});
    }
    EXPECT_EQ(run("", {10, 0, 0}, {"--force"}).exit_code, 0);
    EXPECT_EQ(count(), "10\n");
}

TEST_F(GateTest, HasNoRulesWithoutAConfiguration) {
    ASSERT_EQ(run("", {20, 0, 0}).exit_code, 0);
    write_bytes(directory_ / "a.jsonl", lines({1, 0, 0}));
    EXPECT_EQ(indexer({"run", "--data", (directory_ / "arsip").string(), "--source",
                       (directory_ / "a.jsonl").string()})
                  .exit_code,
              0);
    EXPECT_EQ(count(), "1\n");
}

}  // namespace
}  // namespace telusur::testing
