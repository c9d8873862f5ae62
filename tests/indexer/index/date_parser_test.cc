// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/date_parser.h"

#include <fstream>
#include <gtest/gtest.h>
#include <string>

namespace telusur {
namespace {

std::string described(const std::optional<Timestamp>& moment) {
    if (!moment) return "-";
    if (moment->precision == Timestamp::Precision::Second) return to_rfc3339(moment->seconds);
    const Date date = archive_date(moment->seconds);
    return first_second(date) == moment->seconds ? to_iso(date) : "a day that begins late";
}

TEST(DateParser, Table) {
    std::ifstream table(TELUSUR_TEST_DATA "/indexer/index/dates.tsv");
    ASSERT_TRUE(table.is_open());
    int rows = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with('#')) continue;
        const std::size_t tab = line.find('\t');
        ASSERT_NE(tab, std::string::npos) << line;
        EXPECT_EQ(described(parse_date(line.substr(0, tab))), line.substr(tab + 1)) << line;
        ++rows;
    }
    EXPECT_GT(rows, 120);
}

TEST(DateParser, BlanksAroundAreNoMatter) {
    EXPECT_EQ(described(parse_date(" \t28 Juli 2023\r\n")), "2023-07-28");
    EXPECT_EQ(described(parse_date("")), "-");
    EXPECT_EQ(described(parse_date(" ")), "-");
}

TEST(DateParser, OverlongTextIsNoDate) {
    EXPECT_EQ(described(parse_date("28 Juli 2023" + std::string(200, '.'))), "-");
    EXPECT_EQ(described(parse_date(std::string(100000, '9'))), "-");
}

TEST(DateParser, EveryPrefixIsADateOfTheRangeOrNothing) {
    const std::string samples[] = {"Senin, 17 Agustus 2020 | 10:00:30 WITA",
                                   "Tue, 12 Mar 2024 10:00:00 +0700",
                                   "2023-07-28T10:00:00.123+07:00",
                                   "Jum’at (14/7/2023) pukul 09.15 WIB",
                                   "March 3, 2021 9:15 am GMT+7",
                                   "1690500000"};
    for (const std::string& sample : samples) {
        for (std::size_t size = 0; size <= sample.size(); ++size) {
            const std::optional<Timestamp> moment = parse_date(sample.substr(0, size));
            if (!moment) continue;
            const int year = archive_date(moment->seconds).year;
            EXPECT_TRUE(year >= 1900 && year <= 2100) << sample.substr(0, size);
        }
    }
}

TEST(DateParser, DamagedBytesAreNoDate) {
    EXPECT_EQ(described(parse_date("28 Juli \xFF 2023")), "-");
    EXPECT_EQ(described(parse_date("Jum\xE2\x80")), "-");
    EXPECT_EQ(described(parse_date(std::string("28 Juli\0 2023", 13))), "-");
}

}  // namespace
}  // namespace telusur
