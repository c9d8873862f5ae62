// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "indexer/index/error.h"
#include "searchd/http/router.h"
#include "searchd/search/engine.h"

namespace telusur {

/// Gives the engine that answers a request: EngineFollower::get, or a test's own. Never slow.
using EngineSource = std::function<std::shared_ptr<const Engine>()>;

/// What browsers and proxies between may do with an answer that depends on the archive alone.
inline constexpr const char* kMayBeKept = "public, max-age=30, stale-while-revalidate=300";
/// With one that would be another if it were asked again.
inline constexpr const char* kMustNotBeKept = "no-store";

/// /v1/search, facets, articles, similar, parse and suggest. Finding may take so much processor
/// time.
std::vector<Route> search_routes(EngineSource engine, std::chrono::milliseconds time_budget);

/// That there is no article with that id.
Error no_article(const std::string& id);

/// An answer of 200 with that JSON.
HttpAnswer json_answer(const Engine& engine, std::string body,
                       const char* cache_control = kMayBeKept);

/// The parameters of a request as a URL has them, without page; the same for all spellings of it.
std::string query_string(const SearchRequest& request);

/// The same with the page, unless that is the first: as logs and counts know a question.
std::string asked_parameters(const SearchRequest& request);

/// The same with path and page.
std::string canonical_target(std::string_view path, const SearchRequest& request);

}  // namespace telusur
