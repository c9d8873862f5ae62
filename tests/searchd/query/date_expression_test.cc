// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/date_expression.h"

#include <gtest/gtest.h>

#include "tests/support/random_text.h"

namespace telusur {
namespace {

constexpr Date kWednesday{2026, 11, 18};

struct Row {
    std::string_view text;
    std::string_view range;  // as to_iso; "-" for nothing; a day or month by itself for all of it
};

std::string read(std::string_view text, const Date& today = kWednesday) {
    const auto range = read_date_expression(text, today);
    if (!range) return "-";
    const std::string shown = to_iso(*range);
    return range->from && range->from == range->to ? shown.substr(0, 10) : shown;
}

template <std::size_t size>
void expect_all(const Row (&rows)[size]) {
    for (const Row& row : rows)
        EXPECT_EQ(read(row.text), row.range) << row.text;
}

TEST(DateExpression, YearsMonthsAndDays) {
    expect_all({
        {"2021", "2021-01-01..2021-12-31"},
        {" 2021 ", "2021-01-01..2021-12-31"},
        {"tahun 2021", "2021-01-01..2021-12-31"},
        {"1000", "1000-01-01..1000-12-31"},
        {"9999", "9999-01-01..9999-12-31"},
        {"2021-08", "2021-08-01..2021-08-31"},
        {"2021-8", "2021-08-01..2021-08-31"},
        {"2021/08", "2021-08-01..2021-08-31"},
        {"8/2021", "2021-08-01..2021-08-31"},
        {"08-2021", "2021-08-01..2021-08-31"},
        {"2.2020", "2020-02-01..2020-02-29"},
        {"2/2021", "2021-02-01..2021-02-28"},
        {"2021-08-17", "2021-08-17"},
        {"20210817", "2021-08-17"},
        {"17/8/2021", "2021-08-17"},
        {"17-8-2021", "2021-08-17"},
        {"17.8.2021", "2021-08-17"},
        {"17 / 08 / 2021", "2021-08-17"},
        {"4/7/2021", "2021-07-04"},
        {"29/2/2020", "2020-02-29"},
        {"17/8/1850", "1850-08-17"},
        {"agustus 2021", "2021-08-01..2021-08-31"},
        {"AGUSTUS 2021", "2021-08-01..2021-08-31"},
        {"agustus, 2021", "2021-08-01..2021-08-31"},
        {"Agt 2021", "2021-08-01..2021-08-31"},
        {"Agu. 2021", "2021-08-01..2021-08-31"},
        {"Aug 2021", "2021-08-01..2021-08-31"},
        {"2021 agustus", "2021-08-01..2021-08-31"},
        {"Nop 1955", "1955-11-01..1955-11-30"},
        {"Djuli 1962", "1962-07-01..1962-07-31"},
        {"Pebruari 1968", "1968-02-01..1968-02-29"},
        {"March 2020", "2020-03-01..2020-03-31"},
        {"17 agustus 2021", "2021-08-17"},
        {"17 Agt 2021", "2021-08-17"},
        {"17-Agt-2021", "2021-08-17"},
        {"3 Nop 1955", "1955-11-03"},
        {"Aug 17, 2021", "2021-08-17"},
        {"Selasa, 17/8/2021", "2021-08-17"},
        {"Selasa (17/8/2021)", "2021-08-17"},
        {"Jum'at, 13 Agustus 2021", "2021-08-13"},
        {"Tuesday, 17 August 2021", "2021-08-17"},
    });
}

TEST(DateExpression, TimesAreDaysOfTheArchivesZone) {
    expect_all({
        {"17/8/2021 10.15", "2021-08-17"},
        {"17/8/2021 10.15 WIB", "2021-08-17"},
        {"17/8/2021 00.30 WIB", "2021-08-17"},
        {"17/8/2021 00.30 WITA", "2021-08-16"},
        {"17/8/2021 00.30 WIT", "2021-08-16"},
        {"17/8/2021 02.00 WIT", "2021-08-17"},
        {"17 Agustus 2021 pukul 23.30 UTC", "2021-08-18"},
        {"2021-08-17T20:00:00Z", "2021-08-18"},
        {"2021-08-17T00:30:00+09:00", "2021-08-16"},
        {"9999-12-31T23:00:00Z", "-"},
    });
}

TEST(DateExpression, DaysWithoutAYearAreTheLatest) {
    expect_all({
        {"november", "2026-11-01..2026-11-30"},
        {"Nop", "2026-11-01..2026-11-30"},
        {"desember", "2025-12-01..2025-12-31"},
        {"agu", "2026-08-01..2026-08-31"},
        {"may", "2026-05-01..2026-05-31"},
        {"17 agustus", "2026-08-17"},
        {"aug 17", "2026-08-17"},
        {"18 november", "2026-11-18"},
        {"19 november", "2025-11-19"},
        {"25 desember", "2025-12-25"},
        {"29 februari", "2024-02-29"},
        {"30 februari", "-"},
        {"senin", "2026-11-16"},
        {"selasa", "2026-11-17"},
        {"rabu", "2026-11-18"},
        {"kamis", "2026-11-12"},
        {"Jum’at", "2026-11-13"},
        {"sabtu", "2026-11-14"},
        {"minggu", "2026-11-15"},
        {"hari minggu", "2026-11-15"},
        {"ahad", "2026-11-15"},
        {"hari jumat", "2026-11-13"},
        {"monday", "2026-11-16"},
        {"sun", "2026-11-15"},
        {"senin lalu", "2026-11-16"},
        {"rabu lalu", "2026-11-11"},
        {"rabu kemarin", "2026-11-11"},
        {"last wednesday", "2026-11-11"},
        {"jumat ini", "2026-11-20"},
        {"hari minggu lalu", "2026-11-15"},
        {"hari minggu kemarin", "2026-11-15"},
    });
}

TEST(DateExpression, DaysToldFromToday) {
    expect_all({
        {"hari ini", "2026-11-18"},
        {"Hari Ini", "2026-11-18"},
        {"today", "2026-11-18"},
        {"kemarin", "2026-11-17"},
        {"yesterday", "2026-11-17"},
        {"kemarin lusa", "2026-11-16"},
        {"1h", "2026-11-18"},
        {"7h", "2026-11-12..2026-11-18"},
        {"7H", "2026-11-12..2026-11-18"},
        {"7d", "2026-11-12..2026-11-18"},
        {"7 hari", "2026-11-12..2026-11-18"},
        {"7 hari terakhir", "2026-11-12..2026-11-18"},
        {"last 7 days", "2026-11-12..2026-11-18"},
        {"past 7 days", "2026-11-12..2026-11-18"},
        {"2mg", "2026-11-05..2026-11-18"},
        {"2w", "2026-11-05..2026-11-18"},
        {"seminggu terakhir", "2026-11-12..2026-11-18"},
        {"3b", "2026-08-19..2026-11-18"},
        {"3mo", "2026-08-19..2026-11-18"},
        {"1t", "2025-11-19..2026-11-18"},
        {"1y", "2025-11-19..2026-11-18"},
        {"10 tahun terakhir", "2016-11-19..2026-11-18"},
        {"3 hari lalu", "2026-11-15"},
        {"3 hari yang lalu", "2026-11-15"},
        {"3 days ago", "2026-11-15"},
        {"3h lalu", "2026-11-15"},
        {"seminggu lalu", "2026-11-09..2026-11-15"},
        {"2 minggu lalu", "2026-11-02..2026-11-08"},
        {"2 bulan lalu", "2026-09-01..2026-09-30"},
        {"12 months ago", "2025-11-01..2025-11-30"},
        {"5 tahun silam", "2021-01-01..2021-12-31"},
        {"setahun yang lalu", "2025-01-01..2025-12-31"},
        {"minggu ini", "2026-11-16..2026-11-22"},
        {"pekan ini", "2026-11-16..2026-11-22"},
        {"this week", "2026-11-16..2026-11-22"},
        {"minggu lalu", "2026-11-09..2026-11-15"},
        {"minggu kemarin", "2026-11-09..2026-11-15"},
        {"pekan lalu", "2026-11-09..2026-11-15"},
        {"last week", "2026-11-09..2026-11-15"},
        {"bulan ini", "2026-11-01..2026-11-30"},
        {"this month", "2026-11-01..2026-11-30"},
        {"bulan lalu", "2026-10-01..2026-10-31"},
        {"bulan kemarin", "2026-10-01..2026-10-31"},
        {"last month", "2026-10-01..2026-10-31"},
        {"tahun ini", "2026-01-01..2026-12-31"},
        {"tahun lalu", "2025-01-01..2025-12-31"},
        {"tahun yang lalu", "2025-01-01..2025-12-31"},
        {"last year", "2025-01-01..2025-12-31"},
    });
}

TEST(DateExpression, Ranges) {
    expect_all({
        {"2019..2021", "2019-01-01..2021-12-31"},
        {"2019 .. 2021", "2019-01-01..2021-12-31"},
        {"2021..2019", "2019-01-01..2021-12-31"},
        {"2021-03..2021", "2021-03-01..2021-12-31"},
        {"2021..2021-03", "2021-01-01..2021-03-31"},
        {"2019..", "2019-01-01.."},
        {"..2021", "..2021-12-31"},
        {"..", "-"},
        {"17.8.2021..20.8.2021", "2021-08-17..2021-08-20"},
        {"agustus 2020..Oktober 2021", "2020-08-01..2021-10-31"},
        {"kemarin..hari ini", "2026-11-17..2026-11-18"},
        {"hari ini..3 hari lalu", "2026-11-15..2026-11-18"},
        {"2019-2021", "2019-01-01..2021-12-31"},
        {"2019–2021", "2019-01-01..2021-12-31"},
        {"agustus 2020 - maret 2021", "2020-08-01..2021-03-31"},
        {"17-20 agustus 2021", "2021-08-17..2021-08-20"},
        {"17 - 20 agustus 2021", "2021-08-17..2021-08-20"},
        {"maret sampai mei 2020", "2020-03-01..2020-05-31"},
        {"28 februari s.d. 3 maret 2020", "2020-02-28..2020-03-03"},
        {">=2020-03-02", "2020-03-02.."},
        {">= 2020-03-02", "2020-03-02.."},
        {">2020-03-02", "2020-03-03.."},
        {">2020", "2021-01-01.."},
        {"<=2020", "..2020-12-31"},
        {"<2020", "..2019-12-31"},
        {"<2020-03-01", "..2020-02-29"},
        {"2019 sampai 2021", "2019-01-01..2021-12-31"},
        {"2019 sampai dengan 2021", "2019-01-01..2021-12-31"},
        {"dari 2019 sampai 2021", "2019-01-01..2021-12-31"},
        {"2019 s.d. 2021", "2019-01-01..2021-12-31"},
        {"2019 s/d 2021", "2019-01-01..2021-12-31"},
        {"2019 hingga hari ini", "2019-01-01..2026-11-18"},
        {"2019 to 2021", "2019-01-01..2021-12-31"},
        {"from 2019 to 2021", "2019-01-01..2021-12-31"},
        {"sejak 2019", "2019-01-01.."},
        {"since aug 2020", "2020-08-01.."},
        {"mulai kemarin", "2026-11-17.."},
        {"sebelum 2020", "..2019-12-31"},
        {"before 17/8/2021", "..2021-08-16"},
        {"setelah 2020", "2021-01-01.."},
        {"sesudah agustus 2021", "2021-09-01.."},
        {"after 2021-12-31", "2022-01-01.."},
        {"sampai 2020", "..2020-12-31"},
        {"hingga maret 2020", "..2020-03-31"},
        {"antara 2019 dan 2021", "2019-01-01..2021-12-31"},
        {"antara maret dan mei 2020", "2020-03-01..2020-05-31"},
        {"between 2019 and 2021", "2019-01-01..2021-12-31"},
        {"antara 2021 dan 2019", "2019-01-01..2021-12-31"},
    });
}

TEST(DateExpression, WhatIsNoDate) {
    const std::string_view texts[] = {"",
                                      " ",
                                      "banjir",
                                      "0000",
                                      "0999",
                                      "999",
                                      "20211",
                                      "0000-00-00",
                                      "2021-00",
                                      "2021-13",
                                      "13/2021",
                                      "2021-02-31",
                                      "31/2/2021",
                                      "31 feb 2021",
                                      "29/2/2021",
                                      "0/8/2021",
                                      "17/8/21",
                                      "17/8/0999",
                                      "32 agustus",
                                      "0 agustus",
                                      "agustos 2021",
                                      "2021 2022",
                                      "17 8 2021",
                                      "0h",
                                      "7x",
                                      "h7",
                                      "99999h",
                                      "9999t",
                                      "7 hari kelak",
                                      "hari lalu",
                                      "b ini",
                                      "set",
                                      "last 7",
                                      "7 hari lalu lalu",
                                      "minggu depan",
                                      "2021 banjir",
                                      "banjir 2021",
                                      "2021....2022",
                                      "2019..2020..2021",
                                      "2019..x",
                                      "x..2019",
                                      ">",
                                      "<x",
                                      "><2020",
                                      ">9999",
                                      "<1000",
                                      "antara 2019",
                                      "antara 2019 dan",
                                      "sejak",
                                      "sampai",
                                      "2019 sampai x",
                                      "1690500000",
                                      "-2021",
                                      "2021*",
                                      "\"2021\"",
                                      "\xff\xfe",
                                      "2021\xff",
                                      "17/8/2021 25.00"};
    for (const std::string_view text : texts)
        EXPECT_EQ(read(text), "-") << text;
    EXPECT_EQ(read(std::string(100'000, '2')), "-");
    EXPECT_EQ(read(std::string_view("2021\0", 5)), "2021-01-01..2021-12-31");
}

TEST(DateExpression, MonthsEndAndYearsTurn) {
    struct Turn {
        Date today;
        std::string_view text;
        std::string_view range;
    };
    const Turn turns[] = {
        {{2023, 3, 31}, "1b", "2023-03-01..2023-03-31"},
        {{2024, 2, 29}, "1t", "2023-03-01..2024-02-29"},
        {{2023, 3, 31}, "1 bulan lalu", "2023-02-01..2023-02-28"},
        {{2023, 1, 1}, "kemarin", "2022-12-31"},
        {{2023, 1, 1}, "bulan lalu", "2022-12-01..2022-12-31"},
        {{2023, 1, 1}, "minggu", "2023-01-01"},
        {{2023, 1, 1}, "minggu ini", "2022-12-26..2023-01-01"},
        {{2023, 1, 2}, "minggu ini", "2023-01-02..2023-01-08"},
        {{2023, 1, 2}, "senin lalu", "2022-12-26"},
        {{2023, 1, 1}, "februari", "2022-02-01..2022-02-28"},
        {{1000, 1, 1}, "kemarin", "-"},
        {{9999, 12, 31}, "minggu ini", "-"},
    };
    for (const Turn& turn : turns)
        EXPECT_EQ(read(turn.text, turn.today), turn.range) << turn.text;
}

// A plain count of days, instead of calendar types, over some years.
TEST(DateExpression, EveryDayAgoIsThatDay) {
    Date day{2019, 12, 30};
    for (int days = 800; days > 0; --days) {
        Date today{2022, 3, 9};  // 800 days later
        SCOPED_TRACE(days);
        EXPECT_EQ(read(std::to_string(days) + " hari lalu", today), to_iso(day));
        EXPECT_EQ(read(">" + to_iso(day), today), to_iso(next_day(day)) + "..");
        EXPECT_EQ(read("<" + to_iso(next_day(day)), today), ".." + to_iso(day));
        day = next_day(day);
    }
}

TEST(DateExpression, WhatIsShownReadsAsItself) {
    testing::Random random(3);
    const auto any_day = [&random] {
        return archive_date(static_cast<std::int64_t>(testing::below(random, 250'000)) * 86400 -
                            std::int64_t{20'000'000'000});
    };
    for (int i = 0; i < 2000; ++i) {
        DateRange range{any_day(), any_day()};
        if (first_second(*range.from) > first_second(*range.to)) std::swap(range.from, range.to);
        if (i % 3 == 1) range.from.reset();
        if (i % 3 == 2) range.to.reset();
        EXPECT_EQ(read_date_expression(to_iso(range), kWednesday), range) << to_iso(range);
    }
}

}  // namespace
}  // namespace telusur
