// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searchd/http/search_routes.h"
#include "searchd/search/site_identity.h"

namespace telusur {

/// The pages that people see (results at /, one article at /artikel/{id}) with the files they
/// need, the drop-in search box, and openapi.json.
std::vector<Route> page_routes(EngineSource engine, std::chrono::milliseconds time_budget,
                               const SiteIdentity& site);

}  // namespace telusur
