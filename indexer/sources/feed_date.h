// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "indexer/index/timestamp.h"

namespace telusur {

/// Reads the date of a feed's item (clean text): what parse_date reads, and of RFC 822 also years
/// of two digits (1950 to 2049), the zone names of North America, and a remark in brackets behind
/// the zone: "Sab, 14 Mar 20 09:15 EST (kurang lebih)".
std::optional<Timestamp> parse_feed_date(std::string_view text);

}  // namespace telusur
