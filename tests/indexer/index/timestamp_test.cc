// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/timestamp.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/support/random_text.h"

namespace telusur {
namespace {

using Precision = Timestamp::Precision;

struct GoodRow {
    std::string text;
    std::int64_t seconds;
    Precision precision = Precision::Second;
};

TEST(ParseIsoTimestamp, Good) {
    const std::vector<GoodRow> rows = {
        {"1970-01-01", -25200, Precision::Day},
        {"2021-03-14", 1615654800, Precision::Day},
        {"2020-02-29", 1582909200, Precision::Day},
        {"2000-02-29", 951757200, Precision::Day},
        {"1900-02-28", -2204002800, Precision::Day},
        {"1000-01-01", -30610249200, Precision::Day},
        {"9999-12-31", 253402189200, Precision::Day},
        {"1970-01-01T07:00", 0},
        {"1970-01-01T07:00:00", 0},
        {"1970-01-01T00:00:00Z", 0},
        {"1970-01-01 00:00:00Z", 0},
        {"1969-12-31T23:59:59Z", -1},
        {"2021-03-14T09:12:00+07:00", 1615687920},
        {"2021-03-14T09:12:00+0700", 1615687920},
        {"2021-03-14 09:12", 1615687920},
        {"2021-03-14T09:12:00.5", 1615687920},
        {"2021-03-14T09:12:00.123456789Z", 1615713120},
        {"2021-03-14T09:12Z", 1615713120},
        {"2021-03-14T02:12:00+00:00", 1615687920},
        {"2021-03-14T02:12:00-00:00", 1615687920},
        {"2021-03-13T21:12:00-05:00", 1615687920},
        {"2021-03-14T07:42:00+05:30", 1615687920},
        {"2021-03-14T23:59:59", 1615741199},
        {"2016-12-31T23:59:60Z", 1483228800},
    };
    for (const GoodRow& row : rows) {
        const auto time = parse_iso_timestamp(row.text);
        ASSERT_TRUE(time.has_value()) << row.text;
        EXPECT_EQ(time->seconds, row.seconds) << row.text;
        EXPECT_EQ(time->precision, row.precision) << row.text;
    }
}

void expect_refused(const std::vector<std::string>& texts) {
    for (const std::string& text : texts)
        EXPECT_FALSE(parse_iso_timestamp(text).has_value()) << text;
}

TEST(ParseIsoTimestamp, Bad) {
    expect_refused({
        "",
        "2021",
        "2021-03",
        "2021-3-14",
        "21-03-14",
        "20210314",
        "2021/03/14",
        "2021-03-14T",
        " 2021-03-14",
        "2021-03-14 ",
        "2021-03-14\n",
        std::string("2021-03-14\0", 11),
        "02021-03-14",
        "+2021-03-14",
        "-2021-03-14",
        "2021-00-14",
        "2021-13-14",
        "2021-03-00",
        "2021-03-32",
        "2021-04-31",
        "2021-02-29",
        "2100-02-29",
        "1900-02-29",
        "0999-12-31",
        "0000-00-00",
        "2021-03-14T9:12",
        "2021-03-14T09",
        "2021-03-14T0912",
        "2021-03-14T24:00:00",
        "2021-03-14T25:00",
        "2021-03-14T09:60",
        "2021-03-14T09:12:61",
        "2021-03-14T09:12:",
        "2021-03-14T09:12:0",
        "2021-03-14T09:12.5",
        "2021-03-14T09:12:00,5",
        "2021-03-14T09:12:00 Z",
        "2021-03-14T09:12:00ZZ",
        "2021-03-14T09:12:00+07",
        "2021-03-14T09:12:00+7:00",
        "2021-03-14T09:12:00+07:60",
        "2021-03-14T09:12:00+19:00",
        "2021-03-14T09:12:00+07:00x",
        "2021-03-14T09:12:00+",
        "2021-03-14T09:12:00WIB",
        "2021-03-14t09:12",
        "2021-03-14  09:12",
        "2021-03-14T09:12:00+07:00 ",
        "２０２１-03-14",
    });
}

TEST(ParseIsoTimestamp, RefusesAFractionWithoutDigits) {
    expect_refused({"2021-03-14T09:12:00.", "2021-03-14T09:12:00.Z", "2021-03-14T09:12:00.+07:00"});
}

TEST(ParseIsoTimestamp, RefusesASmallZ) {
    expect_refused({"2021-03-14T09:12:00z"});
}

TEST(ParseIsoTimestamp, RefusesALeapSecondWhereThereCanBeNone) {
    expect_refused({"2021-03-14T10:30:60Z", "2016-12-31T23:59:60+07:00"});
}

// The archive's zone decides the year, as in records and dates.
TEST(ParseIsoTimestamp, RefusesMomentsOutsideOfTheYearsByTheirZone) {
    expect_refused({"9999-12-31T23:59:59Z", "9999-12-31T17:00:00Z", "9999-12-31T23:59:59-18:00",
                    "1000-01-01T00:00:00+18:00", "1000-01-01T06:59:59+14:00"});
}

TEST(ParseIsoTimestamp, WhateverIsReadCanBeWrittenAndReadAgain) {
    for (const char* text :
         {"9999-12-31T16:59:59Z", "9999-12-31T23:59:59", "9999-12-31T23:59:59Z",
          "1000-01-01T00:00:00", "1000-01-01T00:00:00Z", "1000-01-01T00:00:00+09:00"}) {
        const auto time = parse_iso_timestamp(text);
        if (!time) continue;
        EXPECT_EQ(parse_iso_timestamp(to_rfc3339(time->seconds)), time) << text;
    }
}

bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

unsigned days_in(int year, unsigned month) {
    const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

TEST(Date, EveryDayFrom1900To2100) {
    const std::int64_t first =
        -2208988800 - kArchiveOffsetSeconds;  // 1900-01-01 in the archive's zone
    std::int64_t start = first;
    Date expected{1900, 1, 1};
    for (int year = 1900; year <= 2100; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            for (unsigned day = 1; day <= days_in(year, month); ++day, start += 86400) {
                const Date date{year, month, day};
                ASSERT_EQ(date, expected);
                ASSERT_TRUE(is_valid(date)) << to_iso(date);
                ASSERT_EQ(first_second(date), start) << to_iso(date);
                ASSERT_EQ(archive_date(start), date) << to_iso(date);
                ASSERT_EQ(archive_date(start + 86399), date) << to_iso(date);
                ASSERT_EQ(parse_iso_timestamp(to_iso(date)), (Timestamp{start, Precision::Day}));
                expected = next_day(date);
            }
            ASSERT_FALSE(is_valid({year, month, days_in(year, month) + 1})) << year << '-' << month;
        }
    }
    EXPECT_EQ(expected, (Date{2101, 1, 1}));
}

struct ValidRow {
    Date date;
    bool valid;
};

TEST(Date, IsValid) {
    const std::vector<ValidRow> rows = {
        {{2021, 3, 14}, true},   {{2020, 2, 29}, true},   {{2000, 2, 29}, true},
        {{2021, 2, 29}, false},  {{2100, 2, 29}, false},  {{2021, 0, 1}, false},
        {{2021, 13, 1}, false},  {{2021, 1, 0}, false},   {{2021, 4, 31}, false},
        {{1000, 1, 1}, true},    {{999, 12, 31}, false},  {{9999, 12, 31}, true},
        {{10000, 1, 1}, false},  {{0, 1, 1}, false},      {{-5, 1, 1}, false},
        {{2021, 257, 1}, false}, {{2021, 1, 257}, false}, {{67557, 1, 1}, false},
    };
    for (const ValidRow& row : rows)
        EXPECT_EQ(is_valid(row.date), row.valid) << to_iso(row.date);
}

struct DayRow {
    std::int64_t seconds;
    Date date;
};

TEST(Date, ArchiveDayAtItsEdges) {
    const std::vector<DayRow> rows = {
        {0, {1970, 1, 1}},           {-25200, {1970, 1, 1}},      {-25201, {1969, 12, 31}},
        {61199, {1970, 1, 1}},       {61200, {1970, 1, 2}},       {1615654799, {2021, 3, 13}},
        {1615654800, {2021, 3, 14}}, {1582909199, {2020, 2, 28}}, {1582909200, {2020, 2, 29}},
        {1582995600, {2020, 3, 1}},
    };
    for (const DayRow& row : rows)
        EXPECT_EQ(archive_date(row.seconds), row.date) << row.seconds;
}

struct TextRow {
    std::int64_t seconds;
    std::string text;
};

TEST(ToRfc3339, Table) {
    const std::vector<TextRow> rows = {
        {0, "1970-01-01T07:00:00+07:00"},
        {-1, "1970-01-01T06:59:59+07:00"},
        {-25200, "1970-01-01T00:00:00+07:00"},
        {-25201, "1969-12-31T23:59:59+07:00"},
        {-111601, "1969-12-30T23:59:59+07:00"},
        {-2208988800, "1900-01-01T07:00:00+07:00"},
        {1615687920, "2021-03-14T09:12:00+07:00"},
        {253402275599, "9999-12-31T23:59:59+07:00"},
        {-30610249200, "1000-01-01T00:00:00+07:00"},
    };
    for (const TextRow& row : rows)
        EXPECT_EQ(to_rfc3339(row.seconds), row.text) << row.seconds;
}

TEST(ToRfc3339, IsReadBackForRandomMoments) {
    testing::Random random(9);
    for (int i = 0; i < 100000; ++i) {
        const std::int64_t seconds =
            -2208988800 + static_cast<std::int64_t>(testing::below(random, 6342969600));
        ASSERT_EQ(parse_iso_timestamp(to_rfc3339(seconds)),
                  (Timestamp{seconds, Precision::Second}));
    }
}

}  // namespace
}  // namespace telusur
