// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/state_routes.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/index/error.h"
#include "indexer/index/field_table.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

HttpAnswer fresh(const Json& object) {
    return {200,
            {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store"}},
            object.dump()};
}

// Whatever is the matter with the index: whoever sends requests here should send them elsewhere.
HttpAnswer ready(const EngineSource& engine) {
    try {
        const auto now = engine();
        return fresh({{"status", "ready"},
                      {"generation", now->generation()},
                      {"articles", now->article_count()},
                      {"updated_at", now->updated_at()}});
    } catch (const Error& error) {
        throw Error(ErrorCode::Unavailable, error.message());
    }
}

// Told without an index, too: then nothing is known of how it reads.
Json analysis_of(const EngineSource& engine) {
    try {
        return engine()->analysis();
    } catch (const Error&) {
        return nullptr;
    }
}

}  // namespace

std::vector<Route> state_routes(EngineSource engine) {
    const auto route = [](std::string_view path, auto handler) {
        return Route{path, path, Methods::Get, std::move(handler), {}, Effort::AtOnce};
    };
    return {
        // That there is an answer is the answer: a process without an index is alive.
        route("/healthz",
              [](const Question&) {
                  return fresh({{"status", "ok"}});
              }),
        route("/readyz", [engine](const Question&) { return ready(engine); }),
        route("/version",
              [engine](const Question&) {
                  return fresh({{"name", "telusur"},
                                {"version", TELUSUR_VERSION},
                                {"index_format", kFormatVersion},
                                {"analysis", analysis_of(engine)}});
              }),
    };
}

}  // namespace telusur
