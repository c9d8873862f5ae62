// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/phrase.h"
#include "searchd/http/http_message.h"
#include "searchd/http/problem.h"
#include "searchd/http/request_target.h"
#include "searchd/http/response_cache.h"

namespace telusur {

/// Is told of faults on our side, which clients only learn the id of: the request's id, and what
/// happened in English.
using FaultLog = std::function<void(const std::string& request_id, const std::string& what)>;

/// What a handler is asked. The references live as long as the call.
struct Question {
    const HttpRequest& request;
    const RequestTarget& target;
    Language language;
};

/// How an address may be asked. HEAD and OPTIONS go without saying where GET is allowed.
enum class Methods { Get, GetOrPost, Post };

/// Where a request may be answered: by a worker, or by the thread of the sockets itself, which may
/// not take longer than some tens of microseconds.
enum class Effort { Work, AtOnce };

/// An address and what answers there.
struct Route {
    /// Literal; one that ends in '/' and is longer stands for all below it.
    std::string_view path;
    std::string_view documented;  ///< as openapi.json writes it
    Methods methods = Methods::Get;
    /// May throw: what it throws becomes a problem. Called from any thread.
    std::function<HttpAnswer(const Question&)> handler;
    /// Names the answer: requests in one language with one identity have one answer, as long as
    /// the server runs. It is then kept, and has an entity tag. May throw as the handler may.
    /// Empty: each request is answered anew.
    std::function<std::string(const Question&)> identity = {};
    Effort effort = Effort::Work;

    bool matches(std::string_view asked) const;
};

/// What a router has for a request.
struct RoutedAnswer {
    /// The whole answer, shared with the cache: without X-Request-Id, and with its body although
    /// the method may be HEAD.
    std::shared_ptr<const KeptAnswer> kept;
    std::string_view route = {};  ///< Route::documented; empty if nothing is there
    bool from_cache = false;
    bool is_known = false;  ///< the client has it already: 304, and no body need be there
};

/// The addresses of one door. Thread-safe if the handlers and the log are.
inline constexpr std::size_t kUsualAnswerBytes = std::size_t{64} << 20;

class Router {
  public:
    /// The first route that matches counts. `cache` may be nullptr and must outlive this.
    /// An answer that is no stream and has more than `answer_bytes` is refused.
    Router(std::vector<Route> routes, FaultLog log, ResponseCache* cache = nullptr,
           std::size_t answer_bytes = kUsualAnswerBytes);

    /// Any request has an answer; what goes wrong becomes a problem.
    RoutedAnswer answer(const HttpRequest& request) const;

    /// True if that path is answered at once.
    bool is_quick(std::string_view target) const;

    const std::vector<Route>& routes() const { return routes_; }

  private:
    const Route* find(std::string_view path) const;
    RoutedAnswer answer_routed(const Question& question) const;
    RoutedAnswer answer_named(const Question& question, const Route& route) const;
    std::shared_ptr<const KeptAnswer> make_answer(const Question& question, const Route& route,
                                                  const std::string& tag) const;

    std::vector<Route> routes_;
    FaultLog log_;
    ResponseCache* cache_;
    std::size_t answer_bytes_;
};

/// The answer that tells a problem.
RoutedAnswer refused(const Problem& problem, Language language, const std::string& request_id);

/// Appends one list to another.
void add_routes(std::vector<Route>& to, std::vector<Route> routes);

}  // namespace telusur
