// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/public_routes.h"

#include "indexer/index/error.h"
#include "searchd/http/harvest_routes.h"
#include "searchd/http/page_routes.h"
#include "searchd/http/state_routes.h"
#include "searchd/search/today.h"
#include "searchd/web/page_question.h"

namespace telusur {

std::vector<Route> public_routes(const EngineSource& engine, std::chrono::milliseconds time_budget,
                                 const SiteIdentity& site) {
    std::vector<Route> routes = state_routes(engine);
    add_routes(routes, search_routes(engine, time_budget));
    add_routes(routes, harvest_routes(engine, time_budget, site));
    add_routes(routes, page_routes(engine, time_budget, site));
    return routes;
}

std::string epoch_of(const Engine& engine) {
    return engine.state() + '\0' + to_iso(today());
}

void ask_beforehand(const Engine& engine, const std::vector<std::string>& targets,
                    std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    for (const std::string& text : targets) {
        if (std::chrono::steady_clock::now() >= end) return;
        try {
            const RequestTarget target = parse_target(text);
            const bool is_page = target.path == "/";
            if (!is_page && target.path != "/v1/search") continue;
            SearchRequest request =
                is_page ? parse_page_question(target.parameters, Language::Indonesian).request
                        : parse_search_request(target.parameters);
            request.time_budget = time;
            engine.search(request);
        } catch (const Error&) {
            // Asked of another state of the archive: it need not be a question for this one.
        }
    }
}

}  // namespace telusur
