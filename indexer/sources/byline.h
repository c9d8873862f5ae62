// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/timestamp.h"

namespace telusur {

/// What a byline says. Any part may be missing.
struct Byline {
    std::vector<std::string> names;
    std::optional<Timestamp> published;
    std::string unreadable_date;  ///< what stands where the date should be, if it is none
    std::vector<std::string> categories;
};

/// Reads one clean line as a byline: "by NAME | DATE", "oleh NAME | DATE", "NAME | DATE",
/// "by | DATE", "by NAME | DATE | SECTION", or a date alone. The date may hold a bar itself
/// ("17 Agustus 2020 | 10:00 WIB"). Without a date a line is a byline only if it begins with "by"
/// or "oleh" and has a bar or a name in capitalised words behind it. Empty result for anything
/// else.
std::optional<Byline> parse_byline(std::string_view line);

}  // namespace telusur
