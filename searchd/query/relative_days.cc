// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/relative_days.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/date_names.h"
#include "stemmers/ascii.h"

namespace telusur {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

using Words = std::vector<std::string_view>;

struct NamedUnit {
    std::string_view name;
    CalendarUnit unit;
    bool is_word;  // and no abbreviation, which only stands behind a number
};

// clang-format off
constexpr std::array<NamedUnit, 26> kUnits{{
    {"h", CalendarUnit::Day, false}, {"hr", CalendarUnit::Day, false},
    {"hari", CalendarUnit::Day, true}, {"d", CalendarUnit::Day, false},
    {"day", CalendarUnit::Day, true}, {"days", CalendarUnit::Day, true},
    {"mg", CalendarUnit::Week, false}, {"mgg", CalendarUnit::Week, false},
    {"minggu", CalendarUnit::Week, true}, {"pekan", CalendarUnit::Week, true},
    {"w", CalendarUnit::Week, false}, {"week", CalendarUnit::Week, true},
    {"weeks", CalendarUnit::Week, true},
    {"b", CalendarUnit::Month, false}, {"bln", CalendarUnit::Month, false},
    {"bulan", CalendarUnit::Month, true}, {"mo", CalendarUnit::Month, false},
    {"month", CalendarUnit::Month, true}, {"months", CalendarUnit::Month, true},
    {"t", CalendarUnit::Year, false}, {"th", CalendarUnit::Year, false},
    {"thn", CalendarUnit::Year, false}, {"tahun", CalendarUnit::Year, true},
    {"y", CalendarUnit::Year, false}, {"year", CalendarUnit::Year, true},
    {"years", CalendarUnit::Year, true},
}};
// clang-format on

constexpr std::array<std::string_view, 5> kOneUnits{"sehari", "seminggu", "sepekan", "sebulan",
                                                    "setahun"};

struct NamedDay {
    std::string_view first;
    std::string_view second;
    int days_ago;
};

constexpr std::array<NamedDay, 7> kDays{{{"hari", "ini", 0},
                                         {"today", "", 0},
                                         {"kemarin", "", 1},
                                         {"kemaren", "", 1},
                                         {"yesterday", "", 1},
                                         {"kemarin", "lusa", 2},
                                         {"kemarin", "dulu", 2}}};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_past(std::string_view word) {
    return is_one_of(word, {"lalu", "kemarin", "silam"});
}

const NamedUnit* find_unit(std::string_view name) {
    const auto found = std::find_if(kUnits.begin(), kUnits.end(),
                                    [name](const NamedUnit& unit) { return unit.name == name; });
    return found == kUnits.end() ? nullptr : &*found;
}

// One to four digits; 0 for anything else.
int count_of(std::string_view word) {
    if (word.size() > 4 || word.empty() || !all_ascii_digits(word)) return 0;
    return std::stoi(std::string(word));
}

// The words of the text; "yang" says nothing, and "seminggu" is "1 minggu".
std::optional<Words> words_of(const DateTokens& tokens) {
    Words words;
    for (const DateToken& token : tokens) {
        if (!token.separator.empty()) return std::nullopt;
        if (token.text == "yang") continue;
        const bool is_one =
            std::find(kOneUnits.begin(), kOneUnits.end(), token.text) != kOneUnits.end();
        if (is_one) words.emplace_back("1");
        words.emplace_back(std::string_view(token.text).substr(is_one ? 2 : 0));
    }
    return words;
}

std::optional<DaySpan> read_named_day(const Words& words, sys_days today) {
    if (words.size() > 2) return std::nullopt;
    const std::string_view second = words.size() == 2 ? words[1] : "";
    for (const NamedDay& day : kDays) {
        if (day.first == words[0] && day.second == second)
            return span_of(CalendarUnit::Day, today - days(day.days_ago));
    }
    return std::nullopt;
}

// 7h, 7 hari terakhir, last 7 days: days up to today; 7 hari lalu, 7 days ago: that day.
std::optional<DaySpan> read_counted(std::span<const std::string_view> words, sys_days today) {
    const bool leads = is_one_of(words[0], {"last", "past"});
    if (leads) words = words.subspan(1);
    if (words.size() < 2 || words.size() > (leads ? 2 : 3)) return std::nullopt;
    const int count = count_of(words[0]);
    const NamedUnit* unit = find_unit(words[1]);
    if (count == 0 || unit == nullptr) return std::nullopt;
    const sys_days then = before(today, unit->unit, count);
    if (words.size() == 2 || is_one_of(words[2], {"terakhir", "belakangan"}))
        return DaySpan{then + days(1), today};
    if (words[2] != "ago" && !is_past(words[2])) return std::nullopt;
    return span_of(unit->unit, then);
}

struct Direction {
    std::string_view word;  // what is left of the two
    bool is_past;
};

// minggu ini, bulan lalu, last year: which is said before or behind.
std::optional<Direction> read_direction(const Words& words) {
    if (words.size() != 2) return std::nullopt;
    if (words[1] == "ini" || is_past(words[1])) return Direction{words[0], words[1] != "ini"};
    if (is_one_of(words[0], {"this", "last", "previous"}))
        return Direction{words[1], words[0] != "this"};
    return std::nullopt;
}

std::optional<DaySpan> read_whole_unit(const Words& words, sys_days today) {
    const auto direction = read_direction(words);
    const NamedUnit* unit = direction ? find_unit(direction->word) : nullptr;
    if (unit == nullptr || !unit->is_word || unit->unit == CalendarUnit::Day) return std::nullopt;
    return span_of(unit->unit, before(today, unit->unit, direction->is_past ? 1 : 0));
}

// jumat: the latest up to today; jumat lalu: before today; jumat ini: of this week.
std::optional<DaySpan> read_weekday(Words words, sys_days today) {
    if (words.size() > 1 && words[0] == "hari") words.erase(words.begin());
    const auto direction = read_direction(words);
    if (!direction && words.size() != 1) return std::nullopt;
    const auto weekday = weekday_named(direction ? direction->word : words[0]);
    if (!weekday) return std::nullopt;
    const sys_days of_week = span_of(CalendarUnit::Week, today).first + days(*weekday - 1);
    const bool is_ahead = of_week > today || (of_week == today && direction && direction->is_past);
    const bool must_be_past = !direction || direction->is_past;
    return span_of(CalendarUnit::Day, is_ahead && must_be_past ? of_week - days(7) : of_week);
}

}  // namespace

// `minggu lalu` is a week and is asked for as such first; `hari minggu lalu` has a word more.
std::optional<DaySpan> read_relative_days(const DateTokens& tokens, sys_days today) {
    const auto words = words_of(tokens);
    if (!words || words->empty()) return std::nullopt;
    if (const auto day = read_named_day(*words, today)) return day;
    if (const auto span = read_counted(*words, today)) return span;
    if (const auto span = read_whole_unit(*words, today)) return span;
    return read_weekday(*words, today);
}

}  // namespace telusur
