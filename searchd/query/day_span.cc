// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/day_span.h"

namespace telusur {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

unsigned weekday_of(sys_days day) {
    return std::chrono::weekday(day).iso_encoding();
}

DaySpan span_of(CalendarUnit unit, sys_days day) {
    const year_month_day date(day);
    switch (unit) {
        case CalendarUnit::Day:
            break;
        case CalendarUnit::Week: {
            const sys_days monday = day - days(weekday_of(day) - 1);
            return {monday, monday + days(6)};
        }
        case CalendarUnit::Month: {
            const auto month = date.year() / date.month();
            return {month / 1, month / std::chrono::last};
        }
        case CalendarUnit::Year:
            return {date.year() / 1 / 1, date.year() / 12 / 31};
    }
    return {day, day};
}

sys_days before(sys_days day, CalendarUnit unit, int count) {
    if (unit == CalendarUnit::Day) return day - days(count);
    if (unit == CalendarUnit::Week) return day - days(7 * count);
    const int months = unit == CalendarUnit::Month ? count : 12 * count;
    const year_month_day moved = year_month_day(day) - std::chrono::months(months);
    if (moved.ok()) return moved;
    return moved.year() / moved.month() / std::chrono::last;
}

sys_days to_days(const Date& date) {
    return std::chrono::year(date.year) / static_cast<int>(date.month) / static_cast<int>(date.day);
}

Date to_date(sys_days day) {
    const year_month_day date(day);
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day())};
}

}  // namespace telusur
