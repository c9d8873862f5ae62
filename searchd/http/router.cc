// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/router.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <new>
#include <utility>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "searchd/http/json_parameters.h"
#include "searchd/http/request_language.h"

namespace telusur {

namespace {

const char* allowed(Methods methods) {
    switch (methods) {
        case Methods::Get:
            return "GET, HEAD, OPTIONS";
        case Methods::GetOrPost:
            return "GET, HEAD, POST, OPTIONS";
        case Methods::Post:
            return "POST, OPTIONS";
    }
    return "";
}

bool allows(Methods methods, const std::string& method) {
    if (method == "POST") return methods != Methods::Get;
    return methods != Methods::Post;
}

RoutedAnswer options(Methods methods) {
    auto kept = std::make_shared<KeptAnswer>();
    kept->answer = {204, {{"Allow", allowed(methods)}}, {}};
    return {std::move(kept)};
}

// Equal in every process of one version. Weak, because the answer may be sent compressed or not.
std::string entity_tag(const std::string& identity) {
    return fmt::format("W/\"{:016x}\"", checksum_of(bytes_of(TELUSUR_VERSION + ('\0' + identity))));
}

// Only a whole answer is worth a name, and has an entity tag; one that ran out of time is not it.
std::shared_ptr<const KeptAnswer> keep(HttpAnswer answer, std::string_view route,
                                       const std::string& tag) {
    auto kept = std::make_shared<KeptAnswer>();
    kept->route = route;
    kept->answer = std::move(answer);
    HttpAnswer& whole = kept->answer;
    const bool timed_out = whole.question && whole.question->timed_out;
    if (!tag.empty() && whole.status == 200 && !whole.rest && !timed_out) {
        kept->entity_tag = tag;
        whole.headers.emplace_back("ETag", tag);
    }
    return kept;
}

RoutedAnswer not_allowed(const Route& route, const Question& question) {
    return refused({405,
                    "method_not_allowed",
                    phrase("the method {} is not allowed here",
                           "metode {} tidak diperbolehkan di sini", question.request.method),
                    phrase("allowed: {}", "yang diperbolehkan: {}", allowed(route.methods)),
                    {},
                    {},
                    {{"Allow", allowed(route.methods)}}},
                   question.language, question.request.request_id);
}

}  // namespace

RoutedAnswer refused(const Problem& problem, Language language, const std::string& request_id) {
    auto kept = std::make_shared<KeptAnswer>();
    kept->answer = to_answer(problem, language, request_id);
    kept->problem = problem.code;
    return {std::move(kept)};
}

bool Route::matches(std::string_view asked) const {
    return path.ends_with('/') && path.size() > 1 ? asked.starts_with(path) : asked == path;
}

void add_routes(std::vector<Route>& to, std::vector<Route> routes) {
    to.insert(to.end(), std::make_move_iterator(routes.begin()),
              std::make_move_iterator(routes.end()));
}

Router::Router(std::vector<Route> routes, FaultLog log, ResponseCache* cache,
               std::size_t answer_bytes)
    : routes_(std::move(routes)),
      log_(std::move(log)),
      cache_(cache),
      answer_bytes_(answer_bytes) {}

const Route* Router::find(std::string_view path) const {
    const auto found = std::find_if(routes_.begin(), routes_.end(),
                                    [path](const Route& route) { return route.matches(path); });
    return found == routes_.end() ? nullptr : &*found;
}

bool Router::is_quick(std::string_view target) const {
    const Route* route = find(target.substr(0, target.find('?')));
    return route != nullptr && route->effort == Effort::AtOnce;
}

RoutedAnswer Router::answer(const HttpRequest& request) const {
    Language language = accepted_language(request.accept_language);
    const std::string& id = request.request_id;
    const auto fault = [&](const char* what) {
        log_(id, what);
        return refused(internal_problem(), language, id);
    };
    try {
        RequestTarget target = parse_target(request.target);
        language = request_language(target.parameters, request.accept_language);
        if (request.method == "POST") add_parameters(target.parameters, request);
        return answer_routed({request, target, language});
    } catch (const Error& error) {
        const Problem problem = problem_of(error);
        if (problem.status >= 500) log_(id, error.what());
        return refused(problem, language, id);
    } catch (const std::bad_alloc&) {
        log_(id, "there is no memory for the answer");
        return refused(busy_problem(), language, id);
    } catch (const std::exception& exception) {
        return fault(exception.what());
    } catch (...) {
        return fault("something that is no exception was thrown");
    }
}

RoutedAnswer Router::answer_routed(const Question& question) const {
    const auto& [request, target, language] = question;
    const bool is_options = request.method == "OPTIONS";
    if (is_options && target.path == "*") return options(Methods::Get);
    const Route* route = find(target.path);
    if (route == nullptr)
        return refused(not_found_problem(target.path), language, request.request_id);
    RoutedAnswer result;
    if (is_options) {
        result = options(route->methods);
    } else if (!allows(route->methods, request.method)) {
        result = not_allowed(*route, question);
    } else {
        result = answer_named(question, *route);
    }
    result.route = route->documented;
    return result;
}

std::shared_ptr<const KeptAnswer> Router::make_answer(const Question& question, const Route& route,
                                                      const std::string& tag) const {
    HttpAnswer answer = route.handler(question);
    if (answer.body.size() <= answer_bytes_) return keep(std::move(answer), route.documented, tag);
    return refused({400,
                    "answer_too_large",
                    phrase("the answer would have more than {} bytes",
                           "jawabannya akan lebih dari {} byte", answer_bytes_),
                    {"ask for fewer hits or values at once",
                     "minta hasil atau nilai lebih sedikit sekaligus"}},
                   question.language, question.request.request_id)
        .kept;
}

RoutedAnswer Router::answer_named(const Question& question, const Route& route) const {
    if (!route.identity) return {make_answer(question, route, {})};
    const char* language = question.language == Language::English ? "en" : "id";
    const std::string identity = route.identity(question) + '\0' + language;
    const std::string tag = entity_tag(identity);
    std::shared_ptr<const KeptAnswer> kept = cache_ == nullptr ? nullptr : cache_->find(identity);
    const bool from_cache = kept != nullptr;
    if (!from_cache) {
        kept = make_answer(question, route, tag);
        if (cache_ != nullptr && !kept->entity_tag.empty()) cache_->keep(identity, kept);
    }
    const bool is_known = kept->is_known_to(question.request.if_none_match);
    return {std::move(kept), {}, from_cache, is_known};
}

}  // namespace telusur
