// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "tests/e2e/terminal_run.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {

using Words = std::vector<std::string>;

/// The sample corpus, asked in a terminal; read once for all tests.
class TerminalTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        directory_ = std::make_unique<TempDir>();
        data_ = directory_->path() / "data";
        ASSERT_EQ(indexer({"run", "--data", data_, "--source", TELUSUR_CORPUS}).exit_code, 0);
        total_ = std::stoul(telusur({"count", "--data", data_}).out);
        ASSERT_GT(total_, 20U);
    }
    static void TearDownTestSuite() { directory_.reset(); }

    static Words command(const std::string& name, const Words& more) {
        Words words{name, "--data", data_};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    static Finished ask(const std::string& name, const Words& more = {}) {
        return telusur(command(name, more));
    }
    static Finished ask_in_terminal(const std::string& name, const Words& more,
                                    const TerminalSetup& setup) {
        Words words = command(name, more);
        words.insert(words.begin(), TELUSUR_CLI);
        return run_in_terminal(words, setup);
    }
    static Finished shell(const std::string& line) {
        return run({"/bin/sh", "-c", "T=" TELUSUR_CLI "; D=" + data_ + "; " + line});
    }

    static inline std::unique_ptr<TempDir> directory_;
    static inline std::string data_;
    static inline std::size_t total_ = 0;
};

}  // namespace telusur::testing
