// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/local_text.h"

#include <gtest/gtest.h>

namespace telusur::testing {
namespace {

constexpr Language kId = Language::Indonesian;
constexpr Language kEn = Language::English;

TEST(NumberText, GroupsThousands) {
    struct Row {
        std::uint64_t number;
        const char* indonesian;
        const char* english;
    };
    const Row rows[] = {
        {0, "0", "0"},
        {999, "999", "999"},
        {1000, "1.000", "1,000"},
        {12345, "12.345", "12,345"},
        {123456, "123.456", "123,456"},
        {18446744073709551615U, "18.446.744.073.709.551.615", "18,446,744,073,709,551,615"}};
    for (const Row& row : rows) {
        EXPECT_EQ(number_text(row.number, kId), row.indonesian);
        EXPECT_EQ(number_text(row.number, kEn), row.english);
    }
}

TEST(DateText, IsAsPeopleWriteIt) {
    EXPECT_EQ(date_text({2023, 7, 28}, kId), "28 Juli 2023");
    EXPECT_EQ(date_text({2023, 7, 28}, kEn), "28 July 2023");
    EXPECT_EQ(date_text({1000, 1, 1}, kId), "1 Januari 1000");
    const std::int64_t noon = first_second({2021, 12, 31}) + 12 * 3600 + 5 * 60;
    EXPECT_EQ(moment_text({noon, Timestamp::Precision::Second}, kId),
              "31 Desember 2021, 12.05 WIB");
    EXPECT_EQ(moment_text({noon, Timestamp::Precision::Second}, kEn),
              "31 December 2021, 12:05 WIB");
    EXPECT_EQ(moment_text({noon, Timestamp::Precision::Day}, kEn), "31 December 2021");
}

TEST(AgeText, IsInWholeDaysMonthsOrYears) {
    struct Row {
        Date date;
        const char* indonesian;
        const char* english;
    };
    const Date today{2026, 3, 31};
    const Row rows[] = {{{2026, 3, 31}, "hari ini", "today"},
                        {{2026, 3, 30}, "kemarin", "yesterday"},
                        {{2026, 3, 29}, "2 hari lalu", "2 days ago"},
                        {{2026, 3, 1}, "30 hari lalu", "30 days ago"},
                        {{2026, 2, 28}, "1 bulan lalu", "1 month ago"},
                        {{2025, 4, 30}, "11 bulan lalu", "11 months ago"},
                        {{2025, 3, 31}, "1 tahun lalu", "1 year ago"},
                        {{2009, 4, 1}, "16 tahun lalu", "16 years ago"},
                        {{2026, 4, 1}, "", ""}};
    for (const Row& row : rows) {
        EXPECT_EQ(age_text(row.date, today, kId), row.indonesian) << to_iso(row.date);
        EXPECT_EQ(age_text(row.date, today, kEn), row.english) << to_iso(row.date);
    }
    EXPECT_EQ(years_between({2009, 4, 1}, today), 16);
    EXPECT_EQ(years_between({2027, 4, 1}, today), 0);
}

TEST(IntervalText, NamesYearsMonthsAndDays) {
    struct Row {
        const char* value;
        const char* indonesian;
        const char* english;
    };
    const Row rows[] = {{"2021", "2021", "2021"},
                        {"2021-03", "Maret 2021", "March 2021"},
                        {"2021-03-14", "14 Maret 2021", "14 March 2021"},
                        {"2021-13", "2021-13", "2021-13"},
                        {"besok", "besok", "besok"},
                        {"", "", ""}};
    for (const Row& row : rows) {
        EXPECT_EQ(interval_text(row.value, kId), row.indonesian);
        EXPECT_EQ(interval_text(row.value, kEn), row.english);
    }
}

}  // namespace
}  // namespace telusur::testing
