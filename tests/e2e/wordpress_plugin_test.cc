// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <gmock/gmock.h>

#include "tests/e2e/wordpress_plugin_site.h"

namespace telusur::testing {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

// The plugin's texts, read without a WordPress.
constexpr const char* kReadTexts = R"(
define('ABSPATH', '/');
function add_filter() {}
function add_action() {}
function register_activation_hook() {}
require $argv[1];
preg_match_all("/telusur_text\('(\w+)'/", file_get_contents($argv[1]), $used);
foreach (array_keys(['endpoint' => 1, 'timeout' => 1, 'source' => 1, 'excerpts' => 1, 'suggestion' => 1]) as $name)
  array_push($used[1], $name, $name . '_help');
echo json_encode(['texts' => telusur_texts(), 'used' => array_values(array_unique($used[1]))]);
)";

bool has_php() {
    return fs::exists("/usr/bin/php");
}

TEST(WordPressPluginTextsTest, AreThereInBothLanguages) {
    if (!has_php()) GTEST_SKIP() << "no php here";
    const std::string plugin = kPlugin / "telusur-search.php";
    const Finished checked = run({"/usr/bin/php", "-d", "error_reporting=-1", "-l", plugin});
    EXPECT_EQ(checked.exit_code, 0) << checked.out;
    const json read = json::parse(run({"/usr/bin/php", "-r", kReadTexts, "--", plugin}).out);
    const json& texts = read["texts"];
    EXPECT_GE(texts.size(), 15U);
    EXPECT_EQ(texts.size(), read["used"].size()) << "one is never shown, or not there";
    for (const auto& key : read["used"])
        EXPECT_TRUE(texts.contains(key)) << key;
    for (const auto& [key, text] : texts.items()) {
        SCOPED_TRACE(key);
        const std::string id = text.value("id", ""), en = text.value("en", "");
        EXPECT_NE(id, "");
        EXPECT_NE(en, "");
        EXPECT_NE(id, en);
        EXPECT_EQ(id.find("%s") == std::string::npos, en.find("%s") == std::string::npos);
    }
}

TEST_F(WordPressPluginTest, ShowsWhatTelusurFinds) {
    struct Row {
        std::string target, parameters;
    };
    const std::vector<Row> rows{
        {"/?s=tulisan", "q=tulisan"},
        {"/page/2/?s=tulisan", "q=tulisan&page=2"},
        {"/?s=jagung+lereng&orderby=date", "q=jagung+lereng&sort=newest"},
        {"/?s=tulisan&orderby=date&order=asc", "q=tulisan&sort=oldest"},
        {"/?s=tulisan&category_name=ekonomi-bisnis", "q=tulisan&category=Ekonomi+%26+Bisnis"},
        {"/?s=tulisan&tag=cuaca-laut", "q=tulisan&tag=Cuaca+%26+Laut"},
        {"/?s=tulisan&tag=cuaca-laut,panen", "q=tulisan&tag=Cuaca+%26+Laut&tag=Panen"},
        {"/?s=tulisan&tag=panen&category_name=olahraga", "q=tulisan&tag=Panen&category=Olahraga"},
        {"/?s=tulisan&year=2023&monthnum=2", "q=tulisan&from=2023-02&to=2023-02"},
        {"/?s=tulisan&post_type=post", "q=tulisan"},
        {"/?s=%22ditulis+warga%22", "q=%22ditulis+warga%22"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.target);
        Ids ids;
        const std::string found = told(row.parameters, ids);
        const Page shown = page(row.target);
        EXPECT_EQ(shown.status, 200);
        EXPECT_EQ(shown.found(), found);
        EXPECT_EQ(shown.ids(), ids);
        EXPECT_THAT(ids, Not(IsEmpty()));
        EXPECT_THAT(shown.html, HasSubstr("<mark>"));
        EXPECT_THAT(asked(), SizeIs(1));
    }
    const Page first = page("/?s=tulisan");
    EXPECT_EQ(first.found(), std::to_string(kWritten) + "/2");
    EXPECT_THAT(first.html, HasSubstr("<mark>ditulis</mark> warga &lt;Kampung&gt; &amp; ditempel"));
    const Page beyond = page("/page/3/?s=tulisan");
    EXPECT_EQ(beyond.status, 404);
    EXPECT_THAT(beyond.ids(), IsEmpty());
    EXPECT_EQ(page("/page/5000/?s=tulisan").status, 404);
    const std::string endpoint =
        "http://127.0.0.1:" + std::to_string(searchd_->port()) + "/v1/search?";
    EXPECT_THAT(asked(), AllOf(SizeIs(2), Each(StartsWith(endpoint))));
}

TEST_F(WordPressPluginTest, LeavesToWordPressWhatItCannotAskExactly) {
    const std::string sport = php(
        "wp_insert_term('panen', 'post_tag', ['slug' => 'panen-2']); echo get_cat_ID('Olahraga');");
    struct Row {
        std::string target;
        bool is_asked;
    };
    const std::vector<Row> rows{
        {"/?s=jagung", true},
        {"/?s=jagung&tag=cuaca-laut", true},
        {"/?s=jagung&cat=" + sport, true},
        {"/?s=jagung&tag=panen", false},  // two tags have this name
        {"/?s=jagung&cat=" + sport + "&category_name=ekonomi-bisnis", false},
        {"/?s=jagung&author_name=budi-utomo", false},
        {"/?s=jagung&orderby=rand", false},
        {"/?s=jagung&monthnum=2", false},
        {"/?s=jagung&w=7", false},
        {"/?s=jagung&tag=cuaca-laut%2Bpanen", false},
        {"/?s=jagung&post_type=attachment", false},
        {"/?s=jagung&feed=rss2", false},
        {"/?s=", false},
        {"/?s=%20", false},
        {"/", false},
        {"/wp-json/wp/v2/search?search=jagung", false},
    };
    asked();
    for (const Row& row : rows) {
        SCOPED_TRACE(row.target);
        EXPECT_EQ(page(row.target).status, 200);
        EXPECT_EQ(asked().size(), row.is_asked ? 1U : 0U);
    }
    // What a plugin or theme has left out by the query stays out.
    write_bytes(site() / "wp-content/mu-plugins/leaves_out.php",
                "<?php add_action('pre_get_posts', function ($query) {"
                "  $query->set('category__not_in', [get_cat_ID('Ekonomi &amp; Bisnis')]); });");
    Ids ids;
    EXPECT_EQ(page("/?s=tulisan").found(), told("q=tulisan&-category=Ekonomi+%26+Bisnis", ids));
    EXPECT_EQ(page("/?s=tulisan").ids(), ids);
    EXPECT_THAT(asked(), SizeIs(2));
}

TEST_F(WordPressPluginTest, MakesAPageOfAnyQuestion) {
    const std::vector<std::string> questions{
        "%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "%27%20OR%201=1;%20DROP%20TABLE%20wp_posts;--",
        "panen%00jagung",
        "%ff%fe%20jagung",
        "%0d%0aX-Header:%20a",
        "((((tanggal:%20judul:%20%22",
        "jagung%26source=lain%26per_page=1",
        std::string(2000, 'a'),
        std::string(1100, 'b'),
        "x" + std::string(300, '+') + "y",
        "%F0%9F%8C%BD",
    };
    for (const std::string& question : questions) {
        SCOPED_TRACE(question.substr(0, 60));
        const Page shown = page("/?s=" + question);
        EXPECT_EQ(shown.status, 200);
        EXPECT_THAT(shown.html, HasSubstr("</html>"));
        EXPECT_THAT(shown.html, Not(HasSubstr("<script>alert(1)")));
        EXPECT_NE(shown.found(), "");
    }
    EXPECT_EQ(page("/?s[]=jagung").status, 200);
    EXPECT_EQ(page("/?s=%22%27%3E%3Cscript%3Ejagung").found(), page("/?s=jagung").found());
    std::string too_many_words;
    for (int word = 0; word < 70; ++word)
        too_many_words += "+kata" + std::to_string(word);
    asked();
    for (int times = 0; times < 5; ++times)
        EXPECT_EQ(page("/?s=" + too_many_words).status, 200);
    EXPECT_THAT(asked(), SizeIs(5)) << "a question that is refused is no failure";
}

TEST_F(WordPressPluginTest, PassesOverPostsThatAreGone) {
    const Ids first = page("/?s=tulisan").ids();
    const Ids second = page("/page/2/?s=tulisan").ids();
    ASSERT_THAT(first, SizeIs(10));
    ASSERT_THAT(second, SizeIs(10));
    const auto number = [](const std::string& id) { return id.substr(5); };
    std::string change = "wp_delete_post(" + number(first[0]) +
                         ", true);"
                         "wp_update_post(['ID' => " +
                         number(first[3]) +
                         ", 'post_status' => 'private']);"
                         "wp_update_post(['ID' => " +
                         number(first[7]) + ", 'post_password' => 'rahasia']);";
    for (const std::string& id : second)
        change += "wp_delete_post(" + number(id) + ", true);";
    php(change);
    Ids left = first;
    for (const int gone : {7, 3, 0})
        left.erase(left.begin() + gone);
    const Page shown = page("/?s=tulisan");
    EXPECT_EQ(shown.found(), std::to_string(kWritten) + "/2");
    EXPECT_EQ(shown.ids(), left);
    const Page empty = page("/page/2/?s=tulisan");
    EXPECT_EQ(empty.status, 200);
    EXPECT_THAT(empty.ids(), IsEmpty());
}

TEST_F(WordPressPluginTest, SuggestsAndMarksInEveryKindOfTheme) {
    for (const char* theme : {"uji", "blok"}) {
        SCOPED_TRACE(theme);
        php(std::string("switch_theme('") + theme + "');");
        const std::string html = page("/?s=jagumg").html;
        EXPECT_THAT(html, StartsWith("<!DOCTYPE html>"));
        EXPECT_THAT(html, HasSubstr("Did you mean: <a href=\"" + url_ + "/?s=jagung\">jagung</a>"));
        EXPECT_THAT(html, HasSubstr("<mark>jagumg</mark>"));
        EXPECT_EQ(html.find("telusur-suggestion"), html.rfind("telusur-suggestion"));
        EXPECT_THAT(page("/?s=tulisan").html, Not(HasSubstr("telusur-suggestion")));
    }
    php("switch_theme('uji'); update_option('locale', 'id_ID');");
    EXPECT_THAT(page("/?s=jagumg").html, HasSubstr("Mungkin maksud Anda: "));
    php("update_option('telusur_options', ['excerpts' => 0] + get_option('telusur_options'));");
    EXPECT_THAT(page("/?s=jagumg").html, Not(HasSubstr("<mark>")));
    configure("define('TELUSUR_SUGGESTION', false);");  // which PHP may look at a little later
    EXPECT_TRUE(eventually(
        [&] { return page("/?s=jagumg").html.find("telusur-suggestion") == std::string::npos; }));
}

TEST_F(WordPressPluginTest, LetsWordPressSearchWhenTelusurFails) {
    const Ids by_telusur = page("/?s=jagung").ids();
    php("update_option('telusur_options', ['endpoint' => '']);");
    const Ids by_wordpress = page("/?s=jagung").ids();
    ASSERT_THAT(by_wordpress, SizeIs(10));
    ASSERT_NE(by_wordpress, by_telusur);

    const std::string working = "http://127.0.0.1:" + std::to_string(searchd_->port());
    std::string nobody;
    {
        nobody = RawServer([](const RawConnection&) {}).url();
    }
    std::atomic<int> given_up{0};
    const RawServer stalls([&](const RawConnection& c) { given_up += c.is_closed_within(4000); });
    const auto answers = [](const char* body, const char* type, int status) {
        return std::make_unique<WebServer>([=](const httplib::Request&, httplib::Response& answer) {
            answer.set_content(body, type);
            answer.status = status;
        });
    };
    const WebServer redirects([&](const httplib::Request& request, httplib::Response& answer) {
        answer.set_redirect(working + request.target);
    });
    const auto missing = answers("<h1>Not Found</h1>", "text/html", 404);
    const auto broken = answers("{}", "application/problem+json", 503);
    const auto page_of_html = answers("<html></html>", "text/html", 200);
    const auto odd = answers(R"({"total":{"value":"9"},"hits":7})", "application/json", 200);
    const auto cut = answers(R"({"total":{"value":1},"hits":[{"id")", "application/json", 200);
    for (const std::string& endpoint :
         {nobody, stalls.url(), redirects.url(), missing->url(), broken->url(), page_of_html->url(),
          odd->url(), cut->url(), working + "/salah"}) {
        SCOPED_TRACE(endpoint);
        ask_at(endpoint);
        asked();
        for (int times = 0; times < 5; ++times) {
            const Page shown = page("/?s=jagung");
            EXPECT_EQ(shown.status, 200);
            EXPECT_EQ(shown.ids(), by_wordpress);
        }
        EXPECT_THAT(asked(), AllOf(SizeIs(3), Each(StartsWith(endpoint))))
            << "then it is left alone";
    }
    EXPECT_EQ(given_up, 3) << "WordPress waited on";
}

TEST_F(WordPressPluginTest, AsksAgainAfterAMinute) {
    const auto failed = [this](const std::string& when) {
        php("set_transient('telusur_failures', ['count' => 3, 'until' => time() + " + when + "]);");
    };
    const Ids by_telusur = page("/?s=tulisan").ids();
    failed("30");
    asked();
    EXPECT_NE(page("/?s=tulisan").ids(), by_telusur);
    EXPECT_THAT(asked(), IsEmpty());
    failed("-1");
    EXPECT_EQ(page("/?s=tulisan").ids(), by_telusur);
    EXPECT_EQ(php("var_dump(get_transient('telusur_failures'));"), "bool(false)\n");

    searchd_.reset();
    failed("-1");
    asked();
    for (int times = 0; times < 3; ++times)
        EXPECT_THAT(page("/?s=tulisan").ids(), IsEmpty()) << "WordPress finds no other form";
    EXPECT_THAT(asked(), SizeIs(1)) << "one reader finds out for all";
}

TEST_F(WordPressPluginTest, ChecksWhatItIsGiven) {
    struct Row {
        const char* statement;
        const char* value;
    };
    const std::vector<Row> rows{
        {"telusur_marked('Panen jagung', [[6, 12]])", "Panen <mark>jagung</mark>"},
        {"telusur_marked('🌽🌽 é jagung', [[0, 1], [3, 4]])",
         "<mark>🌽</mark>🌽 <mark>é</mark> jagung"},
        {"telusur_marked('<b>&\"', [[0, 3], [3, 4]])",
         "<mark>&lt;b&gt;</mark><mark>&amp;</mark>&quot;"},
        {"telusur_marked('abc', [[2, 1], [1, 1], [0, 9], [-1, 2], ['0', 1], 5, [0, 2], [1, 3]])",
         "<mark>ab</mark>c"},
        {"telusur_marked('<i>', null)", "&lt;i&gt;"},
        {"telusur_marked(\"a\\xFF\", [[0, 1]])", ""},
        {"telusur_marked('', [])", ""},
        {"telusur_fragments(['snippet' => ['fragments' => [['text' => 'a …'], ['text' => '… b'], "
         "3, ['text' => 'c']]]])",
         "a … b … c"},
        {"telusur_fragments(['snippet' => 'x'])", ""},
        {"telusur_checked_endpoint('http://127.0.0.1:8080/')", "http://127.0.0.1:8080"},
        {"telusur_checked_endpoint('HTTPS://cari.example/telusur')",
         "https://cari.example/telusur"},
        {"telusur_checked_endpoint('http://[::1]:8080')", "http://[::1]:8080"},
        {"telusur_checked_endpoint('javascript:alert(1)')", ""},
        {"telusur_checked_endpoint('file:///etc/passwd')", ""},
        {"telusur_checked_endpoint('gopher://127.0.0.1:11211/x')", ""},
        {"telusur_checked_endpoint('//127.0.0.1')", ""},
        {"telusur_checked_endpoint('127.0.0.1:8080')", ""},
        {"telusur_checked_endpoint('http://')", ""},
        {"telusur_checked_endpoint('http://a:b@cari.example')", ""},
        {"telusur_checked_endpoint('http://cari.example/?x=')", ""},
        {"telusur_checked_endpoint('http://cari.example/#x')", ""},
        {"telusur_checked_endpoint(\"http://cari.example/\\r\\nX: y\")", ""},
        {"telusur_checked_setting('timeout', '99')", "10"},
        {"telusur_checked_setting('timeout', 'x')", "1"},
        {"telusur_checked_setting('endpoint', ['http://a'])", ""},
        {"telusur_post_id(['id' => 'post-12', 'url' => home_url('/x')])", "12"},
        {"telusur_post_id(['id' => telusur_host(home_url()) . ':post-12', 'url' => "
         "home_url('/x')])",
         "12"},
        {"telusur_post_id(['id' => 'post-12', 'url' => 'https://kabar.example/x'])", "0"},
        {"telusur_post_id(['id' => 'post-012', 'url' => home_url('/x')])", "0"},
        {"telusur_post_id(['id' => \"post-12\\n\", 'url' => home_url('/x')])", "0"},
        {"telusur_post_id(['id' => 12, 'url' => home_url('/x')])", "0"},
        {"telusur_encoded(['q' => 'a&b', '-tag' => ['x y', 'z']])", "q=a%26b&-tag=x%20y&-tag=z"},
    };
    std::string script;
    for (const Row& row : rows)
        script += std::string("echo ") + row.statement + ", \"\\x1E\";";
    std::istringstream values(php(script));
    for (const Row& row : rows) {
        std::string value;
        std::getline(values, value, '\x1E');
        EXPECT_EQ(value, row.value) << row.statement;
    }
}

}  // namespace
}  // namespace telusur::testing
