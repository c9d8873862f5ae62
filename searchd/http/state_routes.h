// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searchd/http/search_routes.h"

namespace telusur {

/// /healthz, /readyz and /version: whether the process lives, whether it answers questions, and
/// what it is. Cheap, and never limited.
std::vector<Route> state_routes(EngineSource engine);

}  // namespace telusur
