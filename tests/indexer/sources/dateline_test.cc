// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/dateline.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

struct Row {
    std::string lead;
    std::string dateline;
    std::string rest;
};

TEST(Dateline, IsTaken) {
    const std::vector<Row> rows = {
        {"KABARBARU – Hujan turun.", "KABARBARU", "Hujan turun."},
        {"KABARBARU — Hujan turun.", "KABARBARU", "Hujan turun."},
        {"KABARBARU - Hujan turun.", "KABARBARU", "Hujan turun."},
        {"KABARBARU -- Hujan turun.", "KABARBARU", "Hujan turun."},
        {"KABARBARU --- Hujan turun.", "KABARBARU", "Hujan turun."},
        {"SERUNI, WARTA NUSWARA – Hujan – lagi.", "SERUNI, WARTA NUSWARA", "Hujan – lagi."},
        {"JAKARTA (ANTARA) - Hujan.", "JAKARTA (ANTARA)", "Hujan."},
        {"JAKARTA (Antara) - Hujan.", "JAKARTA (Antara)", "Hujan."},
        {"TEMPO.CO, Jakarta - Hujan.", "TEMPO.CO, Jakarta", "Hujan."},
        {"KABAR24.ID, Kota Seruni - Hujan.", "KABAR24.ID, Kota Seruni", "Hujan."},
        {"ÉVORA - Hujan.", "ÉVORA", "Hujan."},
        {std::string(60, 'K') + " - Hujan.", std::string(60, 'K'), "Hujan."},
    };
    for (const Row& row : rows) {
        std::string lead = row.lead;
        EXPECT_EQ(take_dateline(lead), row.dateline) << row.lead;
        EXPECT_EQ(lead, row.rest);
    }
}

TEST(Dateline, IsNotTaken) {
    const std::vector<std::string> leads = {
        "",
        "Hujan turun.",
        "Hujan – dan angin – turun.",
        "KABARBARU: Hujan turun.",
        "KABARBARU-Hujan turun.",
        "KABARBARU –",
        "Seruni - Hujan turun.",
        "KABARBARU melaporkan – hujan turun.",
        "TEMPO.CO, kata warga - hujan.",
        "2023 - 2024 adalah tahun basah.",
        " - Hujan.",
        "“KABAR” - Hujan.",
        std::string(61, 'K') + " - Hujan.",
    };
    for (const std::string& lead : leads) {
        std::string rest = lead;
        EXPECT_EQ(take_dateline(rest), "") << lead;
        EXPECT_EQ(rest, lead);
    }
}

}  // namespace
}  // namespace telusur
