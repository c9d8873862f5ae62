// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "tests/searchd/http/running_searchd.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"
#include "tests/support/web_servers.h"

namespace telusur::testing {

namespace fs = std::filesystem;

using nlohmann::json;
using Ids = std::vector<std::string>;

inline const fs::path kPlugin = TELUSUR_PACKAGING "/wordpress/telusur-search";

// Shows what a search found: its number, its pages, its posts.
inline constexpr const char* kTheme = R"(<!DOCTYPE html>
<html><head><?php wp_head(); ?></head><body>
<p>[<?php echo $wp_query->found_posts, '/', $wp_query->max_num_pages; ?>]</p>
<?php while (have_posts()) { the_post(); ?>
<article data-id="post-<?php the_ID(); ?>"><?php the_excerpt(); ?></article>
<?php } wp_footer(); ?>
</body></html>)";

inline constexpr const char* kBlockTheme = R"(<!-- wp:query {"query":{"inherit":true}} -->
<div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-excerpt /--><!-- /wp:post-template --></div>
<!-- /wp:query -->)";

// Writes down every address that WordPress asks; speaks the language of an option.
inline constexpr const char* kWatcher = R"(<?php
add_filter('pre_http_request', function ($answer, $how, $url) {
  file_put_contents(ABSPATH . 'asked.txt', "$url\n", FILE_APPEND);
  return $answer;
}, 10, 3);
add_filter('locale', function ($locale) { return get_option('locale') ?: $locale; });
)";

inline constexpr int kLoaded = 60;
inline constexpr int kWritten = 20;  // of them, every third

// Every third is about something written, more of it the later; one word is misspelt once.
inline std::string articles_to_load() {
    std::string lines;
    for (int i = 0; i < kLoaded; ++i) {
        const bool is_written = i % 3 == 0;
        std::string body = "Petani memanen jagung di lereng bukit.\n";
        for (int times = 0; is_written && times <= i / 3 % 7; ++times)
            body += "Surat untuk bupati ditulis warga <Kampung> & ditempel di balai desa 🌽.\n";
        if (i == 1) body += "Harga jagumg naik.\n";
        const json line{{"title", "Kabar lereng " + std::to_string(i)},
                        {"body", body},
                        {"date", "2023-0" + std::to_string(1 + i % 5) + "-1" +
                                     std::to_string(i % 10) + "T06:30:00+07:00"},
                        {"authors", {"Budi Utomo"}},
                        {"tags", {i % 2 == 0 ? "Cuaca & Laut" : "Panen"}},
                        {"section", i % 4 == 0 ? "Ekonomi & Bisnis" : "Olahraga"}};
        lines += line.dump() + "\n";
    }
    return lines;
}

/// An answer of the site, as the theme above shows it.
struct Page {
    int status = 0;
    std::string html;

    std::string found() const {
        std::smatch match;
        return std::regex_search(html, match, std::regex(R"(\[(\d+/\d+)\])")) ? match.str(1) : "";
    }
    Ids ids() const {
        const std::regex article("data-id=\"(post-\\d+)\"");
        Ids ids;
        for (std::sregex_iterator at(html.begin(), html.end(), article), end; at != end; ++at)
            ids.push_back(at->str(1));
        return ids;
    }
};

/// A WordPress with the plugin, its posts indexed. Set up by the developers' tool, which need not
/// be
// there.
class WordPressPluginTest : public ::testing::Test {
  protected:
    void SetUp() override {
        const char* shared = std::getenv("TELUSUR_SHARED");
        const fs::path root = shared != nullptr ? shared : TELUSUR_TEST_DATA "/../../shared";
        tool_ = root / "tools/wordpress.sh";
        if (!fs::exists(tool_)) GTEST_SKIP() << "no tool at " << tool_ << " (TELUSUR_SHARED)";
        // The database server has a user of its own.
        fs::permissions(directory_.path(), fs::perms::owner_all | fs::perms::group_exec |
                                               fs::perms::others_exec | fs::perms::others_read);
        url_ = RawServer([](const RawConnection&) {}).url();
        const Finished started = tool("start", {url_.substr(url_.rfind(':') + 1)});
        if (started.exit_code != 0) GTEST_SKIP() << "no WordPress starts here: " << started.err;
        configure(
            "define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false);"
            "define('WP_DEBUG_LOG', __DIR__ . '/debug.txt');");
        install();
        write_bytes(directory_ / "articles.jsonl", articles_to_load());
        ASSERT_EQ(tool("load", {directory_ / "articles.jsonl"}).exit_code, 0);
        php("wp_delete_post(1, true); switch_theme('uji'); require_once ABSPATH . "
            "'wp-admin/includes/plugin.php';"
            "if (activate_plugin('telusur-search/telusur-search.php')) exit(1);");
        const std::string config = directory_ / "telusur.toml";
        write_bytes(config,
                    "data = \"data\"\n[[source]]\ntype = \"wordpress\"\nurl = \"" + url_ + "\"\n");
        const Finished indexed = indexer({"run", "--config", config, "--quiet"});
        ASSERT_EQ(indexed.exit_code, 0) << indexed.err;
        serve();
    }
    void TearDown() override {
        if (url_.empty()) return;
        tool("stop");
        EXPECT_EQ(debug_log(), "");
    }

    /// Without what WordPress says of itself: that its library for HTTP is older than this PHP, and
    /// that it does not reach its makers.
    std::string debug_log() const {
        std::ifstream lines(site() / "debug.txt");
        const std::regex own("Return type of Requests_|connection to WordPress\\.org");
        std::string log;
        for (std::string line; std::getline(lines, line);) {
            if (!std::regex_search(line, own)) log += line + "\n";
        }
        return log;
    }
    fs::path site() const { return directory_ / "wordpress/site"; }
    Finished tool(const std::string& verb, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> command{"/bin/bash", tool_, verb, directory_ / "wordpress"};
        command.insert(command.end(), more.begin(), more.end());
        return testing::run(command);
    }
    /// What the statements print.
    std::string php(const std::string& statements) const {
        write_bytes(directory_ / "script.php", "<?php " + statements);
        const Finished done = tool("php", {directory_ / "script.php"});
        EXPECT_EQ(done.exit_code, 0) << done.out << done.err;
        return done.out;
    }
    void configure(const std::string& statements) const {
        const std::string text = bytes_in(site() / "wp-config.php");
        write_bytes(site() / "wp-config.php", "<?php " + statements + text.substr(5));
    }
    void install() const {
        const fs::path content = site() / "wp-content";
        fs::create_directories(content / "themes/uji");
        write_bytes(content / "themes/uji/style.css", "/*\nTheme Name: Uji\n*/");
        write_bytes(content / "themes/uji/index.php", kTheme);
        fs::create_directories(content / "themes/blok/templates");
        write_bytes(content / "themes/blok/style.css", "/*\nTheme Name: Blok\n*/");
        write_bytes(content / "themes/blok/templates/index.html", kBlockTheme);
        fs::create_directories(content / "mu-plugins");
        write_bytes(content / "mu-plugins/watcher.php", kWatcher);
        fs::copy(kPlugin, content / "plugins/telusur-search", fs::copy_options::recursive);
    }
    void serve() {
        searchd_ = std::make_unique<RunningSearchd>(directory_ / "data");
        ask_at("http://127.0.0.1:" + std::to_string(searchd_->port()));
    }
    void ask_at(const std::string& endpoint) const {
        php("update_option('telusur_options', ['endpoint' => '" + endpoint + "', 'source' => '" +
            url_.substr(url_.find("//") + 2) +
            "', 'timeout' => 1, 'excerpts' => 1, 'suggestion' => 1]);"
            "delete_transient('telusur_failures');");
    }

    /// A page of the site; `target` as "/?s=jagung".
    Page page(const std::string& target, const httplib::Headers& headers = {}) const {
        httplib::Client client(url_);
        client.set_read_timeout(60);
        const auto answer = client.Get(target, headers);
        if (!answer) return {};
        return {answer->status, answer->body};
    }
    /// What searchd says to these parameters, as the theme shows it.
    std::string told(const std::string& parameters, Ids& ids) const {
        const std::string source = "&source=" + url_.substr(url_.find("//") + 2);
        const json answer =
            json::parse(searchd_->ask("/v1/search?per_page=10&" + parameters + source).body);
        for (const json& hit : answer["hits"])
            ids.push_back(hit["id"]);
        return answer["total"]["value"].dump() + "/" + answer["pages"].dump();
    }
    /// The addresses asked since the last call.
    Ids asked() const {
        std::istringstream lines(fs::exists(site() / "asked.txt") ? bytes_in(site() / "asked.txt")
                                                                  : "");
        fs::remove(site() / "asked.txt");
        Ids asked;
        for (std::string line; std::getline(lines, line);)
            asked.push_back(line);
        return asked;
    }

    TempDir directory_;
    fs::path tool_;
    std::string url_;
    std::unique_ptr<RunningSearchd> searchd_;
};

}  // namespace telusur::testing
