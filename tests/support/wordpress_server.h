// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/index/timestamp.h"
#include "tests/support/web_servers.h"

namespace telusur::testing {

/// 2026-11-22T10:00:00Z, where the play begins.
inline constexpr std::int64_t kOpening = 1795341600;
inline constexpr std::int64_t kDay = 86400;

struct PlayedPost {
    std::uint64_t id = 0;
    std::string title = "Judul";
    std::string content = "<p>Isi berita.</p>";
    std::string status = "publish";
    std::int64_t date = kOpening - 30 * kDay;
    std::int64_t modified = kOpening - 30 * kDay;
    bool is_protected = false;
    std::uint64_t author = 1;
    std::vector<std::uint64_t> categories = {};
    std::vector<std::uint64_t> tags = {};
};

/// Plays the REST API of a WordPress in Jakarta.
class WordPressServer {
  public:
    explicit WordPressServer(std::uint64_t posts = 0)
        : server_([this](const httplib::Request& request, httplib::Response& response) {
              const std::lock_guard lock(mutex_);
              asked_.push_back(request.target);
              response.set_header("Date", http_date());
              if (!intercept || !intercept(request, response)) answer(request, response);
          }) {
        for (std::uint64_t id = 1; id <= posts; ++id)
            all[id] = PlayedPost{id, "Berita " + std::to_string(id)};
    }

    const std::string& url() const { return server_.url(); }
    /// What was asked for since the last call.
    std::vector<std::string> take_asked() {
        const std::lock_guard lock(mutex_);
        return std::move(asked_);
    }

    // Changed only between requests, or by `intercept`, which answers in place of the play if it
    // returns true.
    std::map<std::uint64_t, PlayedPost> all;
    std::map<std::uint64_t, std::string> names = {{1, "Sari Dewi"}, {7, "Cuaca &amp; Laut"}};
    std::int64_t now = kOpening;
    bool embeds = true;
    bool tells_authors = true;
    bool has_link = true;
    bool has_pretty_addresses = true;
    std::uint64_t largest_page = 100;
    std::function<bool(const httplib::Request&, httplib::Response&)> intercept;

    /// Whether the play answers this request with that post among others.
    bool lists(const httplib::Request& request, std::uint64_t id) const {
        if (request.path != "/wp-json/wp/v2/posts") return false;
        for (const PlayedPost* post : listed(request)) {
            if (post->id == id) return true;
        }
        return false;
    }

    /// As it does without `intercept`, which may call it.
    void answer(const httplib::Request& request, httplib::Response& response) const {
        std::string route = request.path;
        if (route == "/" && request.has_param("rest_route")) {
            route = "/wp-json" + request.get_param_value("rest_route");
        } else if (route == "/") {
            if (has_link) {
                response.set_header("Link", "<" + url() + "/feed/>; rel=\"alternate\", <" + url() +
                                                "/wp-json/>; rel=\"https://api.w.org/\"");
            }
            return response.set_content("<!DOCTYPE html><p>Beranda</p>", "text/html");
        } else if (!has_pretty_addresses) {
            return fail(response, 404, "");
        }
        if (route == "/wp-json/") {
            return response.set_content(R"({"namespaces":["oembed/1.0","wp/v2"]})",
                                        "application/json");
        }
        if (route == "/wp-json/wp/v2/posts") return list(request, response);
        const bool is_author = route == "/wp-json/wp/v2/users";
        if (is_author && !tells_authors) return fail(response, 401, "rest_user_cannot_view");
        if (is_author || route == "/wp-json/wp/v2/categories" || route == "/wp-json/wp/v2/tags") {
            return list_names(request, response);
        }
        fail(response, 404, "rest_no_route");
    }

  private:
    using Json = nlohmann::json;

    static void fail(httplib::Response& response, int status, const std::string& code) {
        response.status = status;
        response.set_content(Json{{"code", code}}.dump(), "application/json");
    }

    static std::string local_time(std::int64_t seconds) {
        return to_rfc3339(seconds).substr(0, 19);
    }

    std::string http_date() const {
        // The tests stay within one day.
        return "Sun, 22 Nov 2026 " + local_time(now - kArchiveOffsetSeconds).substr(11) + " GMT";
    }

    static std::uint64_t number(const httplib::Request& request, const char* key,
                                std::uint64_t absent) {
        return request.has_param(key) ? std::stoull(request.get_param_value(key)) : absent;
    }

    static std::int64_t moment(const httplib::Request& request, const char* key) {
        if (!request.has_param(key)) return 0;
        const auto read = parse_iso_timestamp(request.get_param_value(key));
        return read ? read->seconds : kOpening * 2;
    }

    static bool includes(const httplib::Request& request, std::uint64_t id) {
        if (!request.has_param("include")) return true;
        const std::string list = "," + request.get_param_value("include") + ",";
        return list.find("," + std::to_string(id) + ",") != std::string::npos;
    }

    std::vector<const PlayedPost*> found(const httplib::Request& request) const {
        std::vector<const PlayedPost*> posts;
        for (const auto& [id, post] : all) {
            if (post.status == "publish" && includes(request, id) &&
                post.date > moment(request, "after") &&
                post.modified > moment(request, "modified_after")) {
                posts.push_back(&post);
            }
        }
        return posts;
    }

    std::vector<const PlayedPost*> listed(const httplib::Request& request) const {
        const std::vector<const PlayedPost*> posts = found(request);
        const std::uint64_t begin = std::min(number(request, "offset", 0), posts.size());
        const std::uint64_t size = std::min(number(request, "per_page", 10), largest_page);
        const std::uint64_t end = std::min(begin + size, posts.size());
        return {posts.begin() + static_cast<std::ptrdiff_t>(begin),
                posts.begin() + static_cast<std::ptrdiff_t>(end)};
    }

    void list(const httplib::Request& request, httplib::Response& response) const {
        const std::uint64_t total = found(request).size();
        const std::uint64_t offset = number(request, "offset", 0);
        const bool is_behind = offset > 0 && offset >= total;
        response.set_header("X-WP-Total", std::to_string(is_behind ? 0 : total));
        Json posts = Json::array();
        for (const PlayedPost* post : listed(request))
            posts.push_back(to_json(*post, request.get_param_value("_fields")));
        response.set_content(posts.dump(), "application/json");
    }

    void list_names(const httplib::Request& request, httplib::Response& response) const {
        Json list = Json::array();
        for (const auto& [id, name] : names) {
            if (includes(request, id)) list.push_back({{"id", id}, {"name", name}});
        }
        response.set_content(list.dump(), "application/json");
    }

    Json term(std::uint64_t id, const std::string& taxonomy) const {
        const auto found = names.find(id);
        if (found == names.end()) return {{"code", "rest_term_invalid"}};
        return {{"id", id}, {"name", found->second}, {"taxonomy", taxonomy}};
    }

    Json to_json(const PlayedPost& post, const std::string& fields) const {
        if (fields == "id") return {{"id", post.id}};
        Json json = {{"id", post.id},
                     {"status", post.status},
                     {"link", "https://contoh.id/" + std::to_string(post.id) + "/"},
                     {"date", local_time(post.date)},
                     {"date_gmt", local_time(post.date - kArchiveOffsetSeconds)},
                     {"modified", local_time(post.modified)},
                     {"modified_gmt", local_time(post.modified - kArchiveOffsetSeconds)},
                     {"title", {{"rendered", post.title}}},
                     {"content",
                      {{"rendered", post.is_protected ? "" : post.content},
                       {"protected", post.is_protected}}},
                     {"author", post.author},
                     {"categories", post.categories},
                     {"tags", post.tags}};
        if (!embeds) return json;
        Json categories = Json::array();
        for (const std::uint64_t id : post.categories)
            categories.push_back(term(id, "category"));
        Json tags = Json::array();
        for (const std::uint64_t id : post.tags)
            tags.push_back(term(id, "post_tag"));
        const Json author = tells_authors ? term(post.author, "") : Json{{"code", "rest_locked"}};
        json["_embedded"] = {{"author", {author}}, {"wp:term", {categories, tags}}};
        return json;
    }

    std::mutex mutex_;
    std::vector<std::string> asked_;
    WebServer server_;  // last: its threads use all of the above
};

}  // namespace telusur::testing
