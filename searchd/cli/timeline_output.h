// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searchd/cli/output.h"
#include "searchd/search/timeline.h"

namespace telusur {

/// How many articles there are from when. Plain and Csv: the interval and the count; of a relative
/// one also how many the archive has and the share of these, from 0 to 1. Csv has a header. Table
/// has bars, of the shares where it is relative, and articles without a date. Json is what HTTP
/// gives.
std::string write_timeline(const TimelineRequest& request, const Timeline& timeline,
                           OutputFormat format, const OutputStyle& style);

}  // namespace telusur
