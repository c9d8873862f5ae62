// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/routes.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "searchd/http/problem.h"
#include "searchd/http/request_language.h"
#include "searchd/http/request_target.h"
#include "searchd/search/parameter_checks.h"
#include "searchd/search/query_json.h"
#include "searchd/search/request.h"
#include "searchd/search/result_json.h"
#include "searchd/search/similar_json.h"
#include "searchd/search/suggest_json.h"
#include "searchd/search/suggest_request.h"
#include "searchd/search/today.h"
#include "searchd/web/assets.h"

namespace telusur {

namespace {

constexpr std::string_view kArticles = "/v1/articles/";
constexpr std::string_view kFacets = "/v1/facets/";
constexpr std::string_view kSimilar = "/similar";  // behind an article

// For finding; what is found is shown in some milliseconds more.
constexpr std::chrono::milliseconds kTimeBudget{200};

constexpr const char* kJson = "application/json; charset=utf-8";
constexpr const char* kMayBeKept = "public, max-age=30";
constexpr const char* kAskAgain = "no-cache";
constexpr const char* kMustNotBeKept = "no-store";

constexpr const char* kPageSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

// Equal in every process of one version; a zero byte divides the parts.
std::string entity_tag(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) {
        text += part;
        text += '\0';
    }
    // Weak, because the answer may be sent compressed or not.
    return fmt::format("W/\"{:016x}\"", checksum_of(bytes_of(text)));
}

// The answer with these headers and that entity tag; without a body if the client has it already.
// The headers are the same either way: browsers put those of the short answer in place of what they
// kept, the security policy among them.
template <typename MakeBody>
HttpAnswer answer_unless_known(const HttpRequest& request, const std::string& tag,
                               HttpHeaders headers, const MakeBody& make_body) {
    headers.emplace_back("ETag", tag);
    const std::string& known = request.if_none_match;
    if (known == "*" || known.find(tag) != std::string::npos) return {304, std::move(headers), {}};
    return {200, std::move(headers), make_body()};
}

const HttpHeaders& json_headers() {
    static const HttpHeaders headers{{"Content-Type", kJson}, {"Cache-Control", kMayBeKept}};
    return headers;
}

Error no_article(const std::string& id) {
    return Error(ErrorCode::NoArticle,
                 phrase("there is no article \"{}\"", "tidak ada artikel \"{}\"", id));
}

Problem not_found(const std::string& path) {
    return {404,
            "not_found",
            phrase("nothing is at {}", "tidak ada apa-apa di {}", path),
            {"see /openapi.json for what there is", "lihat /openapi.json untuk yang tersedia"}};
}

}  // namespace

struct Routes::Question {
    const HttpRequest& request;
    const RequestTarget& target;
    Language language;
};

struct Routes::Route {
    std::string_view path;
    std::string_view documented;  // as openapi.json writes it
    HttpAnswer (Routes::*handler)(const Question&) const;

    bool matches(std::string_view asked) const {
        return path.ends_with('/') && path.size() > 1 ? asked.starts_with(path) : asked == path;
    }
};

// Literal paths only. A regular expression here would be run over what strangers send.
const std::vector<Routes::Route>& Routes::table() {
    static const std::vector<Route> table{
        {"/v1/search", "/v1/search", &Routes::search},
        {kArticles, "/v1/articles/{id}", &Routes::article},
        {kFacets, "/v1/facets/{name}", &Routes::facet},
        {"/v1/parse", "/v1/parse", &Routes::parse},
        {"/v1/suggest", "/v1/suggest", &Routes::suggest},
        {"/healthz", "/healthz", &Routes::health},
        {"/openapi.json", "/openapi.json", &Routes::asset},
        {"/", "/", &Routes::asset},
        {"/assets/page.js", "/assets/page.js", &Routes::asset},
        {"/assets/texts.js", "/assets/texts.js", &Routes::asset},
        {"/assets/page.css", "/assets/page.css", &Routes::asset},
        {"/assets/icon.svg", "/assets/icon.svg", &Routes::asset},
    };
    return table;
}

const Routes::Route* Routes::find(const std::string& path) {
    const auto found = std::find_if(table().begin(), table().end(),
                                    [&path](const Route& route) { return route.matches(path); });
    return found == table().end() ? nullptr : &*found;
}

std::vector<std::string_view> Routes::documented_paths() {
    std::vector<std::string_view> paths;
    for (const Route& route : table())
        paths.push_back(route.documented);
    paths.emplace_back("/v1/articles/{id}/similar");
    return paths;
}

Routes::Routes(EngineSource engine, FaultLog log)
    : engine_(std::move(engine)), log_(std::move(log)) {}

HttpAnswer Routes::answer(const HttpRequest& request) const {
    Language language = accepted_language(request.accept_language);
    const std::string& id = request.request_id;
    HttpAnswer answer;
    try {
        const RequestTarget target = parse_target(request.target);
        language = request_language(target.parameters, request.accept_language);
        answer = answer_routed({request, target, language});
    } catch (const Error& error) {
        const Problem problem = problem_of(error);
        if (problem.status >= 500) log_(id, error.what());
        return to_answer(problem, language, id);
    } catch (const std::exception& fault) {
        log_(id, fault.what());
        return to_answer(internal_problem(), language, id);
    } catch (...) {
        log_(id, "something that is no exception was thrown");
        return to_answer(internal_problem(), language, id);
    }
    const auto is_id = [](const auto& header) { return header.first == "X-Request-Id"; };
    if (std::none_of(answer.headers.begin(), answer.headers.end(), is_id)) {
        answer.headers.emplace_back("X-Request-Id", id);
    }
    return answer;
}

HttpAnswer Routes::answer_routed(const Question& question) const {
    const auto& [request, target, language] = question;
    const bool is_options = request.method == "OPTIONS";
    const Route* route = find(target.path);
    if (route == nullptr && !(is_options && target.path == "*")) {
        return to_answer(not_found(target.path), language, request.request_id);
    }
    if (is_options) return {204, {{"Allow", "GET, HEAD, OPTIONS"}}, {}};
    return (this->*route->handler)(question);
}

// "Yesterday" is another day each day.
std::string Routes::search_tag(const Question& question, const Engine& engine) {
    return entity_tag({TELUSUR_VERSION, engine.state(), to_iso(today()), question.request.target,
                       question.language == Language::English ? "en" : "id"});
}

HttpAnswer Routes::search_with(const Question& question, SearchRequest request,
                               WriteResult write) const {
    request.language = question.language;
    request.time_budget = kTimeBudget;
    const auto engine = engine_();
    const std::string tag = search_tag(question, *engine);
    return answer_unless_known(question.request, tag, json_headers(),
                               [&] { return write(request, engine->search(request)); });
}

HttpAnswer Routes::search(const Question& question) const {
    return search_with(question, parse_search_request(question.target.parameters), to_json);
}

// The parameters of a search, but for what concerns hits and other facets; its own are shorter.
HttpAnswer Routes::facet(const Question& question) const {
    Parameters parameters;
    for (const auto& [name, value] : question.target.parameters) {
        for (const char* other : {"facets", "page", "per_page", "sort", "dedupe"}) {
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
    return search_with(question, std::move(request), facet_to_json);
}

// An id may have slashes in it, and end as that path does: an article that is there goes first.
HttpAnswer Routes::article(const Question& question) const {
    const std::string id = question.target.path.substr(kArticles.size());
    if (id.ends_with(kSimilar) && !engine_()->article(id))
        return similar(question, id.substr(0, id.size() - kSimilar.size()));
    for (const auto& [name, value] : question.target.parameters) {
        if (name == "lang") continue;
        throw unknown_parameter(name,
                                phrase("the only one here is lang", "yang ada di sini hanya lang"));
    }
    if (id.empty() || id.size() > kMaximumIdBytes) throw no_article(id.substr(0, kMaximumIdBytes));
    const auto engine = engine_();
    const auto article = engine->article(id);
    if (!article) throw no_article(id);
    const std::string tag = entity_tag({TELUSUR_VERSION, engine->generation(), id});
    return answer_unless_known(question.request, tag, json_headers(),
                               [&article] { return to_json(*article); });
}

HttpAnswer Routes::parse(const Question& question) const {
    SearchRequest request = parse_search_request(question.target.parameters);
    request.language = question.language;
    const auto engine = engine_();
    const std::string tag = search_tag(question, *engine);
    return answer_unless_known(question.request, tag, json_headers(), [&] {
        Query query = engine->parse(request);
        auto families = engine->families(query);
        return to_json({request.text, std::move(query), std::move(families)}, request.language);
    });
}

HttpAnswer Routes::suggest(const Question& question) const {
    const SuggestRequest request = parse_suggest_request(question.target.parameters);
    const auto engine = engine_();
    const std::string tag = entity_tag({TELUSUR_VERSION, engine->state(), question.request.target});
    return answer_unless_known(question.request, tag, json_headers(), [&] {
        return to_json(request, engine->suggest(request.typed, request.limit),
                       engine->generation());
    });
}

HttpAnswer Routes::similar(const Question& question, const std::string& id) const {
    const std::size_t limit = similar_limit(question.target.parameters);
    if (id.empty() || id.size() > kMaximumIdBytes) throw no_article(id.substr(0, kMaximumIdBytes));
    const auto engine = engine_();
    if (!engine->article(id)) throw no_article(id);
    const std::string tag =
        entity_tag({TELUSUR_VERSION, engine->generation(), question.request.target});
    return answer_unless_known(question.request, tag, json_headers(), [&] {
        SearchResult result;
        result.hits = *engine->similar(id, limit);
        result.generation = engine->generation();
        result.updated_at = engine->updated_at();
        return similar_to_json(id, result);
    });
}

HttpAnswer Routes::health(const Question&) const {
    const auto engine = engine_();
    const nlohmann::ordered_json state{{"status", "ok"},
                                       {"generation", engine->generation()},
                                       {"articles", engine->article_count()}};
    return {200, {{"Content-Type", kJson}, {"Cache-Control", kMustNotBeKept}}, state.dump()};
}

HttpAnswer Routes::asset(const Question& question) const {
    struct Asset {
        std::string_view path;
        const char* type;
        std::string_view content;
        std::string tag;
    };
    static const auto make = [](std::string_view path, const char* type, std::string_view content) {
        return Asset{path, type, content, entity_tag({content})};
    };
    static const std::vector<Asset> all{
        make("/", "text/html; charset=utf-8", assets::kPageHtml),
        make("/assets/page.js", "text/javascript; charset=utf-8", assets::kPageJs),
        make("/assets/texts.js", "text/javascript; charset=utf-8", assets::kTextsJs),
        make("/assets/page.css", "text/css; charset=utf-8", assets::kPageCss),
        make("/assets/icon.svg", "image/svg+xml", assets::kPageIcon),
        make("/openapi.json", kJson, assets::kOpenapiJson),
    };
    const Asset& asset = *std::find_if(all.begin(), all.end(), [&question](const Asset& one) {
        return one.path == question.target.path;
    });
    return answer_unless_known(question.request, asset.tag,
                               {{"Content-Type", asset.type},
                                {"Cache-Control", kAskAgain},
                                {"Content-Security-Policy", kPageSecurityPolicy}},
                               [&asset] { return std::string(asset.content); });
}

}  // namespace telusur
