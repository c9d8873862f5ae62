// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/harvest_routes.h"

#include <chrono>
#include <fmt/format.h>
#include <utility>

#include "searchd/http/public_routes.h"
#include "searchd/search/export_chunks.h"
#include "searchd/search/feed.h"
#include "searchd/search/harvest_request.h"
#include "searchd/search/result_json.h"

namespace telusur {

namespace {

constexpr int kExportBudgets = 5;

constexpr const char* kMayBeKeptLong = "public, max-age=86400";

/// The handlers, and what they share.
class HarvestHandlers {
  public:
    HarvestHandlers(EngineSource engine, std::chrono::milliseconds time_budget, SiteIdentity site)
        : engine_(std::move(engine)), time_budget_(time_budget), site_(std::move(site)) {}

    HttpAnswer export_articles(const Question& question) const;
    HttpAnswer feed(const Question& question) const;
    HttpAnswer timeline(const Question& question) const;
    HttpAnswer terms(const Question& question) const;
    HttpAnswer opensearch(const Question& question) const;

    std::string identity(const Question& question) const;

  private:
    EngineSource engine_;
    std::chrono::milliseconds time_budget_;
    SiteIdentity site_;
};

std::string HarvestHandlers::identity(const Question& question) const {
    return epoch_of(*engine_()) + '\0' + link_to(question.target.path, question.target.parameters);
}

HttpAnswer HarvestHandlers::export_articles(const Question& question) const {
    ExportRequest request = parse_export_request(question.target.parameters);
    request.search.time_budget = kExportBudgets * time_budget_;
    const auto engine = engine_();
    auto scan = engine->scan(request.search);
    HttpAnswer answer{
        200,
        {{"Content-Type", media_type_of(request.format)},
         {"Content-Disposition", fmt::format("attachment; filename=\"telusur-{}.{}\"",
                                             engine->generation(), file_ending_of(request.format))},
         {"Cache-Control", kMustNotBeKept},
         {"X-Total-Count", std::to_string(scan->total())},
         {"X-Index-Generation", engine->generation()}},
        {}};
    const std::string next = request.limit == 0 ? "" : scan->stop_after(request.limit);
    if (!next.empty()) {
        Parameters parameters = parameters_of(request);
        parameters.emplace_back("cursor", next);
        answer.headers.emplace_back(
            "Link", fmt::format("<{}>; rel=\"next\"", link_to("/v1/export", parameters)));
    }
    answer.rest = export_chunks(std::move(scan), request);
    return answer;
}

// One that ran out of time must not be kept, and the question tells the router so.
HttpAnswer answer_of(const SearchRequest& request, const SearchResult& result,
                     const std::string& type, std::string body) {
    HttpAnswer answer{200,
                      {{"Content-Type", type},
                       {"Cache-Control", result.is_part() ? kMustNotBeKept : kMayBeKept},
                       {"X-Index-Generation", result.generation}},
                      std::move(body)};
    if (result.is_part()) {
        answer.question = std::make_shared<AnsweredQuestion>(
            AnsweredQuestion{request.text, query_string(request), result.total, true});
    }
    return answer;
}

HttpAnswer HarvestHandlers::feed(const Question& question) const {
    FeedRequest request = parse_feed_request(question.target.parameters);
    request.search.time_budget = time_budget_;
    const SearchResult result = engine_()->search(request.search);
    return answer_of(request.search, result, media_type_of(request.format),
                     feed_text(site_, request, result));
}

HttpAnswer HarvestHandlers::timeline(const Question& question) const {
    TimelineRequest request = parse_timeline_request(question.target.parameters);
    request.search.language = question.language;
    request.search.time_budget = time_budget_;
    const Timeline timeline = engine_()->timeline(request);
    return answer_of(request.search, timeline.found, "application/json; charset=utf-8",
                     to_json(request, timeline));
}

HttpAnswer HarvestHandlers::terms(const Question& question) const {
    TermsRequest request = parse_terms_request(question.target.parameters);
    request.search.language = question.language;
    request.search.time_budget = time_budget_;
    const DistinctiveWords words = engine_()->distinctive_words(request);
    return answer_of(request.search, words.found, "application/json; charset=utf-8",
                     to_json(request, words));
}

HttpAnswer HarvestHandlers::opensearch(const Question&) const {
    return {200,
            {{"Content-Type", "application/opensearchdescription+xml; charset=utf-8"},
             {"Cache-Control", kMayBeKeptLong}},
            opensearch_text(site_)};
}

}  // namespace

std::vector<Route> harvest_routes(EngineSource engine, std::chrono::milliseconds time_budget,
                                  SiteIdentity site) {
    const auto handlers =
        std::make_shared<const HarvestHandlers>(std::move(engine), time_budget, std::move(site));
    using Handler = HttpAnswer (HarvestHandlers::*)(const Question&) const;
    const auto route = [&handlers](std::string_view path, Handler handler) {
        return Route{path, path, Methods::Get, [handlers, handler](const Question& question) {
                         return (*handlers.*handler)(question);
                     }};
    };
    const auto kept_route = [&](std::string_view path, Handler handler) {
        Route kept = route(path, handler);
        kept.identity = [handlers](const Question& question) {
            return handlers->identity(question);
        };
        return kept;
    };
    return {route("/v1/export", &HarvestHandlers::export_articles),
            kept_route("/v1/feed", &HarvestHandlers::feed),
            kept_route("/v1/timeline", &HarvestHandlers::timeline),
            kept_route("/v1/terms", &HarvestHandlers::terms),
            route("/opensearch.xml", &HarvestHandlers::opensearch)};
}

}  // namespace telusur
