// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/match_cache.h"

#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace telusur::testing {
namespace {

// A little over `kilobytes` of memory.
std::shared_ptr<const WordMatches> matches_of(std::size_t kilobytes) {
    auto matches = std::make_shared<WordMatches>(WordMatches{DocSet(64), {}, Match::All});
    matches->scored.resize(kilobytes * 1024 / sizeof(ScoredDocument));
    return matches;
}

TEST(MatchCache, GivesBackWhatItKeeps) {
    MatchCache cache(std::size_t{1} << 20);
    EXPECT_EQ(cache.find("banjir"), nullptr);
    const auto matches = matches_of(1);
    cache.keep("banjir", matches);
    EXPECT_EQ(cache.find("banjir"), matches);
    EXPECT_EQ(cache.find("banjir "), nullptr);
    cache.keep("banjir", matches_of(2));
    EXPECT_EQ(cache.find("banjir"), matches);
    EXPECT_GT(cache.bytes(), 1024u);
    EXPECT_LT(cache.bytes(), 2048u);
}

TEST(MatchCache, LetsGoOfWhatWasUsedLongestAgo) {
    MatchCache cache(std::size_t{10} << 10);
    for (const char* key : {"a", "b", "c", "d"})
        cache.keep(key, matches_of(2));
    EXPECT_NE(cache.find("a"), nullptr);
    cache.keep("e", matches_of(2));
    EXPECT_NE(cache.find("a"), nullptr);
    EXPECT_EQ(cache.find("b"), nullptr);
    for (const char* key : {"c", "d", "e"})
        EXPECT_NE(cache.find(key), nullptr) << key;
}

TEST(MatchCache, StaysWithinItsBytes) {
    constexpr std::size_t kBytes = 64 << 10;
    MatchCache cache(kBytes);
    for (std::size_t i = 0; i < 500; ++i) {
        cache.keep(std::to_string(i), matches_of(i % 40));
        EXPECT_LE(cache.bytes(), kBytes);
    }
    cache.keep("small", matches_of(1));
    EXPECT_NE(cache.find("small"), nullptr);
    cache.keep("large", matches_of(17));
    EXPECT_EQ(cache.find("large"), nullptr);
    EXPECT_NE(cache.find("small"), nullptr);
}

TEST(MatchCache, MayBeUsedByManyThreads) {
    MatchCache cache(std::size_t{32} << 10);
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&cache, thread] {
            for (std::size_t i = 0; i < 2000; ++i) {
                const std::string key = std::to_string((i * (thread + 1)) % 37);
                const auto known = cache.find(key);
                EXPECT_TRUE(!known || known->scored.size() == matches_of(1)->scored.size());
                cache.keep(key, matches_of(1));
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_LE(cache.bytes(), std::size_t{32} << 10);
}

}  // namespace
}  // namespace telusur::testing
