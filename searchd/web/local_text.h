// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "indexer/index/phrase.h"
#include "indexer/index/timestamp.h"

namespace telusur {

/// "1.234" in Indonesian, "1,234" in English.
std::string number_text(std::uint64_t number, Language language);

/// "28 Juli 2023", "28 July 2023".
std::string date_text(const Date& date, Language language);

/// The day, and where it is known the time: "28 Juli 2023, 14.05 WIB".
std::string moment_text(const Timestamp& moment, Language language);

/// How long ago a day is, in whole days, months or years: "hari ini", "3 bulan lalu". Empty for a
/// day that is still to come.
std::string age_text(const Date& date, const Date& today, Language language);

/// Whole years from one day to another; 0 if there is none.
int years_between(const Date& first, const Date& last);

/// "2021", "Maret 2021", "14 Maret 2021" for the values of a date facet; as it is for anything
/// else.
std::string interval_text(const std::string& value, Language language);

}  // namespace telusur
