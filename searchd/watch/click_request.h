// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchd/search/request.h"
#include "searchd/watch/query_log.h"

namespace telusur {

/// Reads type=click, id, position and, if they are there, q and request_id. Throws Error{Usage}
/// naming the parameter for one that is unknown, missing, repeated or beyond its limits.
Click parse_click(const Parameters& parameters);

}  // namespace telusur
