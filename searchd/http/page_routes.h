// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searchd/http/router.h"

namespace telusur {

/// The page with what it needs, and openapi.json.
std::vector<Route> page_routes();

}  // namespace telusur
