// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/state_routes.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/index/field_table.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

HttpAnswer fresh(const Json& object) {
    return {200,
            {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store"}},
            object.dump()};
}

Json state_of(const Engine& engine, const char* status) {
    return {{"status", status},
            {"generation", engine.generation()},
            {"articles", engine.article_count()},
            {"updated_at", engine.updated_at()}};
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
        route("/readyz", [engine](const Question&) { return fresh(state_of(*engine(), "ready")); }),
        route("/version",
              [](const Question&) {
                  return fresh({{"name", "telusur"},
                                {"version", TELUSUR_VERSION},
                                {"index_format", kFormatVersion}});
              }),
    };
}

}  // namespace telusur
