// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/build_resources.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

#include "tests/support/errors.h"

namespace telusur {
namespace {

TEST(BuildResources, AreSharedOutAmongTheJobs) {
    struct Row {
        BuildResources resources;
        std::size_t jobs;
    };
    const std::vector<Row> rows = {
        {{1, 64}, 1},    {{2, 64}, 2},
        {{3, 64}, 2},    {{16, 64}, 2},
        {{16, 512}, 16}, {{17, 512}, 16},
        {{4, 1024}, 4},  {{0, 1 << 20}, std::max(1u, std::thread::hardware_concurrency())},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.resources.memory_mebibytes);
        const JobResources job = job_resources(row.resources);
        EXPECT_EQ(job.jobs, row.jobs);
        const std::size_t used = job.jobs * (job.postings_in_memory * 100 + job.remembered_bytes);
        EXPECT_LE(used, row.resources.memory_mebibytes << 20);
        EXPECT_GE(job.postings_in_memory, 50'000u);
        EXPECT_GE(job.remembered_bytes, std::size_t{8} << 20);
    }
}

TEST(BuildResources, OfTooLittleMemoryAreRefused) {
    for (const std::size_t mebibytes : {0u, 1u, 63u}) {
        const auto thrown = testing::thrown_by([&] { job_resources({1, mebibytes}); });
        EXPECT_EQ(thrown.code, "Usage");
        EXPECT_NE(thrown.message.find("64"), std::string::npos) << thrown.message;
    }
}

}  // namespace
}  // namespace telusur
