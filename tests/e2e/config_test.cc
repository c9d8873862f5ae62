// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

namespace fs = std::filesystem;

std::string record(const std::string& id) {
    return R"({"id":")" + id +
           R"(","title":"Panen jagung","body":"Warga memanen jagung.","date":"2021-03-14"})"
           "\n";
}

// A configuration in a directory of its own with what it speaks of.
class ConfigTest : public ::testing::Test {
  protected:
    void write_config(const std::string& text) { write_bytes(file_, text); }
    Finished config(const std::string& command) const {
        return indexer({"config", command, "--config", file_.string()});
    }
    Finished run(std::vector<std::string> arguments = {}) const {
        arguments.insert(arguments.begin(), {"run", "--config", file_.string()});
        return indexer(arguments);
    }
    json summary() const {
        const Finished result = run({"--quiet", "--summary", "json"});
        EXPECT_EQ(result.exit_code, 0) << result.err;
        return json::parse(result.out);
    }
    std::string count(const std::string& data) const {
        return telusur({"count", "--data", (directory_ / data).string()}).out;
    }

    TempDir directory_;
    fs::path file_ = directory_ / "telusur.toml";
};

TEST_F(ConfigTest, CheckTellsAllThatIsWrong) {
    write_config("data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"a\"]\n");
    EXPECT_EQ(config("check").exit_code, 0);
    EXPECT_EQ(config("check").out, "ok\n");

    write_config("daat = \"arsip\"\n[[source]]\ntype = \"feed\"\n");
    const Finished wrong = config("check");
    EXPECT_EQ(wrong.exit_code, 78);
    EXPECT_EQ(wrong.out, "");
    const std::string place = "\n" + file_.string();
    EXPECT_THAT(wrong.err,
                AllOf(HasSubstr(place + ":1:1: unknown key \"daat\"; did you mean data?"),
                      HasSubstr(place + ":1:1: data is missing"),
                      HasSubstr(place + ":2:1: url is missing")));
    EXPECT_EQ(run().exit_code, 78);
    EXPECT_EQ(run().err, wrong.err);
    EXPECT_EQ(config("show").exit_code, 78);

    fs::remove(file_);
    EXPECT_EQ(config("check").exit_code, 78);
    EXPECT_EQ(indexer({"config", "check"}).exit_code, 2);
    EXPECT_EQ(indexer({"config"}).exit_code, 2);
}

TEST_F(ConfigTest, ShowPrintsAConfigurationThatMeansTheSame) {
    write_config("data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"a/*.jsonl\"]\n");
    const Finished shown = config("show");
    EXPECT_EQ(shown.exit_code, 0) << shown.err;
    EXPECT_THAT(shown.out,
                AllOf(HasSubstr("data = '" + (directory_ / "arsip").string() + "'"),
                      HasSubstr((directory_ / "a/*.jsonl").string()),
                      HasSubstr("time_zone = 'Asia/Jakarta'"), HasSubstr("max_drop_percent = 10.0"),
                      HasSubstr("generations = 3"), HasSubstr("memory_mib = 1024")));
    write_config(shown.out);
    EXPECT_EQ(config("show").out, shown.out);
}

TEST_F(ConfigTest, ARunReadsWhatItNamesAndOptionsGoBeforeIt) {
    write_bytes(directory_ / "satu.jsonl", record("a-1"));
    write_bytes(directory_ / "dua.jsonl", record("b-1") + record("b-2"));
    write_config(
        "data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"satu.jsonl\"]\n"
        "[[source]]\ntype = \"files\"\npaths = [\"d*.jsonl\"]\n");
    EXPECT_EQ(summary()["added"], 3);
    EXPECT_EQ(count("arsip"), "3\n");
    EXPECT_EQ(summary()["unchanged"], 3);

    const std::string other = (directory_ / "lain").string();
    EXPECT_EQ(run({"--data", other}).exit_code, 0);
    EXPECT_EQ(count("lain"), "3\n");
    EXPECT_EQ(
        run({"--data", other + "-2", "--source", (directory_ / "satu.jsonl").string()}).exit_code,
        0);
    EXPECT_EQ(count("lain-2"), "1\n");
    EXPECT_EQ(run({"--memory", "63"}).exit_code, 2);
    EXPECT_EQ(run({"--data", ""}).exit_code, 2);
    EXPECT_EQ(indexer({"run"}).exit_code, 2);
    EXPECT_EQ(indexer({"run", "--config", ""}).exit_code, 78);
    const Finished without = indexer({"run", "--data", other});
    EXPECT_EQ(without.exit_code, 2);
    EXPECT_THAT(without.err, HasSubstr("--source"));
}

TEST_F(ConfigTest, APatternIsOneSource) {
    write_config(
        "data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"d*.jsonl\"]\n"
        "[gate]\nmax_drop_percent = 100\n");
    write_bytes(directory_ / "d1.jsonl", record("a"));
    write_bytes(directory_ / "d2.jsonl", record("b"));
    write_bytes(directory_ / "e.jsonl", record("c"));
    EXPECT_EQ(summary()["added"], 2);
    fs::remove(directory_ / "d1.jsonl");
    EXPECT_EQ(summary()["deleted"], 1);
    EXPECT_EQ(count("arsip"), "1\n");

    fs::remove(directory_ / "d2.jsonl");
    const Finished none = run();
    EXPECT_EQ(none.exit_code, 66);
    EXPECT_THAT(none.err, StartsWith((directory_ / "d*.jsonl").string() + ": nothing has such"));
    EXPECT_EQ(count("arsip"), "1\n");
}

TEST_F(ConfigTest, RetentionSaysHowManyGenerationsStay) {
    write_config(
        "data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"a.jsonl\"]\n"
        "[retention]\ngenerations = 2\n");
    std::string records;
    for (const char* id : {"a", "b", "c", "d"}) {
        records += record(id);
        write_bytes(directory_ / "a.jsonl", records);
        summary();
    }
    const std::string listed =
        indexer({"generations", "--data", (directory_ / "arsip").string()}).out;
    EXPECT_EQ(std::count(listed.begin(), listed.end(), '\n'), 2) << listed;
}

}  // namespace
}  // namespace telusur::testing
