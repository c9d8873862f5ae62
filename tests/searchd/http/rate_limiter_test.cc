// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/rate_limiter.h"

#include <gtest/gtest.h>

namespace telusur::testing {
namespace {

using namespace std::chrono_literals;

const RateLimiter::Clock::time_point kBegin{1000h};

ClientAddress party(std::uint32_t number) {
    const std::string text = "10." + std::to_string(number >> 16) + "." +
                             std::to_string(number >> 8 & 255) + "." + std::to_string(number & 255);
    return ClientAddress::parse(text).value();
}

TEST(RateLimiter, GivesABurstAndThenItsRate) {
    RateLimiter limiter({10, 3});
    for (int i = 0; i < 3; ++i)
        EXPECT_FALSE(limiter.refuse(party(1), kBegin)) << i;
    EXPECT_EQ(limiter.refuse(party(1), kBegin), 1U);
    EXPECT_FALSE(limiter.refuse(party(2), kBegin));
    EXPECT_FALSE(limiter.refuse(party(1), kBegin + 100ms));
    EXPECT_TRUE(limiter.refuse(party(1), kBegin + 100ms));
    // A long rest fills the bucket and no more.
    for (int i = 0; i < 3; ++i)
        EXPECT_FALSE(limiter.refuse(party(1), kBegin + 1h));
    EXPECT_TRUE(limiter.refuse(party(1), kBegin + 1h));
}

TEST(RateLimiter, TellsHowLongToWait) {
    RateLimiter limiter({0.1, 1});
    EXPECT_FALSE(limiter.refuse(party(1), kBegin));
    EXPECT_EQ(limiter.refuse(party(1), kBegin), 10U);
    EXPECT_EQ(limiter.refuse(party(1), kBegin + 4s), 6U);
    EXPECT_FALSE(limiter.refuse(party(1), kBegin + 11s));
}

TEST(RateLimiter, WithoutARateRefusesNobody) {
    RateLimiter limiter({0, 1});
    for (int i = 0; i < 100; ++i)
        EXPECT_FALSE(limiter.refuse(party(1), kBegin));
    EXPECT_EQ(limiter.parties(), 0U);
}

TEST(RateLimiter, ForgetsThoseWhoRest) {
    RateLimiter limiter({10, 3});
    for (std::uint32_t i = 0; i < 100'000; ++i)
        limiter.refuse(party(i), kBegin + i * 1ms);
    EXPECT_LT(limiter.parties(), 3000U);
}

TEST(RateLimiter, IsBoundedWhoeverComes) {
    RateLimiter limiter({0.001, 1});
    std::size_t refused = 0;
    for (std::uint32_t i = 0; i < 300'000; ++i)
        refused += limiter.refuse(party(i), kBegin) ? 1 : 0;
    EXPECT_LE(limiter.parties(), 200'001U);
    EXPECT_GT(refused, 99'000U);
}

}  // namespace
}  // namespace telusur::testing
