// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/date_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace telusur {

namespace {

using NamedNumber = std::pair<std::string_view, unsigned>;

// As Indonesian and English papers print them, before and after the spelling reform of 1972. The
// stemmers know fewer of them (month_number), because a word of running text is more often
// something else: MRT is a train.
// clang-format off
constexpr std::array<NamedNumber, 50> kMonths = {{
    {"jan", 1}, {"januari", 1}, {"january", 1}, {"djanuari", 1},
    {"feb", 2}, {"febr", 2}, {"februari", 2}, {"february", 2},
    {"peb", 2}, {"pebr", 2}, {"pebruari", 2},
    {"mar", 3}, {"maret", 3}, {"march", 3}, {"mrt", 3},
    {"apr", 4}, {"april", 4},
    {"mei", 5}, {"may", 5},
    {"jun", 6}, {"juni", 6}, {"june", 6}, {"djuni", 6},
    {"jul", 7}, {"juli", 7}, {"july", 7}, {"djuli", 7},
    {"agt", 8}, {"ags", 8}, {"agu", 8}, {"agus", 8}, {"agust", 8}, {"agustus", 8},
    {"aug", 8}, {"august", 8},
    {"sep", 9}, {"sept", 9}, {"september", 9},
    {"okt", 10}, {"oktober", 10}, {"oct", 10}, {"october", 10},
    {"nov", 11}, {"november", 11}, {"nop", 11}, {"nopember", 11},
    {"des", 12}, {"desember", 12}, {"dec", 12}, {"december", 12},
}};

constexpr std::array<NamedNumber, 34> kWeekdays = {{
    {"senin", 1}, {"sen", 1}, {"monday", 1}, {"mon", 1},
    {"selasa", 2}, {"sel", 2}, {"tuesday", 2}, {"tues", 2}, {"tue", 2},
    {"rabu", 3}, {"rab", 3}, {"wednesday", 3}, {"wed", 3},
    {"kamis", 4}, {"kam", 4}, {"thursday", 4}, {"thurs", 4}, {"thur", 4}, {"thu", 4},
    {"jumat", 5}, {"jumaat", 5}, {"jum", 5}, {"friday", 5}, {"fri", 5},
    {"sabtu", 6}, {"sab", 6}, {"saturday", 6}, {"sat", 6},
    {"minggu", 7}, {"min", 7}, {"ahad", 7}, {"ahd", 7}, {"sunday", 7}, {"sun", 7},
}};
// clang-format on

template <std::size_t size>
std::optional<unsigned> number_of(const std::array<NamedNumber, size>& table,
                                  std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [name](const auto& entry) { return entry.first == name; });
    if (found == table.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<unsigned> month_named(std::string_view word) {
    return number_of(kMonths, word);
}

std::optional<unsigned> weekday_named(std::string_view word) {
    return number_of(kWeekdays, word);
}

}  // namespace telusur
