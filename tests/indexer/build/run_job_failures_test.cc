// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <filesystem>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "indexer/run_job.h"
#include "tests/indexer/build/run_fixture.h"
#include "tests/support/files.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::counts_of;
using testing::write_lines;
using Names = std::vector<std::string>;

class FailingRun : public testing::RunFixture {
  protected:
    FailingRun() { write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}, {"a2", "Rob"}}); }

    RunRequest request() const { return {data_path(), {PathSource{sources().string()}}}; }
    RunListener failing(const BuildProgress& progress) {
        RunListener own = listener();
        own.building = progress;
        return own;
    }
    // A run that is killed when its build reports progress.
    void run_killed() {
        const pid_t child = ::fork();
        if (child == 0) {
            run_job(request(), failing([](std::uint64_t, std::uint64_t) { ::raise(SIGKILL); }));
            ::_exit(0);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << status;
    }
};

TEST_F(FailingRun, ABuildThatThrowsLeavesTheLiveGeneration) {
    const RunReport first = run();
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Surut"}});
    const std::vector<BuildProgress> failures = {
        [](std::uint64_t, std::uint64_t) { throw std::runtime_error("stop"); },
        [](std::uint64_t, std::uint64_t) {
            throw Error(ErrorCode::CannotCreate, {"full", "penuh"});
        },
    };
    const Names codes = {"foreign", "CannotCreate"};
    for (std::size_t i = 0; i < failures.size(); ++i) {
        EXPECT_EQ(testing::code_thrown_by([&] { run_job(request(), failing(failures[i])); }),
                  codes[i]);
        EXPECT_EQ(data().current(), first.generation);
        EXPECT_EQ(entries(), Names{first.generation});
        EXPECT_EQ(live_title("a1"), "Banjir");
        EXPECT_EQ(live_title("a2"), "Rob");
    }
    const RunReport next = run();
    EXPECT_EQ(counts_of(next), "0 0 1 0 0 0");
    EXPECT_TRUE(next.published);
    EXPECT_EQ(live_title("a1"), "Banjir Surut");
    EXPECT_EQ(live_title("a2"), "");
    EXPECT_EQ(entries(), (Names{first.generation, next.generation}));
}

TEST_F(FailingRun, AFirstBuildThatThrowsLeavesNoGeneration) {
    EXPECT_EQ(testing::code_thrown_by([&] {
                  run_job(request(), failing([](std::uint64_t, std::uint64_t) {
                              throw std::runtime_error("stop");
                          }));
              }),
              "foreign");
    EXPECT_EQ(data().current(), std::nullopt);
    EXPECT_EQ(entries(), Names{});
    EXPECT_EQ(counts_of(run()), "0 0 2 0 0 0");
    EXPECT_EQ(live_title("a1"), "Banjir");
}

TEST_F(FailingRun, AKilledRunIsCleanedUpByTheNext) {
    const RunReport first = run();
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Surut"}, {"a2", "Rob"}});
    for (int i = 0; i < 2; ++i) {
        run_killed();
        EXPECT_EQ(data().current(), first.generation);
        EXPECT_EQ(data().generations(), Names{first.generation});
        EXPECT_EQ(entries().size(), 2u) << "the build directory of the killed run";
        EXPECT_EQ(live_title("a1"), "Banjir");
    }
    const RunReport next = run();
    EXPECT_TRUE(next.published);
    EXPECT_EQ(entries(), (Names{first.generation, next.generation}));
    EXPECT_EQ(live_title("a1"), "Banjir Surut");
}

TEST_F(FailingRun, LeftoversGoThoughNothingHasChanged) {
    const RunReport first = run();
    fs::create_directories(data_path() / "generations" / ".building-20200101T000000Z" / "postings");
    EXPECT_FALSE(run().published);
    EXPECT_EQ(entries(), Names{first.generation});
}

TEST_F(FailingRun, ALockedDirectoryIsLeftAlone) {
    const RunReport first = run();
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Surut"}});
    {
        const WriterLock other(data());
        const testing::Thrown thrown = testing::thrown_by([&] { run(); });
        EXPECT_EQ(thrown.code, "Locked");
        EXPECT_EQ(data().current(), first.generation);
    }
    EXPECT_EQ(counts_of(run()), "0 1 0 1 0 0");
}

TEST_F(FailingRun, APointerThatHoldsNoNameIsPutRight) {
    run();
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Surut"}});
    testing::write_bytes(data_path() / "CURRENT", "junk\n");
    EXPECT_TRUE(run().published);
    EXPECT_EQ(live_title("a1"), "Banjir Surut");
}

TEST_F(FailingRun, APublishThatFailsLeavesTheLiveGeneration) {
    const RunReport first = run();
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Surut"}, {"a2", "Rob"}});
    fs::create_directory(data_path() / "CURRENT.tmp");
    EXPECT_EQ(testing::code_thrown_by([&] { run(); }), "Io");
    EXPECT_EQ(data().current(), first.generation);
    fs::remove(data_path() / "CURRENT.tmp");
    EXPECT_TRUE(run().published);
    EXPECT_EQ(live_title("a1"), "Banjir Surut");
}

TEST_F(FailingRun, ADamagedArchiveKeepsTheLiveGeneration) {
    const RunReport first = run();
    testing::write_bytes(data_path() / "archive.db", std::string(8192, 'x'));
    EXPECT_EQ(testing::code_thrown_by([&] { run(); }), "BadData");
    EXPECT_EQ(data().current(), first.generation);
    EXPECT_EQ(live_title("a1"), "Banjir");
}

TEST_F(FailingRun, AChangeAfterARollbackGoesLiveUnderAGreaterName) {
    const RunReport first = run();
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Surut"}, {"a2", "Rob"}});
    const RunReport second = run();
    data().make_live(first.generation);
    EXPECT_EQ(live_title("a1"), "Banjir");
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Lagi"}, {"a2", "Rob"}});
    const RunReport third = run();
    EXPECT_GT(third.generation, second.generation);
    EXPECT_EQ(live_title("a1"), "Banjir Lagi");
}

}  // namespace
}  // namespace telusur
