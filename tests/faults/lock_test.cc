// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <list>

#include "tests/faults/news_archive.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

constexpr int kIndexers = 5;
constexpr int kRounds = 5;

class LockTest : public ::testing::Test {
  protected:
    std::list<Process> start(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> command = archive_.run_command();
        command.insert(command.end(), more.begin(), more.end());
        std::list<Process> processes;
        for (int i = 0; i < kIndexers; ++i)
            processes.emplace_back(command);
        return processes;
    }
    // The one that wrote its number into the lock file.
    Process* holder(std::list<Process>& processes) const {
        Process* found = nullptr;
        EXPECT_TRUE(eventually([&] {
            std::ifstream file(archive_.data() + "/indexer.lock");
            std::string number;
            std::getline(file, number);
            for (Process& process : processes) {
                if (number == std::to_string(process.id())) found = &process;
            }
            return found != nullptr;
        }));
        return found;
    }

    NewsArchive archive_{4000};  // a run long enough to be met at work
};

TEST_F(LockTest, OneOfFiveWorksAndLeavesNoLockWhenKilled) {
    archive_.publish(0);
    for (int round = 1; round <= kRounds && !HasFailure(); ++round) {
        archive_.write_version(round);
        std::list<Process> processes = start();
        Process* const worker = holder(processes);
        ASSERT_NE(worker, nullptr);
        // Stopped, it keeps the lock: the others end only if they do not wait for it.
        worker->signal(SIGSTOP);
        for (Process& process : processes) {
            if (&process == worker) continue;
            EXPECT_EQ(process.wait().exit_code, 75);
        }
        const Finished late = run(archive_.run_command());
        EXPECT_EQ(late.exit_code, 75);
        EXPECT_THAT(late.err, HasSubstr("(process " + std::to_string(worker->id()) + ")"));
        EXPECT_TRUE(worker->is_running());
        worker->signal(SIGKILL);
        EXPECT_EQ(worker->wait().exit_code, 128 + SIGKILL);
        archive_.live_version(round - 1, round);
        archive_.expect_next_run_publishes(round);
    }
}

TEST_F(LockTest, AllOfFiveThatWaitSucceed) {
    archive_.write_version(0);
    for (Process& process : start({"--wait-lock", "300"})) {
        const Finished finished = process.wait();
        EXPECT_EQ(finished.exit_code, 0) << finished.err;
    }
    EXPECT_EQ(archive_.live_version(0, 0), 0);
}

}  // namespace
}  // namespace telusur::testing
