// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/config/config.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <string>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kLeast =
    "data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"artikel\"]\n";

// The message's lines after the first, without the file's name.
std::vector<std::string> complaints(const std::string& text) {
    const testing::Thrown thrown =
        testing::thrown_by([&] { parse_config(text, "/etc/telusur.toml"); });
    EXPECT_EQ(thrown.code, "Configuration");
    std::vector<std::string> lines;
    const std::string head = "\n/etc/telusur.toml:";
    for (std::size_t at = thrown.message.find(head); at != std::string::npos;) {
        const std::size_t next = thrown.message.find(head, at + 1);
        lines.push_back(thrown.message.substr(at + head.size(), next - at - head.size()));
        at = next;
    }
    return lines;
}

TEST(Config, TakesPathsFromTheDirectoryOfTheFile) {
    const Config config = parse_config(
        "data = \"../var/telusur\"\n"
        "[[source]]\ntype = \"files\"\npaths = [\"artikel\", \"/srv/*.jsonl\"]\n"
        "[[source]]\ntype = \"files\"\npaths = [\"lama/2019-*.txt\"]\n",
        "/etc/telusur/telusur.toml");
    EXPECT_EQ(config.data, "/etc/var/telusur");
    ASSERT_EQ(config.sources.size(), 2u);
    EXPECT_THAT(config.sources[0].paths, ElementsAre("/etc/telusur/artikel", "/srv/*.jsonl"));
    EXPECT_THAT(config.sources[1].paths, ElementsAre("/etc/telusur/lama/2019-*.txt"));
}

TEST(Config, HasDefaults) {
    const Config config = parse_config(kLeast, "/etc/telusur.toml");
    EXPECT_EQ(config.time_zone, "Asia/Jakarta");
    EXPECT_EQ(config.gate, (GateLimits{10.0, {}, {}}));
    EXPECT_EQ(config.kept_generations, 3u);
    EXPECT_EQ(config.build.jobs, 0u);
    EXPECT_EQ(config.build.memory_mebibytes, 1024u);
}

TEST(Config, ReadsEveryKey) {
    const Config config =
        parse_config(kLeast +
                         "[gate]\nmax_drop_percent = 2\nmax_empty_body_percent = "
                         "0.5\nmax_undated_percent = 100\n"
                         "[retention]\ngenerations = 7\n[build]\njobs = 4\nmemory_mib = 512\n",
                     "/etc/telusur.toml");
    EXPECT_EQ(config.gate, (GateLimits{2.0, 0.5, 100.0}));
    EXPECT_EQ(config.kept_generations, 7u);
    EXPECT_EQ(config.build.jobs, 4u);
    EXPECT_EQ(config.build.memory_mebibytes, 512u);
}

TEST(Config, NamesThePlaceOfWhatIsWrong) {
    struct Row {
        std::string text;
        std::string complaint;
    };
    const std::vector<Row> rows = {
        {kLeast + "[gatee]\n", "5:2: unknown key \"gatee\"; did you mean gate?"},
        {"tim_zone = \"Asia/Jakarta\"\n" + kLeast,
         "1:1: unknown key \"tim_zone\"; did you mean time_zone?"},
        {"time_zone = \"Asia/Makassar\"\n" + kLeast,
         "1:13: time_zone \"Asia/Makassar\" is not understood: only \"Asia/Jakarta\" is, so far"},
        {"time_zone = 7\n" + kLeast, "1:13: time_zone must be text that is not empty"},
        {kLeast + "[gate]\nmax_drop = 5\n",
         "6:1: unknown key \"max_drop\"; did you mean max_drop_percent?"},
        {kLeast + "[gate]\nmax_drop_percent = 101\n",
         "6:20: max_drop_percent must be a number from 0 to 100"},
        {kLeast + "[gate]\nmax_drop_percent = nan\n",
         "6:20: max_drop_percent must be a number from 0 to 100"},
        {kLeast + "[gate]\nmax_undated_percent = \"5\"\n",
         "6:23: max_undated_percent must be a number from 0 to 100"},
        {kLeast + "[gate]\nmax_undated_percent = true\n",
         "6:23: max_undated_percent must be a number from 0 to 100"},
        {kLeast + "[retention]\ngenerations = 0\n",
         "6:15: generations must be a whole number from 1 to 1000"},
        {kLeast + "[build]\njobs = 2.0\n", "6:8: jobs must be a whole number from 1 to 1024"},
        {kLeast + "[build]\nmemory_mib = 63\n",
         "6:14: memory_mib must be a whole number from 64 to 16777216"},
        {kLeast + "[build]\nmemory_mib = -1\n", "6:14: memory_mib must be a whole number"},
        {"build = 3\n" + kLeast, "1:9: build must be a section: [build]"},
        {kLeast + "[[source]]\ntype = \"wordpress\"\nurl = \"https://example.id\"\n",
         "6:8: sources of type \"wordpress\" are not yet supported"},
        {kLeast + "[[source]]\ntype = \"feed\"\n",
         "6:8: sources of type \"feed\" are not yet supported"},
        {kLeast + "[[source]]\ntype = \"fils\"\n",
         "6:8: unknown type \"fils\"; did you mean \"files\"?"},
        {kLeast + "[[source]]\npaths = [\"a\"]\n", "5:1: type is missing"},
        {kLeast + "[[source]]\ntype = \"files\"\n", "5:1: paths is missing"},
        {kLeast + "[[source]]\ntype = \"files\"\npaths = []\n", "7:9: paths must be a list"},
        {kLeast + "[[source]]\ntype = \"files\"\npaths = \"a\"\n", "7:9: paths must be a list"},
        {kLeast + "[[source]]\ntype = \"files\"\npaths = [\"a\", \"\"]\n",
         "7:15: paths must be text that is not empty"},
        {kLeast + "[[source]]\ntype = \"files\"\npath = [\"a\"]\npaths = [\"a\"]\n",
         "7:1: unknown key \"path\"; did you mean paths?"},
        {"data = \"a\"\n[source]\ntype = \"files\"\n", "2:1: source must be sections: [[source]]"},
        {"data = \"a\"\n", "1:1: [[source]] is missing"},
        {"[[source]]\ntype = \"files\"\npaths = [\"a\"]\n", "1:1: data is missing"},
        {"data = \"\"\n" + kLeast.substr(kLeast.find('[')), "1:8: data must be text"},
        {"data = \"a\\u0000b\"\n" + kLeast.substr(kLeast.find('[')), "1:8: data must be text"},
        {"data = arsip\n", "1:8: is not TOML: "},
        {kLeast + "data = \"dua\"\ndata = \"kali\"\n", "6:8: is not TOML: "},
        {"data = \"\xff\"\n", "1:8: is not TOML: "},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.text);
        EXPECT_THAT(complaints(row.text), ElementsAre(StartsWith(row.complaint)));
    }
}

TEST(Config, NamesAllThatIsWrongInTheOrderOfTheFile) {
    EXPECT_THAT(complaints("[build]\njob = 1\n[gate]\nmax_drop_percent = -1\n[[source]]\n"),
                ElementsAre(StartsWith("1:1: data"), StartsWith("2:1: unknown"),
                            StartsWith("4:20: max_drop"), StartsWith("5:1: type")));
}

TEST(Config, IsWrittenAsItIsRead) {
    for (const std::string& more :
         {std::string(), std::string("[gate]\nmax_drop_percent = 2.5\nmax_undated_percent = 0\n"),
          std::string("[build]\njobs = 3\nmemory_mib = 64\n[retention]\ngenerations = 9\n"),
          std::string("[[source]]\ntype = \"files\"\npaths = [\"a \\\"b\\\" \\\\ \\u00e9\"]\n")}) {
        SCOPED_TRACE(more);
        const Config config = parse_config(kLeast + more, "/etc/telusur.toml");
        const std::string written = to_toml(config);
        const Config again = parse_config(written, "/elsewhere/else.toml");
        EXPECT_EQ(to_toml(again), written);
        EXPECT_EQ(again.data, config.data);
        EXPECT_EQ(again.sources, config.sources);
        EXPECT_EQ(again.gate, config.gate);
        EXPECT_EQ(again.kept_generations, config.kept_generations);
        EXPECT_EQ(again.build.jobs, config.build.jobs);
        EXPECT_EQ(again.build.memory_mebibytes, config.build.memory_mebibytes);
    }
}

TEST(Config, RefusesFilesThatAreNotThereOrTooLarge) {
    const testing::TempDir directory;
    const auto refusal = [](const std::filesystem::path& file) {
        const testing::Thrown thrown = testing::thrown_by([&] { read_config(file); });
        return thrown.code + ": " + thrown.message;
    };
    EXPECT_THAT(refusal(directory / "none.toml"), StartsWith("Configuration: there is no"));
    EXPECT_THAT(refusal(directory.path()), StartsWith("Configuration: there is no"));
    const std::filesystem::path file = directory / "telusur.toml";
    const std::string padding(kMaximumConfigBytes - kLeast.size(), '\n');
    testing::write_bytes(file, kLeast + padding);
    EXPECT_EQ(read_config(file).data, directory / "arsip");
    testing::write_bytes(file, kLeast + padding + "\n");
    EXPECT_THAT(refusal(file), HasSubstr("is larger than 1048576 bytes"));
}

}  // namespace
}  // namespace telusur
