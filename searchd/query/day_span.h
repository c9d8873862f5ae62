// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "indexer/index/timestamp.h"

namespace telusur {

/// Days in a row, both ends included. Of any year: what is_valid allows is the caller's matter.
struct DaySpan {
    std::chrono::sys_days first;
    std::chrono::sys_days last;
};

enum class CalendarUnit { Day, Week, Month, Year };

/// The day, week (from Monday), month or year that holds a day.
DaySpan span_of(CalendarUnit unit, std::chrono::sys_days day);

/// The same day so many units before, at most 10,000; the last of the month where that has no such
/// day.
std::chrono::sys_days before(std::chrono::sys_days day, CalendarUnit unit, int count);

/// 1 is Monday, 7 is Sunday.
unsigned weekday_of(std::chrono::sys_days day);

std::chrono::sys_days to_days(const Date& date);
Date to_date(std::chrono::sys_days day);

}  // namespace telusur
