// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <csignal>
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
using ::testing::PrintToString;

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

TEST_F(NightlyTest, ADryRunTellsWhatWouldChangeAndChangesNothing) {
    write_bytes(source_, records(5, kDate));
    const Finished before = run({"--dry-run", "--summary", "json"});
    EXPECT_EQ(before.exit_code, 0) << before.err;
    EXPECT_THAT(before.out, AllOf(HasSubstr("5 added"), HasSubstr("nothing was changed")));
    EXPECT_FALSE(fs::exists(data_));

    ASSERT_EQ(run().exit_code, 0);
    const auto files = [this] {
        std::map<std::string, std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(data_)) {
            const fs::path& path = entry.path();
            const bool is_lock = path.filename() == "indexer.lock";  // which process was here last
            if (entry.is_regular_file() && !is_lock) found[path.string()] = bytes_in(path);
        }
        return found;
    };
    const auto whole = files();
    // More than one transaction of a run that is not dry.
    write_bytes(source_, records(2, R"(,"date":"2021-03-15")") + records(1, kDate, 3) +
                             records(3000, kDate, 100));
    const json told = json::parse(run({"--dry-run", "--quiet", "--summary", "json"}).out);
    EXPECT_EQ(told["added"], 3000);
    EXPECT_EQ(told["updated"], 2);
    EXPECT_EQ(told["unchanged"], 1);
    EXPECT_EQ(told["deleted"], 2);
    EXPECT_TRUE(files() == whole);

    // And it is what happens then.
    const json done = json::parse(run({"--quiet", "--summary", "json"}).out);
    EXPECT_NE(done["generation"], told["generation"]);
    for (const char* key : {"seen", "added", "updated", "unchanged", "deleted", "failed", "flawed"})
        EXPECT_EQ(done[key], told[key]) << key;
}

TEST_F(NightlyTest, AnotherRunIsWaitedForOrLeftAlone) {
    write_bytes(source_, records(5, kDate));
    ASSERT_EQ(run().exit_code, 0);
    write_bytes(source_, records(6, kDate));
    const std::string lock = data_ + "/indexer.lock";
    Process holder({"/usr/bin/flock", "--no-fork", lock, "/bin/sleep", "600"});
    ASSERT_TRUE(eventually([&] {
        return testing::run({"/usr/bin/flock", "-n", lock, "/bin/true"}).exit_code == 1;
    }));
    struct Row {
        std::vector<std::string> options;
        int exit_code;
        std::string out;
        std::string err;
    };
    const std::vector<Row> rows = {
        {{}, 75, "", "another run is at work"},
        {{"--wait-lock", "1"}, 75, "", "another run is at work"},
        {{"--dry-run"}, 75, "", "another run is at work"},
        {{"--skip-if-locked"}, 0, "skipped: another run is at work", ""},
        {{"--skip-if-locked", "--wait-lock", "1"}, 0, "skipped: ", ""},
        {{"--wait-lock", "-1"}, 2, "", "--wait-lock"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(PrintToString(row.options));
        const Finished result = run(row.options);
        EXPECT_EQ(result.exit_code, row.exit_code) << result.err;
        EXPECT_THAT(result.out, HasSubstr(row.out));
        EXPECT_THAT(result.err, HasSubstr(row.err));
    }
    const Finished quiet = run({"--skip-if-locked", "--quiet"});
    EXPECT_EQ(quiet.exit_code, 0);
    EXPECT_EQ(quiet.out + quiet.err, "");
    EXPECT_EQ(count(), "5\n");

    std::vector<std::string> patient = command({"--wait-lock", "600"});
    patient.insert(patient.begin(), TELUSUR_INDEXER);
    Process waiting(patient);
    EXPECT_TRUE(waiting.is_running());
    holder.signal(SIGKILL);
    holder.wait();
    EXPECT_EQ(waiting.wait().exit_code, 0);
    EXPECT_EQ(count(), "6\n");
}

TEST_F(NightlyTest, ASignalEndsTheRunAndPublishesNothing) {
    write_bytes(source_, records(20000, kDate));
    struct Row {
        int signal;
        const char* name;
    };
    for (const Row& row : {Row{SIGTERM, "TERM"}, Row{SIGINT, "INT"}}) {
        SCOPED_TRACE(row.name);
        fs::remove_all(data_);
        // What starts the tests may have told them to ignore interrupts.
        std::vector<std::string> arguments = command({"--quiet"});
        arguments.insert(arguments.begin(), {"/usr/bin/env", "--default-signal", TELUSUR_INDEXER});
        Process process(arguments);
        ASSERT_TRUE(eventually([&] { return fs::exists(data_ + "/archive.db"); }));
        process.signal(row.signal);
        const Finished result = process.wait();
        EXPECT_EQ(result.exit_code, 128 + row.signal);
        EXPECT_THAT(result.err, HasSubstr("nothing was published"));
        EXPECT_FALSE(fs::exists(data_ + "/CURRENT"));
        EXPECT_TRUE(fs::is_empty(data_ + "/generations"));
    }
    EXPECT_EQ(run({"--quiet"}).exit_code, 0);
    EXPECT_EQ(count(), "20000\n");
}

}  // namespace
}  // namespace telusur::testing
