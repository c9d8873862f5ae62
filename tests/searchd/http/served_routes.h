// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searchd/http/public_routes.h"
#include "searchd/watch/watch_routes.h"

namespace telusur::testing {

/// All routes of the readers' door, as searchd puts them together.
class ServedRoutes {
  public:
    std::vector<Route> routes(const EngineSource& engine, std::chrono::milliseconds time_budget) {
        std::vector<Route> all =
            public_routes(engine, time_budget, {"Arsip Contoh", "https://cari.example"});
        all.push_back(metrics_route(metrics_, MetricsReaders::TrustedClients));
        add_routes(all, event_routes(metrics_, nullptr));
        return all;
    }

  private:
    Metrics metrics_{[] { return ServerFigures{}; }};
};

}  // namespace telusur::testing
