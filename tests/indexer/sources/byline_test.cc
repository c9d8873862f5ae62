// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/byline.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "+") + text;
    return all;
}

// "names; date; categories", "-" for no byline. A date that is none stands in question marks.
std::string described(const std::optional<Byline>& byline) {
    if (!byline) return "-";
    std::string date = byline->unreadable_date.empty() ? "" : "?" + byline->unreadable_date + "?";
    if (byline->published) {
        const bool day = byline->published->precision == Timestamp::Precision::Day;
        date = day ? to_iso(archive_date(byline->published->seconds))
                   : to_rfc3339(byline->published->seconds);
    }
    return joined(byline->names) + "; " + date + "; " + joined(byline->categories);
}

struct Row {
    std::string line;
    std::string expected;
};

TEST(Byline, Table) {
    const std::vector<Row> rows = {
        {"by Laksmi | Mar 14, 2021", "Laksmi; 2021-03-14; "},
        {"by | Mar 14, 2021", "; 2021-03-14; "},
        {"By: Laksmi | Mar 14, 2021", "Laksmi; 2021-03-14; "},
        {"oleh Laksmi Dewi | 14 Maret 2021", "Laksmi Dewi; 2021-03-14; "},
        {"OLEH | 14 Maret 2021", "; 2021-03-14; "},
        {"Laksmi | 14 Maret 2021", "Laksmi; 2021-03-14; "},
        {"by Laksmi dan Tegar | Mar 14, 2021", "Laksmi+Tegar; 2021-03-14; "},
        {"by Laksmi|Mar 14, 2021", "Laksmi; 2021-03-14; "},
        {"14 Maret 2021", "; 2021-03-14; "},
        {"| 14 Maret 2021", "; 2021-03-14; "},
        // Time of day, in the same piece or behind a bar.
        {"by Laksmi | Minggu, 14 Maret 2021 10:00 WIB", "Laksmi; 2021-03-14T10:00:00+07:00; "},
        {"by Laksmi | Minggu, 14 Maret 2021 | 10:00 WIB", "Laksmi; 2021-03-14T10:00:00+07:00; "},
        {"Minggu, 14 Maret 2021 | 10:00 WIB | Ekonomi", "; 2021-03-14T10:00:00+07:00; Ekonomi"},
        // Sections.
        {"by Laksmi | 3 Okt 2022 | Ekonomi", "Laksmi; 2022-10-03; Ekonomi"},
        {"by Laksmi | 3 Okt 2022 | Ekonomi, Daerah, EKONOMI", "Laksmi; 2022-10-03; Ekonomi+Daerah"},
        {"by Laksmi | Ekonomi | 3 Okt 2022", "Laksmi; 2022-10-03; Ekonomi"},
        {"by Laksmi | 3 Okt 2022 | Ekonomi | 0 comments", "Laksmi; 2022-10-03; Ekonomi"},
        {"by Laksmi | 3 Okt 2022 |", "Laksmi; 2022-10-03; "},
        // Without a date that can be read.
        {"by Laksmi | kemarin sore", "Laksmi; ?kemarin sore?; "},
        {"by Laksmi | kemarin | Ekonomi", "Laksmi; ?kemarin?; Ekonomi"},
        {"by Laksmi Dewi", "Laksmi Dewi; ; "},
        {"Oleh Laksmi dan Tegar", "Laksmi+Tegar; ; "},
        {"by |", "; ; "},
        // Other lines.
        {"", "-"},
        {"by", "-"},
        {"Banjir | Cuaca", "-"},
        {"Laksmi Dewi", "-"},
        {"Oleh karena itu warga mengungsi", "-"},
        {"Bybit Jatuh | Uang", "-"},
        {"Sejak 14 Maret 2021", "-"},
        {"satu dua tiga empat lima enam tujuh delapan sembilan | 14 Maret 2021", "-"},
        {"by " + std::string(300, 'X') + " | 14 Maret 2021", "-"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(described(parse_byline(row.line)), row.expected) << row.line;
    }
}

}  // namespace
}  // namespace telusur
