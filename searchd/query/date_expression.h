// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searchd/query/date_range.h"

namespace telusur {

/// Reads the days that a person means, in Indonesian or English, whatever case:
///
///     2021   2021-08   8/2021   agustus 2021   17/8/2021   17 Agt 2021   Selasa, 17/8/2021
///     17 agustus   agustus   jumat                     the latest up to today
///     hari ini   kemarin   kemarin lusa   3 hari lalu   2 bulan lalu   that day, week, month, year
///     7h   7d   2mg   3b   1t   7 hari terakhir        the last days, weeks … with today
///     minggu ini   bulan lalu   last week   tahun ini  weeks begin on Monday
///     2019..2021   2019..   ..2021   2019-2021   >=2020-03-02   <2020   sejak maret 2020
///     sebelum 2020   antara 2019 dan 2021   3 maret s.d. 5 april 2020   17-20 agustus 2021
///
/// Days are those of the archive's zone; a time with a zone is the day that it falls on there.
/// `minggu` and `hari minggu` are a Sunday, `minggu ini` and `minggu lalu` weeks. Ends in the wrong
/// order are swapped. `today` must be valid.
///
/// The whole text must be understood: nothing for any other bytes, for days that do not exist, and
/// for days outside the years 1000 to 9999. A range that is given has an end at least, and its ends
/// are valid and in order.
std::optional<DateRange> read_date_expression(std::string_view text, const Date& today);

/// How a range is shown: "2019-01-01..2021-12-31", "2019-01-01..", "..2021-12-31". Read as an
/// expression it is the same range again.
std::string to_iso(const DateRange& range);

}  // namespace telusur
