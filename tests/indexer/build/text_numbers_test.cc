// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/text_numbers.h"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

#include "tests/support/random_text.h"

namespace telusur {
namespace {

TEST(TextNumbers, NumbersTextsInTheOrderInWhichTheyCome) {
    struct Row {
        std::string text;
        std::uint32_t number;
    };
    const std::vector<Row> rows = {
        {"rob", 0},
        {"", 1},
        {"rob", 0},
        {"Rob", 2},
        {std::string(1, '\0'), 3},
        {"", 1},
        {std::string(200000, 'x'), 4},
        {"robo", 5},
        {std::string(200000, 'x'), 4},
        {"Rob", 2},
    };
    TextNumbers numbers;
    EXPECT_EQ(numbers.size(), 0u);
    for (const Row& row : rows) {
        EXPECT_EQ(numbers.number_of(row.text), row.number) << row.text.substr(0, 10);
        EXPECT_TRUE(numbers.text(row.number) == row.text);
    }
    EXPECT_EQ(numbers.size(), 6u);
    numbers.clear();
    EXPECT_EQ(numbers.size(), 0u);
    EXPECT_EQ(numbers.number_of("robo"), 0u);
}

TEST(TextNumbers, DoesAsAMapDoes) {
    testing::Random random(71);
    TextNumbers numbers;
    std::map<std::string, std::uint32_t> known;
    std::vector<std::string_view> first_views;
    for (int i = 0; i < 50000; ++i) {
        const std::string text = testing::random_bytes(random, testing::below(random, 4));
        const auto [entry, is_new] = known.emplace(text, static_cast<std::uint32_t>(known.size()));
        ASSERT_EQ(numbers.number_of(text), entry->second);
        if (is_new) first_views.push_back(numbers.text(entry->second));
    }
    ASSERT_EQ(numbers.size(), known.size());
    EXPECT_GT(known.size(), 10000u) << "else no table has grown";
    for (const auto& [text, number] : known) {
        ASSERT_EQ(numbers.text(number), text);
        ASSERT_EQ(first_views[number].data(), numbers.text(number).data()) << "it has moved";
    }
    EXPECT_GT(numbers.memory_bytes(), known.size() * sizeof(std::string_view));
    numbers.clear();
    EXPECT_EQ(numbers.memory_bytes(), 0u);
}

}  // namespace
}  // namespace telusur
