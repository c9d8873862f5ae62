// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {

/// What a run of the indexer left; `summary` is null if it told none.
struct Ran {
    int exit_code = -1;
    std::string err;
    nlohmann::json summary;
};

/// A source that turns bad and gets well again, beside one that stays well.
class SourceFaults : public ::testing::Test {
  protected:
    SourceFaults() {
        write_bytes(directory_ / "lain.jsonl",
                    R"({"id":"lain","title":"Lain","body":"Kabar lain.","date":"2021-03-14"})"
                    "\n");
    }

    void write_config(const std::string& source) {
        write_bytes(directory_ / "telusur.toml",
                    "data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"lain.jsonl\"]\n"
                    "[[source]]\n" +
                        source);
    }
    void write_site_config(const std::string& url, const std::string& more = {}) {
        write_config("type = \"wordpress\"\nurl = \"" + url + "\"\ntimeout_seconds = 1\n" + more);
    }

    Ran run(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"run",     "--config",  directory_ / "telusur.toml",
                                           "--quiet", "--summary", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Finished finished = indexer(arguments);
        Ran ran{finished.exit_code, finished.err, {}};
        if (!finished.out.empty()) ran.summary = nlohmann::json::parse(finished.out);
        return ran;
    }
    std::string count(const std::string& question = {}) const {
        std::vector<std::string> arguments{"count", "--data", directory_ / "arsip"};
        if (!question.empty()) arguments.push_back(question);
        return telusur(arguments).out;
    }

    // The first run, of a source that is well.
    void expect_well(std::uint64_t articles) {
        const Ran well = run();
        ASSERT_EQ(well.exit_code, 0) << well.err;
        live_ = bytes_in(directory_ / "arsip/CURRENT");
        ASSERT_EQ(count(), std::to_string(articles) + "\n");
        articles_ = articles;
    }
    // A run that says what is wrong and leaves everything as it was.
    void expect_harmless(const Ran& bad, int exit_code) const {
        EXPECT_EQ(bad.exit_code, exit_code) << bad.err;
        EXPECT_EQ(count(), std::to_string(articles_) + "\n");
        ASSERT_TRUE(bad.summary.is_object());
        EXPECT_EQ(bad.summary["deleted"], 0);
        EXPECT_EQ(bytes_in(directory_ / "arsip/CURRENT"), live_);
        EXPECT_LE(bad.summary["peak_rss_mb"], std::uint64_t{512});
    }
    void expect_recovery(std::uint64_t added) const {
        const Ran again = run();
        EXPECT_EQ(again.exit_code, 0) << again.err;
        EXPECT_EQ(again.summary["added"], added);
        EXPECT_EQ(again.summary["deleted"], 0);
        EXPECT_EQ(count(), std::to_string(articles_ + added) + "\n");
    }

    TempDir directory_;
    std::string live_;
    std::uint64_t articles_ = 0;
};

}  // namespace telusur::testing
