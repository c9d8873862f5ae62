// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/date_names.h"

#include <gtest/gtest.h>

namespace telusur {
namespace {

struct Row {
    std::string_view word;
    unsigned month;  // 0: none
    unsigned weekday;
};

TEST(DateNames, Table) {
    const Row rows[] = {
        {"januari", 1, 0},  {"djanuari", 1, 0},  {"pebruari", 2, 0}, {"feb", 2, 0},
        {"maret", 3, 0},    {"mrt", 3, 0},       {"march", 3, 0},    {"april", 4, 0},
        {"mei", 5, 0},      {"may", 5, 0},       {"djuni", 6, 0},    {"djuli", 7, 0},
        {"agt", 8, 0},      {"agu", 8, 0},       {"august", 8, 0},   {"sept", 9, 0},
        {"okt", 10, 0},     {"october", 10, 0},  {"nop", 11, 0},     {"nopember", 11, 0},
        {"des", 12, 0},     {"december", 12, 0}, {"senin", 0, 1},    {"mon", 0, 1},
        {"selasa", 0, 2},   {"tues", 0, 2},      {"rabu", 0, 3},     {"wednesday", 0, 3},
        {"kamis", 0, 4},    {"thurs", 0, 4},     {"jumat", 0, 5},    {"jumaat", 0, 5},
        {"sabtu", 0, 6},    {"sat", 0, 6},       {"minggu", 0, 7},   {"ahad", 0, 7},
        {"sunday", 0, 7},   {"", 0, 0},          {"Januari", 0, 0},  {"januar", 0, 0},
        {"januarii", 0, 0}, {"jum'at", 0, 0},    {"besok", 0, 0},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.word);
        EXPECT_EQ(month_named(row.word).value_or(0), row.month);
        EXPECT_EQ(weekday_named(row.word).value_or(0), row.weekday);
    }
}

}  // namespace
}  // namespace telusur
