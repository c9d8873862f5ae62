// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchd/search/result.h"
#include "searchd/web/html.h"

namespace telusur {

/// How many articles are from when, as a picture (SVG): a bar each year, month or day. A script can
/// make a choice of it; each bar says which days it stands for. Empty for fewer than two bars, and
/// for any facet that is not of dates.
Html date_histogram(const Facet& facet, const DateRange& chosen, Language language);

}  // namespace telusur
