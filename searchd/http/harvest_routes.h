// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

#include "searchd/http/router.h"
#include "searchd/http/search_routes.h"
#include "searchd/search/site_identity.h"

namespace telusur {

/// Where many articles are taken out at once: /v1/export, /v1/feed, /v1/timeline and
/// /opensearch.xml. Finding may take so much processor time; for an export five times as much, as
/// half an export is none.
std::vector<Route> harvest_routes(EngineSource engine, std::chrono::milliseconds time_budget,
                                  SiteIdentity site);

}  // namespace telusur
