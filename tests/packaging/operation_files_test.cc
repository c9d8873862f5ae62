// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gmock/gmock.h>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

const fs::path kPackaging = TELUSUR_PACKAGING;

// The example with every key that it shows.
std::string with_all_keys(const std::string& example) {
    return std::regex_replace(example, std::regex("^#([a-z\\[])", std::regex::multiline), "$1");
}

class ExampleConfigTest : public ::testing::Test {
  protected:
    Finished config(const std::string& command, const std::string& text) const {
        write_bytes(file_, text);
        return indexer({"config", command, "--config", file_.string()});
    }

    TempDir directory_;
    fs::path file_ = directory_ / "telusur.toml";
    std::string example_ = bytes_in(kPackaging / "telusur.toml");
};

TEST_F(ExampleConfigTest, IsRightAsItStandsAndWithEveryKey) {
    for (const std::string& text : {example_, with_all_keys(example_)}) {
        const Finished check = config("check", text);
        EXPECT_EQ(check.exit_code, 0) << check.err;
    }
}

TEST_F(ExampleConfigTest, ShowsTheDefaults) {
    const std::string all = config("show", with_all_keys(example_)).out;
    const std::string defaults = config("show", example_).out;
    std::istringstream lines(defaults);
    int compared = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.find(" = ") == std::string::npos || line.starts_with("    ")) continue;
        EXPECT_THAT("\n" + all, HasSubstr("\n" + line + "\n"));
        ++compared;
    }
    EXPECT_GE(compared, 12);
}

// The units, with the programs as they were built in place of those that are not yet installed.
class UnitTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (run({"/bin/sh", "-c", "command -v systemd-analyze"}).exit_code != 0)
            GTEST_SKIP() << "no systemd-analyze here";
        for (const char* name : {"telusur-indexer.service", "telusur-searchd.service"}) {
            std::string text = bytes_in(fs::path(TELUSUR_UNITS) / name);
            text = std::regex_replace(text, std::regex("ExecStart=\\S*/telusur-indexer "),
                                      std::string("ExecStart=") + TELUSUR_INDEXER + " ");
            text = std::regex_replace(text, std::regex("ExecStart=\\S*/telusur-searchd "),
                                      std::string("ExecStart=") + TELUSUR_SEARCHD + " ");
            write_bytes(directory_ / name, text);
        }
        fs::copy_file(kPackaging / "telusur-indexer.timer", directory_ / "telusur-indexer.timer");
    }
    std::string unit(const std::string& name) const { return (directory_ / name).string(); }

    TempDir directory_;
};

TEST_F(UnitTest, SystemdUnderstandsThem) {
    const Finished verify = run({"/usr/bin/env", "systemd-analyze", "verify", "--man=no",
                                 "--recursive-errors=no", unit("telusur-indexer.service"),
                                 unit("telusur-indexer.timer"), unit("telusur-searchd.service")});
    EXPECT_EQ(verify.exit_code, 0);
    // A key that it does not know it only tells.
    EXPECT_EQ(verify.err, "");
}

TEST_F(UnitTest, LeavesLittleExposed) {
    for (const char* name : {"telusur-indexer.service", "telusur-searchd.service"}) {
        // In tenths: 10.0 is a program that may do everything.
        const Finished security = run({"/usr/bin/env", "systemd-analyze", "security", "--no-pager",
                                       "--offline=true", "--threshold=16", unit(name)});
        EXPECT_EQ(security.exit_code, 0) << security.out;
    }
}

}  // namespace
}  // namespace telusur::testing
