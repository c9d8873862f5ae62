// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/page_routes.h"

#include <fmt/format.h>
#include <map>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "searchd/http/public_routes.h"
#include "searchd/search/relaxations.h"
#include "searchd/search/result_json.h"
#include "searchd/search/today.h"
#include "searchd/web/article_page.h"
#include "searchd/web/assets.h"
#include "searchd/web/search_page.h"

namespace telusur {

namespace {

constexpr std::string_view kArticlePages = "/artikel/";
constexpr std::string_view kFiles = "/assets/";
constexpr std::size_t kSimilarShown = 5;
constexpr const char* kScript = "text/javascript; charset=utf-8";
constexpr const char* kPageSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

HttpAnswer html_answer(int status, std::string body, const char* cache_control) {
    return {status,
            {{"Content-Type", "text/html; charset=utf-8"},
             {"Cache-Control", cache_control},
             {"Content-Security-Policy", kPageSecurityPolicy}},
            std::move(body)};
}

struct File {
    const char* type;
    std::string_view content;
};

// A file under a name that tells its content: whoever has it need never ask again.
class Files {
  public:
    Files() {
        names_.style = add("page", "css", "text/css; charset=utf-8", assets::kPageCss);
        names_.scripts = {add("page", "js", kScript, assets::kPageJs),
                          add("suggestions", "js", kScript, assets::kSuggestionsJs),
                          add("histogram", "js", kScript, assets::kHistogramJs)};
        names_.icon = add("icon", "svg", "image/svg+xml", assets::kPageIcon);
    }

    const PageFiles& names() const { return names_; }
    HttpAnswer answer(const Question& question) const {
        const auto found = files_.find(question.target.path);
        if (found == files_.end()) {
            return to_answer(not_found_problem(question.target.path), question.language,
                             question.request.request_id);
        }
        return {200,
                {{"Content-Type", found->second.type},
                 {"Cache-Control", "public, max-age=31536000, immutable"}},
                std::string(found->second.content)};
    }

  private:
    std::string add(const char* name, const char* kind, const char* type,
                    std::string_view content) {
        std::string path =
            fmt::format("{}{}.{:016x}.{}", kFiles, name, checksum_of(bytes_of(content)), kind);
        files_.emplace(path, File{type, content});
        return path;
    }

    std::map<std::string, File> files_;
    PageFiles names_;
};

class PageHandlers {
  public:
    PageHandlers(EngineSource engine, std::chrono::milliseconds time_budget, std::string site)
        : engine_(std::move(engine)), time_budget_(time_budget), site_(std::move(site)) {}

    HttpAnswer results(const Question& question) const;
    HttpAnswer article(const Question& question) const;
    HttpAnswer file(const Question& question) const { return files_.answer(question); }
    std::string identity(const Question& question) const;

  private:
    HttpAnswer found(const Question& question) const;
    SearchAnswer answer_to(const Engine& engine, const PageQuestion& question) const;
    HttpAnswer failed(const Question& question, const Error& error) const;
    static std::string id_of(const Question& question) {
        return question.target.path.substr(kArticlePages.size());
    }

    EngineSource engine_;
    std::chrono::milliseconds time_budget_;
    std::string site_;
    Files files_;
};

std::string text_of(const Question& question) {
    for (const auto& [name, value] : question.target.parameters) {
        if (name == "q") return value;
    }
    return {};
}

// A problem that people read. Ours are told without details, as everywhere.
HttpAnswer PageHandlers::failed(const Question& question, const Error& error) const {
    const Problem problem = problem_of(error);
    if (problem.status >= 500) throw error;  // the router logs it
    const Phrase title = problem.status == 404 ? phrase("Not found", "Tidak ditemukan")
                                               : phrase("This cannot be answered",
                                                        "Pertanyaan ini tidak dapat dijawab");
    return html_answer(problem.status,
                       search_page(files_.names(), site_, text_of(question), question.language,
                                   {title, problem.detail, problem.hint}),
                       "no-store");
}

SearchAnswer PageHandlers::answer_to(const Engine& engine, const PageQuestion& question) const {
    SearchRequest request = question.request;
    request.time_budget = time_budget_;
    SearchAnswer answer{engine.search(request), {}, {}, today()};
    if (!request.text.empty()) answer.families = engine.families(engine.parse(request));
    if (answer.result.total == 0 && !answer.result.timed_out)
        answer.relaxations = relaxations(engine, request);
    return answer;
}

HttpAnswer PageHandlers::found(const Question& question) const {
    const PageQuestion asked = parse_page_question(question.target.parameters, question.language);
    const auto engine = engine_();
    const SearchAnswer given = answer_to(*engine, asked);
    const SearchResult& result = given.result;
    HttpAnswer answer = html_answer(200, search_page(files_.names(), site_, asked, given),
                                    result.is_part() ? "no-store" : "no-cache");
    answer.question = std::make_shared<AnsweredQuestion>(AnsweredQuestion{
        asked.request.text, query_string(asked.request), result.total, result.is_part()});
    return answer;
}

HttpAnswer PageHandlers::results(const Question& question) const {
    try {
        return found(question);
    } catch (const Error& error) {
        return failed(question, error);
    }
}

HttpAnswer PageHandlers::article(const Question& question) const {
    try {
        const PageQuestion asked =
            parse_page_question(question.target.parameters, question.language);
        const std::string id = id_of(question);
        const auto engine = engine_();
        std::optional<MarkedArticle> article;
        if (!id.empty() && id.size() <= kMaximumIdBytes)
            article = engine->article(id, asked.request);
        if (!article) throw no_article(id);
        const auto similar = engine->similar(id, kSimilarShown);
        const ArticleView view{std::move(*article), similar.value_or(std::vector<Hit>{}), today()};
        return html_answer(200, article_page(files_.names(), site_, asked, view), "no-cache");
    } catch (const Error& error) {
        return failed(question, error);
    }
}

// Whatever is wrong with a question, the page tells it; nothing of that is kept.
std::string PageHandlers::identity(const Question& question) const {
    try {
        const PageQuestion asked =
            parse_page_question(question.target.parameters, question.language);
        return epoch_of(*engine_()) + '\0' + canonical_target(question.target.path, asked.request) +
               '\0' + (asked.has_language ? '1' : '0');
    } catch (const Error&) {
        return "failed";
    }
}

Route fixed(std::string_view path, const char* type, std::string_view content) {
    const auto answer = [type, content](const Question&) {
        return HttpAnswer{200,
                          {{"Content-Type", type}, {"Cache-Control", "public, max-age=3600"}},
                          std::string(content)};
    };
    const std::string identity = std::to_string(checksum_of(bytes_of(content)));
    return {path, path, Methods::Get, answer, [identity](const Question&) { return identity; }};
}

}  // namespace

std::vector<Route> page_routes(EngineSource engine, std::chrono::milliseconds time_budget,
                               const SiteIdentity& site) {
    const auto pages =
        std::make_shared<const PageHandlers>(std::move(engine), time_budget, site.name);
    const auto get = [&](std::string_view path, std::string_view documented, auto handler) {
        return Route{
            path, documented, Methods::Get,
            [pages, handler](const Question& question) { return (*pages.*handler)(question); },
            [pages](const Question& question) { return pages->identity(question); }};
    };
    return {
        get("/", "/", &PageHandlers::results),
        get(kArticlePages, "/artikel/{id}", &PageHandlers::article),
        Route{kFiles, "/assets/{file}", Methods::Get,
              [pages](const Question& question) { return pages->file(question); },
              [](const Question& question) { return question.target.path; }},
        fixed("/telusur.js", kScript, assets::kBoxJs),
        fixed("/icon.svg", "image/svg+xml", assets::kPageIcon),
        fixed("/openapi.json", "application/json; charset=utf-8", assets::kOpenapiJson),
    };
}

}  // namespace telusur
