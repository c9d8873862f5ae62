// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gmock/gmock.h>

#include "tests/e2e/wordpress_plugin_site.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Somebody who has logged in, with a browser that keeps cookies.
class Account {
  public:
    Account(const std::string& url, const std::string& name) : client_(url) {
        client_.set_read_timeout(60);
        const auto answer =
            client_.Post("/wp-login.php", {{"Cookie", "wordpress_test_cookie=WP%20Cookie%20check"}},
                         httplib::Params{{"log", name}, {"pwd", name}, {"testcookie", "1"}});
        if (!answer) return;
        for (auto [at, end] = answer->headers.equal_range("Set-Cookie"); at != end; ++at)
            cookies_ += at->second.substr(0, at->second.find(';')) + "; ";
    }
    Page get(const std::string& target) { return page(client_.Get(target, headers())); }
    Page post(const std::string& target, const httplib::Params& form) {
        return page(client_.Post(target, headers(), form));
    }
    /// The settings page's message after that form was sent to it.
    std::string save(httplib::Params form) {
        form.insert({{"option_page", "telusur"},
                     {"action", "update"},
                     {"_wpnonce", nonce("telusur-options")}});
        EXPECT_EQ(post("/wp-admin/options.php", form).status, 302);
        return get(std::string(kSettings) + "&settings-updated=true").html;
    }
    /// Of the form of that action.
    std::string nonce(const std::string& action) {
        const std::string html = get(kSettings).html;
        const std::string form = html.substr(
            std::min(html.size(), html.find(action == "telusur_try" ? "</form>" : "<form")));
        std::smatch match;
        return std::regex_search(form, match, std::regex("_wpnonce\" value=\"(\\w+)\""))
                   ? match.str(1)
                   : "";
    }

    static constexpr const char* kSettings = "/wp-admin/options-general.php?page=telusur";

  private:
    httplib::Headers headers() const { return {{"Cookie", cookies_}}; }
    static Page page(const httplib::Result& answer) {
        return answer ? Page{answer->status, answer->body} : Page{};
    }

    httplib::Client client_;
    std::string cookies_;
};

TEST_F(WordPressPluginTest, IsSetByAdministratorsAlone) {
    php("wp_insert_user(['user_login' => 'editor', 'user_pass' => 'editor', 'role' => 'editor']);");
    const std::string working = "http://127.0.0.1:" + std::to_string(searchd_->port());
    const auto endpoint = [this] { return php("echo telusur_setting('endpoint');"); };
    const httplib::Params other{{"telusur_options[endpoint]", "http://lain.example"}};

    EXPECT_EQ(page(Account::kSettings).status, 302) << "to the login";
    Account editor(url_, "editor");
    EXPECT_EQ(editor.get("/wp-admin/edit.php").status, 200);
    EXPECT_EQ(editor.get(Account::kSettings).status, 403);
    Account admin(url_, "admin");
    httplib::Params form = other;
    form.insert({{"option_page", "telusur"},
                 {"action", "update"},
                 {"_wpnonce", admin.nonce("telusur-options")}});
    EXPECT_EQ(editor.post("/wp-admin/options.php", form).status, 403);
    form.erase("_wpnonce");
    EXPECT_EQ(admin.post("/wp-admin/options.php", form).status, 403);
    EXPECT_EQ(endpoint(), working);

    EXPECT_THAT(admin.save({{"telusur_options[endpoint]", "javascript:alert(1)"}}),
                HasSubstr("must begin with http:// or https://"));
    EXPECT_EQ(endpoint(), working);
    admin.save({{"telusur_options[endpoint]", " https://lain.example/ "},
                {"telusur_options[source]", "\"><script>x"}});
    EXPECT_EQ(endpoint(), "https://lain.example");
    EXPECT_THAT(admin.get(Account::kSettings).html, Not(HasSubstr("><script>x")));
}

TEST_F(WordPressPluginTest, CanBeTriedAndTakenAway) {
    Account admin(url_, "admin");
    const auto tried = [&] {
        return admin
            .post(Account::kSettings,
                  {{"telusur_try", "1"}, {"_wpnonce", admin.nonce("telusur_try")}})
            .html;
    };
    EXPECT_EQ(admin.post(Account::kSettings, {{"telusur_try", "1"}}).status, 403)
        << "without a nonce";
    EXPECT_THAT(tried(), HasSubstr("Telusur answers: " + std::to_string(kLoaded) + " articles."));
    const WebServer breaks([](const httplib::Request&, httplib::Response& answer) {
        answer.status = 503;
        answer.set_content(R"({"detail":"<b>sibuk</b>"})", "application/problem+json");
    });
    ask_at(breaks.url());
    EXPECT_THAT(tried(), HasSubstr("Telusur does not answer: HTTP 503: &lt;b&gt;sibuk&lt;/b&gt;"));
    ask_at("");
    EXPECT_THAT(tried(), HasSubstr("its address is not set"));

    php("require_once ABSPATH . 'wp-admin/includes/plugin.php'; set_transient('telusur_failures', "
        "[], 60);"
        "deactivate_plugins('telusur-search/telusur-search.php');"
        "uninstall_plugin('telusur-search/telusur-search.php');");
    EXPECT_EQ(php("global $wpdb; echo $wpdb->get_var(\"SELECT COUNT(*) FROM $wpdb->options"
                  " WHERE option_name LIKE '%telusur%'\");"),
              "0");
}

}  // namespace
}  // namespace telusur::testing
