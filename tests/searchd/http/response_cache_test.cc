// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/response_cache.h"

#include <gmock/gmock.h>
#include <thread>

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;

std::shared_ptr<const KeptAnswer> answer_of(std::size_t bytes) {
    auto kept = std::make_shared<KeptAnswer>();
    kept->answer.body = std::string(bytes, 'a');
    return kept;
}

TEST(ResponseCache, KeepsWhatWasAskedForLast) {
    ResponseCache cache(40'000);
    for (const char* name : {"a", "b", "c"})
        cache.keep(name, answer_of(9000));
    EXPECT_NE(cache.find("a"), nullptr);
    cache.keep("d", answer_of(9000));
    EXPECT_EQ(cache.find("b"), nullptr);
    for (const char* name : {"a", "c", "d"})
        EXPECT_NE(cache.find(name), nullptr) << name;
    EXPECT_LE(cache.figures().bytes, 40'000U);
    EXPECT_EQ(cache.figures().names, 3U);
}

TEST(ResponseCache, DoesNotKeepWhatHasNoRoom) {
    ResponseCache cache(10'000);
    cache.keep("a", answer_of(1000));
    cache.keep("b", answer_of(20'000));
    EXPECT_NE(cache.find("a"), nullptr);
    EXPECT_EQ(cache.find("b"), nullptr);
    ResponseCache none(0);
    none.keep("a", answer_of(0));
    EXPECT_EQ(none.find("a"), nullptr);
}

TEST(ResponseCache, HasOneAnswerOfAName) {
    ResponseCache cache(100'000);
    cache.keep("a", answer_of(10));
    const std::size_t bytes = cache.figures().bytes;
    cache.keep("a", answer_of(10));
    EXPECT_EQ(cache.figures().bytes, bytes);
    EXPECT_EQ(cache.figures().names, 1U);
}

TEST(ResponseCache, ForgetsWhatIsOfAnotherState) {
    ResponseCache cache(100'000);
    for (const char* name : {"old 1", "new 1", "old 2", "x"})
        cache.keep(name, answer_of(10));
    cache.keep_only("new");
    EXPECT_NE(cache.find("new 1"), nullptr);
    EXPECT_EQ(cache.figures().names, 1U);
}

TEST(ResponseCache, KnowsItsFavourites) {
    ResponseCache cache(100'000);
    for (const char* name : {"a", "b", "c"})
        cache.keep(name, answer_of(10));
    for (const char* name : {"b", "b", "b", "c"})
        cache.find(name);
    EXPECT_THAT(cache.favourites(2), ElementsAre("b", "c"));
    EXPECT_EQ(cache.favourites(10).size(), 3U);
}

TEST(ResponseCache, CompressesOnceForAll) {
    const auto kept = answer_of(5000);
    std::vector<std::thread> threads;
    std::atomic<const std::string*> first{nullptr};
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const std::string& text = kept->gzipped();
            EXPECT_EQ(text.substr(0, 2), "\x1F\x8B");
            const std::string* none = nullptr;
            const bool is_first = first.compare_exchange_strong(none, &text);
            EXPECT_TRUE(is_first || none == &text);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_TRUE(answer_of(100)->gzipped().empty());
}

}  // namespace
}  // namespace telusur::testing
