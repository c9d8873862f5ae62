// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "indexer/index/timestamp.h"

namespace telusur {

/// Reads a date as news sites print it (UTF-8), with or without a time of day:
///
///     2023-07-28T10:00:00+07:00   28 Juli 2023    Jumat, 14/7/2023    2023/07/28   20230728
///     Jul 28, 2023                3 Okt 2022      Senin, 17 Agustus 2020 | 10:00 WIB
///     Tue, 12 Mar 2024 10:00:00 +0700             10 Agustus 2021 pukul 09.15 WITA   1690500000
///
/// Month and day names are Indonesian or English, long or short, also in old spellings; the day
/// name is not compared with the date. In 4/7/2023 the day comes first. A time without a zone is of
/// the archive's zone; nine or ten digits alone are Unix seconds.
///
/// The whole text must be understood, punctuation at its ends aside. Empty result for anything
/// else, for a date or time that does not exist, for years of two digits, and outside the years
/// 1000 to 9999 (of the archive's zone).
std::optional<Timestamp> read_date(std::string_view text);

/// The same for what articles can have: the years 1900 to 2100.
std::optional<Timestamp> parse_date(std::string_view text);

}  // namespace telusur
