// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/article_work.h"

#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/errors.h"

namespace telusur {
namespace {

using Reports = std::vector<std::uint64_t>;

struct Row {
    std::size_t articles;
    std::size_t per_chunk;
    std::size_t jobs;
    std::size_t chunks;
    Reports reports;
};

class ArticleWorkTest : public ::testing::Test {
  protected:
    ArticleWork counting(std::size_t articles, std::size_t per_chunk, std::size_t jobs) {
        worked_ = std::vector<std::atomic<int>>(articles);
        taken_.clear();
        reports_.clear();
        ArticleWork work;
        work.articles = articles;
        work.articles_per_chunk = per_chunk;
        work.jobs = jobs;
        work.work = [this, jobs](std::size_t job, const Chunk& chunk, const ArticleDone& done) {
            EXPECT_LT(job, jobs);
            for (std::size_t i = chunk.first; i < chunk.end; ++i) {
                ++worked_[i];
                done();
            }
        };
        work.take = [this](const Chunk& chunk) {
            for (std::size_t i = chunk.first; i < chunk.end; ++i) {
                EXPECT_EQ(worked_[i], 1);
                taken_.push_back(i);
            }
        };
        work.progress = [this, articles](std::uint64_t done, std::uint64_t total) {
            EXPECT_EQ(total, articles);
            reports_.push_back(done);
        };
        return work;
    }

    std::vector<std::atomic<int>> worked_;
    std::vector<std::size_t> taken_;
    Reports reports_;
};

TEST_F(ArticleWorkTest, DoesEachArticleOnceAndTakesThemInOrder) {
    const std::vector<Row> rows = {
        {0, 10, 3, 0, {0}},
        {1, 10, 1, 1, {1}},
        {10, 10, 4, 1, {10}},
        {11, 10, 4, 2, {11}},
        {1200, 7, 1, 172, {500, 1000, 1200}},
        {1200, 7, 5, 172, {500, 1000, 1200}},
        {1200, 5000, 5, 1, {500, 1000, 1200}},
        {1000, 1, 16, 1000, {500, 1000, 1000}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.articles);
        const ArticleWork work = counting(row.articles, row.per_chunk, row.jobs);
        EXPECT_EQ(chunk_count(work), row.chunks);
        do_article_work(work);
        std::vector<std::size_t> all(row.articles);
        std::iota(all.begin(), all.end(), 0u);
        EXPECT_EQ(taken_, all);
        EXPECT_EQ(reports_, row.reports);
    }
}

TEST_F(ArticleWorkTest, TakesAndTellsOnTheCallingThread) {
    ArticleWork work = counting(600, 100, 3);
    std::set<std::thread::id> threads;
    work.take = [&](const Chunk&) { threads.insert(std::this_thread::get_id()); };
    work.progress = [&](auto, auto) { threads.insert(std::this_thread::get_id()); };
    do_article_work(work);
    EXPECT_THAT(threads, ::testing::ElementsAre(std::this_thread::get_id()));
}

TEST_F(ArticleWorkTest, DoesNotRunFarAheadOfWhatIsTaken) {
    ArticleWork work = counting(1000, 1, 2);
    std::atomic<std::size_t> begun{0};
    const auto count = work.work;
    work.work = [&](std::size_t job, const Chunk& chunk, const ArticleDone& done) {
        ++begun;
        count(job, chunk, done);
    };
    work.take = [&](const Chunk& chunk) { EXPECT_LE(begun, chunk.number + 4); };
    do_article_work(work);
    EXPECT_EQ(begun, 1000u);
}

TEST_F(ArticleWorkTest, WhateverThrowsEndsAllOfIt) {
    for (const std::size_t jobs : {1u, 4u}) {
        for (const char* thrower : {"work", "take", "progress"}) {
            SCOPED_TRACE(thrower);
            ArticleWork work = counting(100000, 10, jobs);
            work.take = [](const Chunk&) {};
            const auto stop = [] { throw std::runtime_error("stop"); };
            if (thrower == std::string("work")) {
                work.work = [&](std::size_t, const Chunk& chunk, const ArticleDone&) {
                    if (chunk.number == 3) stop();
                };
            } else if (thrower == std::string("take")) {
                work.take = [&](const Chunk&) { stop(); };
            } else {
                work.progress = [&](auto, auto) { stop(); };
            }
            EXPECT_EQ(testing::thrown_by([&] { do_article_work(work); }).message, "stop");
            EXPECT_EQ(worked_.back(), 0) << "all was done for nothing";
        }
    }
}

// The others notice at their next article, however long their chunk is.
TEST_F(ArticleWorkTest, AnEndlessChunkIsGivenUp) {
    ArticleWork work = counting(2, 1, 2);
    work.work = [](std::size_t, const Chunk& chunk, const ArticleDone& done) {
        if (chunk.number == 1) throw std::runtime_error("stop");
        for (;;)
            done();
    };
    EXPECT_EQ(testing::thrown_by([&] { do_article_work(work); }).message, "stop");
}

}  // namespace
}  // namespace telusur
