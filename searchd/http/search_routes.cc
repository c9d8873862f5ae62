// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/search_routes.h"

#include <fmt/format.h>
#include <utility>

#include "indexer/index/error.h"
#include "searchd/http/public_routes.h"
#include "searchd/search/parameter_checks.h"
#include "searchd/search/query_json.h"
#include "searchd/search/request.h"
#include "searchd/search/result_json.h"
#include "searchd/search/similar_json.h"
#include "searchd/search/suggest_json.h"
#include "searchd/search/suggest_request.h"

namespace telusur {

namespace {

constexpr std::string_view kArticles = "/v1/articles/";
constexpr std::string_view kFacets = "/v1/facets/";
constexpr std::string_view kSimilar = "/similar";  // behind an article

using WriteResult = std::string (*)(const SearchRequest&, const SearchResult&);

/// The handlers, and what they share.
class SearchHandlers {
  public:
    SearchHandlers(EngineSource engine, std::chrono::milliseconds time_budget)
        : engine_(std::move(engine)), time_budget_(time_budget) {}

    HttpAnswer search(const Question& question) const;
    HttpAnswer facet(const Question& question) const;
    HttpAnswer article(const Question& question) const;
    HttpAnswer parse(const Question& question) const;
    HttpAnswer suggest(const Question& question) const;

    // The same question in other words, order or spelling of the URL has the same identity.
    std::string search_identity(const Question& question) const;
    std::string facet_identity(const Question& question) const;
    // Of what is asked by few parameters that are written alike by all.
    std::string plain_identity(const Question& question) const;

  private:
    static SearchRequest facet_request(const Question& question);
    std::string identity(std::string_view path, const SearchRequest& request) const;
    HttpAnswer search_with(const Question& question, SearchRequest request,
                           WriteResult write) const;
    HttpAnswer similar(const Question& question, const std::string& id) const;

    EngineSource engine_;
    std::chrono::milliseconds time_budget_;
};

std::string SearchHandlers::identity(std::string_view path, const SearchRequest& request) const {
    return epoch_of(*engine_()) + '\0' + canonical_target(path, request);
}

std::string SearchHandlers::search_identity(const Question& question) const {
    return identity(question.target.path, parse_search_request(question.target.parameters));
}

std::string SearchHandlers::facet_identity(const Question& question) const {
    return identity(question.target.path, facet_request(question));
}

std::string SearchHandlers::plain_identity(const Question& question) const {
    std::string text = epoch_of(*engine_()) + '\0' + question.target.path;
    for (const auto& [name, value] : question.target.parameters)
        text += '\0' + name + '\0' + value;
    return text;
}

HttpAnswer SearchHandlers::search_with(const Question& question, SearchRequest request,
                                       WriteResult write) const {
    request.language = question.language;
    request.time_budget = time_budget_;
    const auto engine = engine_();
    const SearchResult result = engine->search(request);
    HttpAnswer answer = json_answer(*engine, write(request, result),
                                    result.is_part() ? kMustNotBeKept : kMayBeKept);
    answer.question = std::make_shared<AnsweredQuestion>(
        AnsweredQuestion{request.text, asked_parameters(request), result.total, result.is_part()});
    return answer;
}

HttpAnswer SearchHandlers::search(const Question& question) const {
    return search_with(question, parse_search_request(question.target.parameters), to_json);
}

// The parameters of a search, but for what concerns hits and other facets; its own are shorter.
SearchRequest SearchHandlers::facet_request(const Question& question) {
    Parameters parameters;
    for (const auto& [name, value] : question.target.parameters) {
        for (const char* other : {"facets", "page", "per_page", "sort", "dedupe", "cursor"}) {
            if (name != other) continue;
            throw Error(
                ErrorCode::Usage,
                phrase("\"{}\" is not for one facet", "\"{}\" bukan untuk satu faset", name), {},
                name);
        }
        const bool own = name == "prefix" || name == "limit";
        parameters.emplace_back(own ? "facet_" + name : name, value);
    }
    parameters.emplace_back("facets", question.target.path.substr(kFacets.size()));
    parameters.emplace_back("per_page", "1");
    SearchRequest request = parse_search_request(parameters);
    if (request.facets.size() != 1) {
        throw Error(ErrorCode::Usage, phrase("name one facet", "sebutkan satu faset"),
                    phrase("such as /v1/facets/tag", "misalnya /v1/facets/tag"), "facets");
    }
    return request;
}

HttpAnswer SearchHandlers::facet(const Question& question) const {
    HttpAnswer answer = search_with(question, facet_request(question), facet_to_json);
    answer.question = nullptr;  // nobody asked it: a box offers what could be chosen
    return answer;
}

// An id may have slashes in it, and end as that path does: an article that is there goes first.
HttpAnswer SearchHandlers::article(const Question& question) const {
    const std::string id = question.target.path.substr(kArticles.size());
    const auto engine = engine_();
    if (id.ends_with(kSimilar) && !engine->article(id))
        return similar(question, id.substr(0, id.size() - kSimilar.size()));
    for (const auto& [name, value] : question.target.parameters) {
        if (name == "lang") continue;
        throw unknown_parameter(name,
                                phrase("the only one here is lang", "yang ada di sini hanya lang"));
    }
    if (id.empty() || id.size() > kMaximumIdBytes) throw no_article(id);
    const auto article = engine->article(id);
    if (!article) throw no_article(id);
    return json_answer(*engine, to_json(*article));
}

HttpAnswer SearchHandlers::similar(const Question& question, const std::string& id) const {
    const std::size_t limit = similar_limit(question.target.parameters);
    if (id.empty() || id.size() > kMaximumIdBytes) throw no_article(id);
    const auto engine = engine_();
    auto hits = engine->similar(id, limit);
    if (!hits) throw no_article(id);
    SearchResult result;
    result.hits = std::move(*hits);
    result.generation = engine->generation();
    result.updated_at = engine->updated_at();
    return json_answer(*engine, similar_to_json(id, result));
}

HttpAnswer SearchHandlers::parse(const Question& question) const {
    SearchRequest request = parse_search_request(question.target.parameters);
    request.language = question.language;
    const auto engine = engine_();
    Query query = engine->parse(request);
    auto families = engine->families(query);
    return json_answer(
        *engine, to_json({request.text, std::move(query), std::move(families)}, request.language));
}

HttpAnswer SearchHandlers::suggest(const Question& question) const {
    const SuggestRequest request = parse_suggest_request(question.target.parameters);
    const auto engine = engine_();
    return json_answer(*engine, to_json(request, engine->suggest(request.typed, request.limit),
                                        engine->generation()));
}

}  // namespace

Error no_article(const std::string& id) {
    return Error(ErrorCode::NoArticle,
                 phrase("there is no article \"{}\"", "tidak ada artikel \"{}\"",
                        id.substr(0, kMaximumIdBytes)));
}

HttpAnswer json_answer(const Engine& engine, std::string body, const char* cache_control) {
    return {200,
            {{"Content-Type", "application/json; charset=utf-8"},
             {"Cache-Control", cache_control},
             {"X-Index-Generation", engine.generation()}},
            std::move(body)};
}

std::string query_string(const SearchRequest& request) {
    std::string text;
    for (const auto& [name, value] : parameters_of(request))
        text += (text.empty() ? "" : "&") + name + '=' + encode_url(value);
    return text;
}

std::string asked_parameters(const SearchRequest& request) {
    const std::string parameters = query_string(request);
    return request.page == 1 ? parameters : fmt::format("{}&page={}", parameters, request.page);
}

std::string canonical_target(std::string_view path, const SearchRequest& request) {
    return fmt::format("{}?{}&page={}", path, query_string(request), request.page);
}

std::vector<Route> search_routes(EngineSource engine, std::chrono::milliseconds time_budget) {
    const auto handlers = std::make_shared<const SearchHandlers>(std::move(engine), time_budget);
    using Handler = HttpAnswer (SearchHandlers::*)(const Question&) const;
    using Identity = std::string (SearchHandlers::*)(const Question&) const;
    const auto route = [&handlers](std::string_view path, std::string_view documented,
                                   Methods methods, Handler handler, Identity identity) {
        return Route{path, documented, methods,
                     [handlers, handler](const Question& question) {
                         return (*handlers.*handler)(question);
                     },
                     [handlers, identity](const Question& question) {
                         return (*handlers.*identity)(question);
                     }};
    };
    using Own = SearchHandlers;
    return {
        route("/v1/search", "/v1/search", Methods::GetOrPost, &Own::search, &Own::search_identity),
        route(kArticles, "/v1/articles/{id}", Methods::Get, &Own::article, &Own::plain_identity),
        route(kFacets, "/v1/facets/{name}", Methods::Get, &Own::facet, &Own::facet_identity),
        route("/v1/parse", "/v1/parse", Methods::GetOrPost, &Own::parse, &Own::search_identity),
        route("/v1/suggest", "/v1/suggest", Methods::Get, &Own::suggest, &Own::plain_identity),
    };
}

}  // namespace telusur
