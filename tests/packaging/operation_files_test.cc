// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
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
using ::testing::Not;

namespace fs = std::filesystem;

const fs::path kPackaging = TELUSUR_PACKAGING;

// The example with every key that it shows.
std::string with_all_keys(const std::string& example) {
    return std::regex_replace(example, std::regex("^#([a-z\\[])", std::regex::multiline), "$1");
}

// The example with its first source.
std::string with_source(const std::string& example) {
    return std::regex_replace(
        example, std::regex("#(\\[\\[source\\]\\]\n)#(type = \"files\"\n#.*\n)#(paths = )"),
        "$1$2$3");
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

TEST_F(ExampleConfigTest, IsRightWithASourceAndWithEveryKey) {
    for (const std::string& text : {with_source(example_), with_all_keys(example_)}) {
        const Finished check = config("check", text);
        EXPECT_EQ(check.exit_code, 0) << check.err;
    }
}

// It is the configuration of a fresh installation, and what is to be read only the operator knows.
TEST_F(ExampleConfigTest, LacksOnlyASourceAsItStands) {
    const Finished check = config("check", example_);
    EXPECT_EQ(check.exit_code, 78);
    EXPECT_THAT(check.err, ::testing::EndsWith("telusur.toml:1:1: [[source]] is missing\n"));
    EXPECT_EQ(std::count(check.err.begin(), check.err.end(), '\n'), 2) << check.err;
}

TEST_F(ExampleConfigTest, ShowsTheDefaults) {
    const std::string all = config("show", with_all_keys(example_)).out;
    const std::string defaults = config("show", with_source(example_)).out;
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
        for (const char* name : {"telusur-indexer.timer", "telusur-searchd.socket"})
            fs::copy_file(kPackaging / name, directory_ / name);
    }
    std::string unit(const std::string& name) const { return (directory_ / name).string(); }

    TempDir directory_;
};

TEST_F(UnitTest, SystemdUnderstandsThem) {
    const Finished verify =
        run({"/usr/bin/env", "systemd-analyze", "verify", "--man=no", "--recursive-errors=no",
             unit("telusur-indexer.service"), unit("telusur-indexer.timer"),
             unit("telusur-searchd.service"), unit("telusur-searchd.socket")});
    EXPECT_EQ(verify.exit_code, 0);
    // A key that it does not know it only tells.
    EXPECT_EQ(verify.err, "");
}

TEST_F(UnitTest, LeavesLittleExposed) {
    struct Row {
        const char* name;
        const char* threshold;  // in tenths: 100 is a program that may do everything
    };
    for (const Row& row :
         {Row{"telusur-indexer.service", "16"}, Row{"telusur-searchd.service", "12"}}) {
        const Finished security =
            run({"/usr/bin/env", "systemd-analyze", "security", "--no-pager", "--offline=true",
                 "--threshold=" + std::string(row.threshold), unit(row.name)});
        EXPECT_EQ(security.exit_code, 0) << security.out;
    }
}

bool has_program(const std::string& name) {
    return run({"/bin/sh", "-c", "command -v " + name}).exit_code == 0;
}

TEST(ProxyTest, NginxUnderstandsItsExample) {
    if (!has_program("/usr/sbin/nginx")) GTEST_SKIP() << "no nginx here";
    const TempDir directory;
    const fs::path config = directory / "nginx.conf";
    write_bytes(config, "pid " + (directory / "pid").string() +
                            ";\nerror_log stderr;\nevents {}\nhttp { access_log off; include " +
                            (kPackaging / "nginx-telusur.conf").string() + "; }\n");
    // It opens what it would listen on: a port that is taken or not for us says nothing of the
    // file.
    const Finished test = run({"/usr/sbin/nginx", "-t", "-q", "-c", config});
    if (test.err.find("bind() to") != std::string::npos) GTEST_SKIP() << test.err;
    EXPECT_EQ(test.exit_code, 0) << test.err;
    EXPECT_EQ(test.err, "");
}

TEST(ProxyTest, CaddyUnderstandsItsExample) {
    if (!has_program("caddy")) GTEST_SKIP() << "no caddy here";
    const TempDir home;
    const Finished adapt =
        run({"/usr/bin/env", "HOME=" + home.path().string(), "caddy", "adapt", "--validate",
             "--adapter", "caddyfile", "--config", kPackaging / "Caddyfile"});
    EXPECT_EQ(adapt.exit_code, 0) << adapt.err;
    EXPECT_THAT(adapt.out, HasSubstr("\"unix//run/telusur-searchd.sock\""));
    EXPECT_THAT(adapt.err, Not(HasSubstr("\"warn\"")));
}

// The socket unit and the proxies speak of one socket.
TEST(ProxyTest, AllNameOneSocket) {
    const std::string socket = "/run/telusur-searchd.sock";
    for (const char* name : {"telusur-searchd.socket", "nginx-telusur.conf", "Caddyfile"})
        EXPECT_THAT(bytes_in(kPackaging / name), HasSubstr(socket)) << name;
}

}  // namespace
}  // namespace telusur::testing
