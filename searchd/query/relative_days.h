// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexer/index/date_tokens.h"
#include "searchd/query/day_span.h"

namespace telusur {

/// Reads days that are told from today, in Indonesian or English: `kemarin`, `7h`, `3 hari lalu`,
/// `2 bulan terakhir`, `minggu lalu`, `this month`, `jumat`, `senin lalu`. Empty result for
/// anything else. The days may be of any year.
std::optional<DaySpan> read_relative_days(const DateTokens& tokens, std::chrono::sys_days today);

}  // namespace telusur
