// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_api.h"

#include <ctime>
#include <utility>

#include "indexer/sources/article_parts.h"
#include "indexer/sources/wordpress_json.h"

namespace telusur {

namespace {

constexpr std::string_view kRootName = "/wp-json";
constexpr std::string_view kRouteKey = "rest_route=";

// The target of <URL>; rel="https://api.w.org/" in a Link header, which may hold several links.
std::string linked_root(const std::string& header) {
    for (std::size_t open = header.find('<'); open != std::string::npos;) {
        const std::size_t close = header.find('>', open);
        if (close == std::string::npos) break;
        const std::size_t next = header.find('<', close);
        const std::string parameters = header.substr(close, next - close);
        if (parameters.find("api.w.org") != std::string::npos) {
            return header.substr(open + 1, close - open - 1);
        }
        open = next;
    }
    return {};
}

// The same host, give or take "www."; not from https to http.
bool may_have_login(const std::string& site, const std::string& root) {
    const auto name = [](const std::string& url) {
        const std::string host = host_of(url);
        return host.starts_with("www.") ? host.substr(4) : host;
    };
    const bool loses_tls = site.starts_with("https:") && !root.starts_with("https:");
    return name(site) == name(root) && !loses_tls;
}

std::optional<std::uint64_t> total_of(const HttpAnswer& answer) {
    const std::string text = answer.header("X-WP-Total");
    const bool is_number = !text.empty() && text.size() < 16 &&
                           text.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number) return std::nullopt;
    return std::stoull(text);
}

}  // namespace

WordPressApi::WordPressApi(std::string site, HttpOptions options)
    : site_(std::move(site)), has_login_(!options.user.empty()), client_(std::move(options)) {
    if (const std::size_t fragment = site_.find('#'); fragment != std::string::npos) {
        site_.resize(fragment);
    }
}

std::optional<Phrase> WordPressApi::find() {
    const std::size_t root = site_.find(kRootName);
    if (root != std::string::npos) {
        return use_root(site_.substr(0, root + kRootName.size()) + "/");
    }
    if (const std::size_t route = site_.find(kRouteKey); route != std::string::npos) {
        return use_root(site_.substr(0, route + kRouteKey.size()) + "/");
    }
    while (site_.ends_with('/'))
        site_.pop_back();
    return read_home();
}

std::optional<Phrase> WordPressApi::read_home() {
    const HttpAnswer home = client_.get(site_ + "/");
    if (home.fault != HttpFault::None && home.fault != HttpFault::TooLarge) return home.reason;
    // A server that is asked too often is not asked in other places, too.
    if (home.status == 429) return problem_of(home);
    std::string root = linked_root(home.header("Link"));
    if (root.empty()) return try_usual_places();
    return use_root(std::move(root));
}

std::optional<Phrase> WordPressApi::try_usual_places() {
    std::optional<Phrase> first_problem;
    for (const std::string& root : {site_ + "/wp-json/", site_ + "/?rest_route=/"}) {
        const HttpAnswer answer = client_.get(root);
        if (answer.status == 200 && is_wordpress_root(answer.body)) return use_root(root);
        const bool may_be_there = answer.fault != HttpFault::None || answer.status == 401 ||
                                  answer.status == 403 || answer.status == 429 ||
                                  answer.status >= 500;
        if (may_be_there && !first_problem) first_problem = problem_of(answer);
    }
    if (first_problem) return first_problem;
    return Phrase{"has no WordPress REST API", "tidak memiliki REST API WordPress"};
}

std::optional<Phrase> WordPressApi::use_root(std::string root) {
    if (has_login_ && !may_have_login(site_, root)) {
        return phrase("has its REST API at {}, where the login is not sent: give that as url",
                      "REST API-nya ada di {}, yang tidak dikirimi kata sandi: jadikan itu url",
                      root);
    }
    root_ = std::move(root);
    if (!root_.ends_with('/')) root_ += '/';
    return std::nullopt;
}

WordPressAnswer WordPressApi::get(const WordPressRequest& request) {
    WordPressAnswer result;
    const char* before_query = root_.find('?') == std::string::npos ? "?" : "&";
    result.url = root_ + request.route + before_query + request.query;
    const std::string embed = request.embed.empty() ? "" : "&_embed=" + request.embed;
    HttpAnswer answer = client_.get(result.url + embed + "&_fields=" + request.fields,
                                    {"Accept: application/json"});
    result.problem = problem_of(answer);
    if (result.problem) {
        result.may_be_too_much = answer.fault == HttpFault::TooLarge ||
                                 answer.fault == HttpFault::BrokenOff || answer.status >= 500;
        return result;
    }
    if (!first_answer_at_) {
        first_answer_at_ = parse_http_date(answer.header("Date")).value_or(std::time(nullptr));
    }
    result.total = total_of(answer);
    result.body = std::move(answer.body);
    return result;
}

std::optional<Phrase> WordPressApi::problem_of(const HttpAnswer& answer) const {
    if (answer.fault != HttpFault::None) return answer.reason;
    if (answer.url.find("/wp-login.php") != std::string::npos) {
        return Phrase{"asks for a login instead of answering", "meminta masuk, bukan menjawab"};
    }
    if (answer.status == 200) return std::nullopt;
    Phrase problem = phrase("answers with status {}", "menjawab dengan status {}", answer.status);
    const std::string code = wordpress_error_code(answer.body);
    if (!code.empty()) {
        problem.english += " (" + code + ")";
        problem.indonesian += " (" + code + ")";
    }
    if (answer.status == 401 || answer.status == 403) {
        problem.english += has_login_ ? ": it refuses the user and application password"
                                      : ": it needs a user and an application password";
        problem.indonesian += has_login_ ? ": user dan kata sandi aplikasi ditolak"
                                         : ": perlu user dan kata sandi aplikasi";
    }
    if (answer.status == 404) {
        problem.english += ": no WordPress REST API, or none of this post type";
        problem.indonesian += ": tidak ada REST API WordPress, atau tidak ada tipe pos ini";
    }
    return problem;
}

}  // namespace telusur
