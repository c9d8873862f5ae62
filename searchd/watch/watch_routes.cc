// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/watch_routes.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "searchd/http/problem.h"
#include "searchd/search/parameter_checks.h"
#include "searchd/watch/click_request.h"
#include "searchd/watch/log_text.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;
using Handler = std::function<HttpAnswer(const Question&)>;

constexpr std::uint32_t kDefaultListed = 20;
constexpr std::uint32_t kMostListed = 1000;
constexpr const char* kRetrySeconds = "60";

HttpAnswer json_answer(const Json& body) {
    return {200,
            {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store"}},
            body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

HttpAnswer metrics_answer(const Metrics& metrics) {
    return {200,
            {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"},
             {"Cache-Control", "no-store"}},
            metrics.text()};
}

// The same for no key and for a wrong one.
Problem no_key() {
    return {401,
            "unauthorized",
            {"this needs a key", "ini memerlukan kunci"},
            {"send the header Authorization: Bearer KEY", "kirim header Authorization: Bearer KEY"},
            {},
            {},
            {{"WWW-Authenticate", "Bearer"}}};
}

Problem too_many_keys() {
    return {429,
            "rate_limited",
            {"too many wrong keys", "terlalu banyak kunci yang salah"},
            {"try again in a minute", "coba lagi semenit lagi"},
            {},
            {},
            {{"Retry-After", kRetrySeconds}}};
}

Handler with_key(AdminKeys& keys, Handler handler) {
    return [&keys, handler = std::move(handler)](const Question& question) {
        const Admission admission = keys.admit(question.request.authorization);
        if (admission == Admission::Granted) return handler(question);
        const Problem problem = admission == Admission::Refused ? no_key() : too_many_keys();
        return to_answer(problem, question.language, question.request.request_id);
    };
}

std::size_t limit_of(const Parameters& parameters) {
    std::uint32_t limit = kDefaultListed;
    for (const auto& [name, value] : parameters) {
        if (name == "lang") continue;
        if (name != "limit") {
            throw unknown_parameter(name,
                                    {"the only one here is limit", "yang ada di sini hanya limit"});
        }
        limit = whole_number(name, value, 1, kMostListed);
    }
    return limit;
}

Json to_json(const std::vector<CountedQuestion>& questions) {
    Json list = Json::array();
    for (const CountedQuestion& each : questions) {
        list.push_back({{"q", each.text},
                        {"count", each.count},
                        {"without_hits", each.without_hits},
                        {"last_total", each.last_total}});
    }
    return {{"min_clients", kFewestClients}, {"questions", std::move(list)}};
}

Json to_json(const std::vector<SlowRequest>& requests) {
    Json list = Json::array();
    for (const SlowRequest& each : requests) {
        list.push_back({{"time", utc_time(each.time)},
                        {"ms", shown_milliseconds(each.milliseconds)},
                        {"route", each.route},
                        {"parameters", each.asked},
                        {"status", each.status},
                        {"total", each.total},
                        {"cached", each.from_cache}});
    }
    return {{"requests", std::move(list)}};
}

template <typename List>
Handler listing(const QuestionCounts& questions, List list) {
    return [&questions, list](const Question& question) {
        return json_answer(to_json((questions.*list)(limit_of(question.target.parameters))));
    };
}

}  // namespace

std::vector<Route> admin_routes(const AdminDoor& door) {
    std::vector<Route> routes;
    const auto add = [&](const char* path, Methods methods, Handler handler) {
        routes.push_back({path, path, methods, with_key(door.keys, std::move(handler))});
    };
    add("/admin/reload", Methods::Post, [reload = door.reload](const Question&) {
        return json_answer({{"generation", reload()}});
    });
    add("/admin/queries/top", Methods::Get, listing(door.questions, &QuestionCounts::top));
    add("/admin/queries/zero", Methods::Get, listing(door.questions, &QuestionCounts::zero));
    add("/admin/queries/slow", Methods::Get, listing(door.questions, &QuestionCounts::slow));
    add("/metrics", Methods::Get,
        [&metrics = door.metrics](const Question&) { return metrics_answer(metrics); });
    return routes;
}

Route metrics_route(const Metrics& metrics, MetricsReaders readers) {
    return {"/metrics", "/metrics", Methods::Get, [&metrics, readers](const Question& question) {
                const bool may_read =
                    readers == MetricsReaders::Everybody || question.request.client.is_trusted;
                if (may_read) return metrics_answer(metrics);
                return to_answer(not_found_problem(question.target.path), question.language,
                                 question.request.request_id);
            }};
}

std::vector<Route> event_routes(Metrics& metrics, QueryLog* log) {
    const auto take = [&metrics, log](const Question& question) {
        const Click click = parse_click(question.target.parameters);
        metrics.observe_click(click.position);
        if (log != nullptr) log->click(click, question.request.client.address);
        return HttpAnswer{204, {{"Cache-Control", "no-store"}}, {}};
    };
    return {{"/v1/events", "/v1/events", Methods::Post, take}};
}

}  // namespace telusur
