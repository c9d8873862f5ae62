// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/http_message.h"
#include "searchd/search/engine.h"

namespace telusur {

/// Gives the engine that answers a request: LiveEngine::get, or a test's own.
using EngineSource = std::function<std::shared_ptr<const Engine>()>;

/// Is told of faults on our side, which clients only learn the id of: the request's id, and what
/// happened in English.
using FaultLog = std::function<void(const std::string& request_id, const std::string& what)>;

/// The addresses of the service and what they answer; openapi.json describes them. Thread-safe if
/// the source and the log are.
class Routes {
  public:
    Routes(EngineSource engine, FaultLog log);

    /// Any request has an answer; what goes wrong becomes a problem.
    HttpAnswer answer(const HttpRequest& request) const;

    /// The paths that are served, as openapi.json writes them, in no particular order.
    static std::vector<std::string_view> documented_paths();

  private:
    struct Question;
    struct Route;
    using WriteResult = std::string (*)(const SearchRequest&, const SearchResult&);
    static const std::vector<Route>& table();
    static const Route* find(const std::string& path);

    static std::string search_tag(const Question& question, const Engine& engine);
    HttpAnswer answer_routed(const Question& question) const;
    HttpAnswer search_with(const Question& question, SearchRequest request,
                           WriteResult write) const;
    HttpAnswer search(const Question& question) const;
    HttpAnswer facet(const Question& question) const;
    HttpAnswer article(const Question& question) const;
    HttpAnswer parse(const Question& question) const;
    HttpAnswer suggest(const Question& question) const;
    HttpAnswer similar(const Question& question, const std::string& id) const;
    HttpAnswer health(const Question& question) const;
    HttpAnswer asset(const Question& question) const;

    EngineSource engine_;
    FaultLog log_;
};

}  // namespace telusur
