// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searchd/http/router.h"
#include "searchd/watch/admin_keys.h"
#include "searchd/watch/metrics.h"
#include "searchd/watch/query_log.h"
#include "searchd/watch/question_counts.h"

namespace telusur {

/// What the operator's door is about. It must outlive the routes.
struct AdminDoor {
    AdminKeys& keys;
    const Metrics& metrics;
    const QuestionCounts& questions;
    /// Looks for a newer generation and returns the name of the one that answers now. May throw
    /// Error.
    std::function<std::string()> reload;
};

/// POST /admin/reload, GET /admin/queries/top, zero and slow, GET /metrics: each for those who have
/// a key.
std::vector<Route> admin_routes(const AdminDoor& door);

/// Who may read the metrics at the readers' door.
enum class MetricsReaders { TrustedClients, Everybody };

/// GET /metrics; to all others it is an address where nothing is. `metrics` must outlive it.
Route metrics_route(const Metrics& metrics, MetricsReaders readers);

/// POST /v1/events: pages tell which hit was chosen. Both must outlive the routes; without a `log`,
/// clicks are only counted.
std::vector<Route> event_routes(Metrics& metrics, QueryLog* log);

}  // namespace telusur
