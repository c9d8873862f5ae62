// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <map>
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

namespace fs = std::filesystem;

// What cron sees of a run.
class NightlyTest : public ::testing::Test {
  protected:
    std::vector<std::string> command(const std::vector<std::string>& more) const {
        std::vector<std::string> arguments{"run", "--data", data_, "--source", source_.string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }
    Finished run(const std::vector<std::string>& more = {}) const { return indexer(command(more)); }
    std::string count() const { return telusur({"count", "--data", data_}).out; }

    TempDir directory_;
    fs::path source_ = directory_ / "a.jsonl";
    std::string data_ = (directory_ / "data").string();
};

std::string records(int count, const std::string& rest, int first = 1) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += R"({"id":")" + std::to_string(first + i) +
                R"(","title":"Panen jagung","body":"Warga memanen jagung.")" + rest + "}\n";
    }
    return text;
}

const std::string kDate = R"(,"date":"2021-03-14")";

std::ptrdiff_t line_count(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

TEST_F(NightlyTest, AnArchiveWithoutDatesIsToldInAFewLines) {
    write_bytes(source_, records(1520, "") + "{\n");
    const Finished loud = run();
    EXPECT_EQ(loud.exit_code, 4);
    EXPECT_EQ(line_count(loud.err), 22) << loud.err;
    EXPECT_THAT(loud.err, AllOf(HasSubstr("a.jsonl:20: no date\n"), HasSubstr("a.jsonl:1521: "),
                                HasSubstr("… and 1,500 more: no date\n")));

    fs::remove_all(data_);
    write_bytes(source_, records(1520, ""));
    const Finished quiet = run({"--quiet", "--summary", "json"});
    EXPECT_EQ(quiet.exit_code, 4);
    EXPECT_EQ(quiet.err, source_.string() + ": 1,520 × no date\n");
    EXPECT_EQ(json::parse(quiet.out)["flawed"], 1520);

    const Finished again = run({"--quiet"});
    EXPECT_EQ(again.exit_code, 0);
    EXPECT_EQ(again.out + again.err, "");
}

TEST_F(NightlyTest, RejectedRecordsAreToldTwentyTimes) {
    std::string text = records(1, kDate);
    for (int i = 0; i < 300; ++i)
        text += "{\n";
    write_bytes(source_, text);
    for (const std::vector<std::string>& options : {std::vector<std::string>{}, {"--quiet"}}) {
        const Finished result = run(options);
        EXPECT_EQ(result.exit_code, 4);
        EXPECT_EQ(line_count(result.err), 21);
        EXPECT_THAT(result.err, HasSubstr("… and 280 more rejected\n"));
    }
}

}  // namespace
}  // namespace telusur::testing
