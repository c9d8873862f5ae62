// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <csignal>
#include <gtest/gtest.h>
#include <random>
#include <thread>

#include "tests/faults/faults.h"
#include "tests/faults/news_archive.h"

namespace telusur::testing {
namespace {

constexpr int kKilled = 128 + SIGKILL;
constexpr int kRandomKills = 65;  // a shard
constexpr int kFewestPointKills = 170;
constexpr int kRandomShards = 2;
constexpr int kShards = 4;

class RandomKillTest : public ::testing::TestWithParam<int> {};

TEST_P(RandomKillTest, LeavesTheOldOrTheNewGenerationAndTheNextRunIsRight) {
    const NewsArchive archive(200);
    archive.publish(0);
    const auto started = std::chrono::steady_clock::now();
    archive.publish(1);
    const auto whole_run = std::chrono::steady_clock::now() - started;

    std::mt19937 random(20261122 + GetParam());
    int killed = 0;
    for (int version = 2; killed < kRandomKills && version < 4 * kRandomKills; ++version) {
        SCOPED_TRACE("version " + std::to_string(version));
        archive.write_version(version);
        // The moment of the kill is what is being varied, not waited for: any value is right.
        const auto share = std::uniform_int_distribution<int>(1, 1000)(random);
        Process process(archive.run_command());
        std::this_thread::sleep_for(whole_run * share / 1000);
        process.signal(SIGKILL);
        if (process.wait().exit_code == kKilled) ++killed;
        archive.live_version(version - 1, version);
        archive.expect_next_run_publishes(version);
        if (HasFailure()) return;
    }
    EXPECT_EQ(killed, kRandomKills);
}

INSTANTIATE_TEST_SUITE_P(Shards, RandomKillTest, ::testing::Range(0, kRandomShards));

// A kill before a call that only reads leaves what the one before the last change left.
bool changes_files(const Call& call) {
    return call.name != "open";
}

class PointKillTest : public ::testing::TestWithParam<int> {};

TEST_P(PointKillTest, AtEveryCallOfARunLeavesTheOldOrTheNewGeneration) {
    const NewsArchive archive(40);
    for (int version = 0; version < 3; ++version)  // so many that the run prunes, too
        archive.publish(version);
    archive.write_version(3);
    archive.save();
    const std::vector<Call> calls = calls_of(archive.run_command(), archive.data());
    EXPECT_GE(std::count_if(calls.begin(), calls.end(), changes_files), kFewestPointKills);

    int old = 0;
    int fresh = 0;
    for (std::size_t i = GetParam(); i < calls.size() && !HasFailure(); i += kShards) {
        if (!changes_files(calls[i])) continue;
        const int at = static_cast<int>(i) + 1;
        SCOPED_TRACE(std::to_string(at) + ": " + calls[i].name + ' ' + calls[i].path);
        archive.reset();
        EXPECT_EQ(run_with({archive.data(), "", at}, archive.run_command()).exit_code, kKilled);
        ++(archive.live_version(2, 3) == 2 ? old : fresh);
        archive.expect_next_run_publishes(3);
    }
    EXPECT_GT(old, 0);
    EXPECT_GT(fresh, 0);
}

INSTANTIATE_TEST_SUITE_P(Shards, PointKillTest, ::testing::Range(0, kShards));

}  // namespace
}  // namespace telusur::testing
