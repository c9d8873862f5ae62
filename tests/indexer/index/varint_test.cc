// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/varint.h"

#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/file_io.h"
#include "tests/support/random_text.h"

namespace telusur {
namespace {

using Numbers = std::vector<std::uint32_t>;

struct Row {
    Numbers numbers;
    std::string bytes;
};

TEST(Varint, Table) {
    const std::vector<Row> rows = {
        {{}, ""},
        {{0}, std::string(1, '\0')},
        {{1, 127}, "\x01\x7F"},
        {{128}, "\x80\x01"},
        {{300, 2}, "\xAC\x02\x02"},
        {{16383, 16384}, "\xFF\x7F\x80\x80\x01"},
        {{UINT32_MAX}, "\xFF\xFF\xFF\xFF\x0F"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(::testing::PrintToString(row.numbers));
        std::string bytes;
        for (const std::uint32_t number : row.numbers)
            append_varint(bytes, number);
        EXPECT_EQ(bytes, row.bytes);
        Numbers numbers{7, 7};
        EXPECT_TRUE(read_varints(bytes_of(row.bytes), numbers));
        EXPECT_EQ(numbers, row.numbers);
    }
}

TEST(Varint, RefusesWhatIsNoneOrTooLong) {
    const std::vector<std::string> rows = {
        "\x80",                      // ends within a number
        "\x01\xFF\xFF",              // so does the second
        {"\x80\x00", 2},             // not the shortest form of 0
        {"\xFF\x80\x00", 3},         // nor of 127
        "\xFF\xFF\xFF\xFF\x10",      // 2³² and more
        "\xFF\xFF\xFF\xFF\x7F",      //
        "\xFF\xFF\xFF\xFF\xFF\x01",  // six bytes
    };
    for (const std::string& row : rows) {
        Numbers numbers;
        EXPECT_FALSE(read_varints(bytes_of(row), numbers)) << ::testing::PrintToString(row);
    }
}

// Whatever is read is written as the same bytes: there is one way to write a number.
TEST(Varint, RandomBytesAreRefusedOrComeBack) {
    testing::Random random(61);
    std::size_t read = 0;
    for (int i = 0; i < 20000; ++i) {
        const std::string bytes = testing::random_bytes(random, testing::below(random, 6));
        Numbers numbers;
        if (!read_varints(bytes_of(bytes), numbers)) continue;
        ++read;
        std::string again;
        for (const std::uint32_t number : numbers)
            append_varint(again, number);
        ASSERT_EQ(again, bytes);
    }
    EXPECT_GT(read, 1000u);
}

}  // namespace
}  // namespace telusur
