// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/http_responder.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <utility>

#include "indexer/index/error.h"
#include "searchd/http/problem.h"
#include "searchd/http/request_language.h"

namespace telusur {

namespace {

using Clock = std::chrono::steady_clock;

// A request that is longer is hardly sent twice.
constexpr std::size_t kLongestLiteralName = 2048;

// Names of other kinds have no such mark.
const std::string kBeforeTarget("\0\n", 2);

bool is_read(const HttpRequest& request) {
    return request.method == "GET" || request.method == "HEAD";
}

}  // namespace

std::optional<std::string> literal_target(const std::string& name) {
    const std::size_t place = name.find(kBeforeTarget);
    if (place == std::string::npos) return std::nullopt;
    return name.substr(place + kBeforeTarget.size());
}

struct HttpResponder::Timed {
    Clock::time_point begin = Clock::now();

    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    }
};

HttpResponder::HttpResponder(const Router& router, ResponseCache* cache, ResponderOptions options,
                             RequestObserver observer)
    : router_(router),
      cache_(cache),
      options_(std::move(options)),
      limiter_(options_.rate),
      observer_(std::move(observer)) {}

// Finding an answer by these bytes takes no reading of parameters, so that the thread of the
// sockets can give it.
std::optional<std::string> HttpResponder::literal_name(const HttpRequest& request) const {
    if (cache_ == nullptr || !options_.epoch || !is_read(request)) return std::nullopt;
    if (request.target.size() + request.accept_language.size() > kLongestLiteralName)
        return std::nullopt;
    try {
        return options_.epoch() + '\0' + request.accept_language + kBeforeTarget + request.target;
    } catch (const Error&) {
        // Nothing answers now: what is the matter is the routes' to tell.
        return std::nullopt;
    }
}

std::optional<Reply> HttpResponder::receive(HttpRequest& request, const ClientAddress& peer,
                                            bool last) {
    const Timed timed;
    request.client = client_of(peer, request.forwarded_for, options_.trusted);
    const bool is_quick = router_.is_quick(request.target);
    if (!is_quick && !request.client.is_trusted) {
        if (const auto wait = limiter_.refuse(request.client.address.party())) {
            const Problem problem = too_many_problem(*wait);
            return deliver(
                request,
                refused(problem, accepted_language(request.accept_language), request.request_id),
                timed, last);
        }
    }
    if (is_quick) return deliver(request, router_.answer(request), timed, last);
    const auto name = literal_name(request);
    if (!name) return std::nullopt;
    auto kept = cache_->find(*name);
    if (!kept) return std::nullopt;
    const bool is_known = kept->is_known_to(request.if_none_match);
    const std::string_view route = kept->route;
    return deliver(request, {std::move(kept), route, true, is_known}, timed, last);
}

Reply HttpResponder::answer(const HttpRequest& request, bool last) {
    const Timed timed;
    const auto name = literal_name(request);
    const RoutedAnswer routed = router_.answer(request);
    if (name && !routed.kept->entity_tag.empty()) cache_->keep(*name, routed.kept);
    return deliver(request, routed, timed, last);
}

void HttpResponder::add_cors(const HttpRequest& request, HttpHeaders& headers) const {
    const auto& allowed = options_.cors_origins;
    if (std::find(allowed.begin(), allowed.end(), request.origin) == allowed.end()) return;
    headers.emplace_back("Access-Control-Allow-Origin", request.origin);
    headers.emplace_back("Access-Control-Expose-Headers",
                         "X-Request-Id, X-Index-Generation, X-Total-Count, Link, Retry-After");
    if (request.method != "OPTIONS") return;
    headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, POST");
    headers.emplace_back("Access-Control-Allow-Headers", "Content-Type, X-Request-Id");
    headers.emplace_back("Access-Control-Max-Age", "86400");
}

Reply HttpResponder::deliver(const HttpRequest& request, const RoutedAnswer& routed,
                             const Timed& timed, bool last) const {
    const KeptAnswer& kept = *routed.kept;
    const double milliseconds = timed.milliseconds();
    HttpHeaders added{
        {"X-Request-Id", request.request_id},
        {"Server-Timing", routed.from_cache ? std::string("cache;desc=hit")
                                            : fmt::format("total;dur={:.2f}", milliseconds)}};
    add_cors(request, added);
    const bool is_head = request.method == "HEAD";
    Delivery delivery{is_head ? Delivery::Body::Left : Delivery::Body::Whole,
                      last ? Delivery::After::Close : Delivery::After::KeepAlive};
    delivery.added = &added;
    delivery.in_chunks = kept.answer.rest != nullptr && request.knows_chunks;
    Reply reply;
    std::size_t body_bytes = 0;
    if (routed.is_known && kept.answer.status == 200) {
        reply.bytes = to_bytes({304, kept.answer.headers, {}}, delivery);
    } else {
        if (request.accepts_gzip) delivery.gzip = kept.gzipped();
        body_bytes = delivery.gzip.empty() ? kept.answer.body.size() : delivery.gzip.size();
        reply.bytes = to_bytes(kept.answer, delivery);
        if (!is_head) reply.rest = kept.answer.rest;
        reply.in_chunks = delivery.in_chunks;
    }
    if (observer_) {
        observer_({request.request_id, request.method, request.target, routed.route,
                   request.client.address, routed.is_known ? 304 : kept.answer.status, kept.problem,
                   is_head ? 0 : body_bytes, milliseconds, routed.from_cache,
                   kept.answer.question});
    }
    return reply;
}

std::string HttpResponder::refuse(const RefusedHead& refused_head, const ClientAddress& peer) {
    HttpRequest request;
    request.request_id = new_request_id();
    request.client.address = peer;
    return deliver(request,
                   refused(refused_head.problem, accepted_language(refused_head.accept_language),
                           request.request_id),
                   {}, true)
        .bytes;
}

}  // namespace telusur
