// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/sources/wordpress_source.h"
#include "tests/support/wordpress_reading.h"

namespace telusur {
namespace {

using namespace telusur::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(WordPressFaults, SplitsPagesThatAreTooMuch) {
    struct Row {
        std::string name;
        std::function<void(WordPressServer&)> trouble;
        std::size_t given;
        Texts rejected;
    };
    // Fails where the post is within the page.
    const auto fails_with = [](WordPressServer& server, std::uint64_t bad,
                               std::function<void(httplib::Response&)> fail) {
        server.intercept = [bad, fail](const httplib::Request& request,
                                       httplib::Response& response) {
            if (!request.has_param("offset")) return false;
            const std::uint64_t offset = std::stoull(request.get_param_value("offset"));
            const std::uint64_t size = std::stoull(request.get_param_value("per_page"));
            if (bad <= offset || bad > offset + size) return false;
            fail(response);
            return true;
        };
    };
    const std::vector<Row> rows = {
        {"a post that breaks the server",
         [&](WordPressServer& server) {
             fails_with(server, 130, [](httplib::Response& response) { response.status = 500; });
         },
         249,
         {"answers with status 500"}},
        {"a post that ends the program",
         [&](WordPressServer& server) {
             fails_with(server, 130, [](httplib::Response& response) {
                 response.set_content("[{\"id\":101,\"titl", "application/json");
             });
         },
         249,
         {"broken JSON"}},
        {"the last post",
         [&](WordPressServer& server) {
             fails_with(server, 250, [](httplib::Response& response) { response.status = 502; });
         },
         249,
         {"answers with status 502"}},
        {"large posts",
         [](WordPressServer& server) {
             for (auto& [id, post] : server.all)
                 post.content = std::string(30'000, 'x');
         },
         250,
         {}},
        {"a huge post",
         [](WordPressServer& server) { server.all[77].content = std::string(1'100'000, 'x'); },
         249,
         {"larger than 1000000 bytes"}},
        {"few at a time", [](WordPressServer& server) { server.largest_page = 20; }, 250, {}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        WordPressServer server(250);
        row.trouble(server);
        Memory memory;
        const Reading reading = read(server.url(), memory);
        EXPECT_EQ(reading.given.size(), row.given);
        ASSERT_EQ(reading.rejected.size(), row.rejected.size());
        for (std::size_t i = 0; i < row.rejected.size(); ++i)
            EXPECT_THAT(reading.rejected[i], HasSubstr(row.rejected[i]));
    }
}

TEST(WordPressFaults, RejectsOneBadPostOfAList) {
    const Texts bad_posts = {"{}",
                             "7",
                             "null",
                             "[]",
                             R"({"id":"x"})",
                             R"({"id":-3,"status":"publish"})",
                             R"({"id":2})",
                             R"({"id":2,"status":"publish","title":"x","content":"y"})",
                             R"({"id":2,"status":"publish","title":{"rendered":7},)"
                             R"("content":{"rendered":"y"}})",
                             R"({"id":2,"status":"publish","title":{"rendered":"x"}})"};
    for (const std::string& bad : bad_posts) {
        SCOPED_TRACE(bad);
        WordPressServer server;
        server.intercept = [&](const httplib::Request& request, httplib::Response& response) {
            if (request.path == "/") return false;
            const std::string good =
                R"("status":"publish","title":{"rendered":"x"},"content":{"rendered":"y"},)"
                R"("_embedded":{"author":7,"wp:term":{"a":[3]}},"author":"x","tags":[{}]})";
            response.set_header("X-WP-Total", "3");
            response.set_content("[{\"id\":1," + good + "," + bad + ",{\"id\":3," + good + "]",
                                 "application/json");
            return true;
        };
        Memory memory;
        const Reading reading = read(server.url(), memory);
        EXPECT_THAT(reading.given, ElementsAre("post-1", "post-3"));
        EXPECT_EQ(reading.rejected.size(), 1u);
    }
}

// However a site fails, it is one rejected record and nothing is gone.
TEST(WordPressFaults, RejectsASiteThatFails) {
    struct Row {
        std::string name;
        int status;
        std::string body;
        std::string problem;
        std::string total = "120";
    };
    const std::vector<Row> rows = {
        {"web page", 200, "<!DOCTYPE html><p>Perbaikan</p>", "is a web page and not JSON"},
        {"warning of PHP", 200, "<br />\n<b>Warning</b>: x\n[]", "is a web page and not JSON"},
        {"nothing", 200, "", "the answer is empty"},
        {"object", 200, "{\"a\":1}", "is not a list"},
        {"number", 200, "17", "is not a list"},
        {"cut JSON", 200, "[{\"id\":1,", "is broken JSON"},
        {"deep JSON", 200, std::string(300'000, '['), "nests deeper than 64 levels"},
        {"deep JSON, closed", 200, std::string(9000, '[') + std::string(9000, ']'),
         "nests deeper than 64 levels"},
        {"binary", 200, std::string("\0\xFF\xFE[[", 5), "is broken JSON"},
        {"locked", 401, R"({"code":"rest_not_logged_in"})",
         "status 401 (rest_not_logged_in): it needs a user and an application password"},
        {"forbidden", 403, "<html>", "status 403: it needs a user and an application password"},
        {"no API", 404, "<html>", "no WordPress REST API"},
        {"bad parameter", 400, R"({"code":"rest_invalid_param"})", "400 (rest_invalid_param)"},
        {"broken", 500, "", "answers with status 500"},
        {"busy", 429, "", "answers with status 429"},
        {"no total", 200, "[{\"id\":1}]", "no usable X-WP-Total", ""},
        {"total of nonsense", 200, "[{\"id\":1}]", "no usable X-WP-Total", "banyak"},
        {"negative total", 200, "[{\"id\":1}]", "no usable X-WP-Total", "-1"},
        {"total beyond reason", 200, "[{\"id\":1}]", "no usable X-WP-Total", "999999999999"},
        {"the same page for ever", 200, R"([{"id":1},{"id":2}])", "of 120 posts", "120"},
        {"descending ids", 200, R"([{"id":2},{"id":1}])", "of 120 posts", "120"},
        {"more than it tells", 200, R"([{"id":1},{"id":2}])", "of 1 posts", "1"},
        {"less than it tells", 200, "[]", "of 120 posts", "120"},
    };
    for (const Row& row : rows) {
        for (const bool is_first : {true, false}) {
            SCOPED_TRACE(row.name + (is_first ? ", first reading" : ", later"));
            WordPressServer server(120);
            Memory memory;
            if (!is_first) read(server.url(), memory);
            const std::size_t held = memory.size();
            server.intercept = [&row](const httplib::Request& request,
                                      httplib::Response& response) {
                if (request.path == "/") return false;
                response.status = row.status;
                if (!row.total.empty()) response.set_header("X-WP-Total", row.total);
                response.set_content(row.body, "application/json");
                return true;
            };
            const Reading reading = read(server.url(), memory);
            ASSERT_FALSE(reading.rejected.empty());
            EXPECT_THAT(reading.rejected.back(), HasSubstr(row.problem));
            EXPECT_THAT(reading.places.back(), HasSubstr(server.url() + "/wp-json/wp/v2/posts"));
            EXPECT_EQ(memory.size(), held);
            EXPECT_LT(reading.requests, 120u);
            server.intercept = nullptr;
            read(server.url(), memory);
            EXPECT_EQ(memory.size(), 120u) << "it did not recover";
        }
    }
}

// One that it cannot give, or gives damaged, is asked for until it is well or gone; everything else
// goes on as on any other day.
TEST(WordPressFaults, ReadsAroundAPostThatStaysDamaged) {
    struct Row {
        std::string name;
        std::uint64_t id;
        bool is_new;
        std::function<void(httplib::Response&)> damage;
        std::string problem;
    };
    const auto fail = [](httplib::Response& response) { response.status = 500; };
    const auto spoil = [](httplib::Response& response) {
        auto posts = nlohmann::json::parse(response.body);
        for (auto& post : posts) {
            if (post["id"] == 5) post["title"] = 7;
        }
        response.set_content(posts.dump(), "application/json");
    };
    const std::vector<Row> rows = {
        {"the first one breaks the server", 1, true, fail, "post 1: answers with status 500"},
        {"one breaks the server", 5, true, fail, "post 5: answers with status 500"},
        {"one that is held breaks the server", 5, false, fail, "post 5: answers with status 500"},
        {"one is spoilt", 5, true, spoil, "post 5: \"title\" is missing"},
        {"one that is held is spoilt", 5, false, spoil, "post 5: \"title\" is missing"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        WordPressServer server(150);
        Memory memory;
        const std::string id = "post-" + std::to_string(row.id);
        if (!row.is_new) {
            EXPECT_EQ(read(server.url(), memory).given.size(), 150u);
            server.now += 3600;
            server.all[row.id].modified = server.now;
        }
        const auto damage = [&](const httplib::Request& request, httplib::Response& response) {
            if (request.get_param_value("_fields") == "id" || !server.lists(request, row.id))
                return false;
            server.answer(request, response);
            row.damage(response);
            return true;
        };
        server.intercept = damage;
        Reading reading = read(server.url(), memory);
        EXPECT_EQ(reading.given.size(), row.is_new ? 149u : 0u);
        EXPECT_THAT(reading.damaged, ElementsAre(id));
        ASSERT_EQ(reading.rejected.size(), 1u);
        EXPECT_THAT(reading.rejected.front(), HasSubstr(row.problem));
        EXPECT_EQ(memory.holds(id), !row.is_new);
        EXPECT_EQ(memory.size(), row.is_new ? 149u : 150u);

        server.now += 3600;
        server.all.erase(77);
        server.all[160] = {.id = 160, .date = server.now, .modified = server.now};
        reading = read(server.url(), memory);
        EXPECT_THAT(reading.given, ElementsAre("post-160"));
        EXPECT_THAT(reading.damaged, ElementsAre(id)) << "told each time";
        EXPECT_THAT(reading.gone, ElementsAre("post-77"));

        server.now += 3600;
        reading = read(server.url(), memory);
        EXPECT_EQ(reading.unchanged, 0u) << "one damaged post is no reason to compare all ids";
        server.intercept = nullptr;
        EXPECT_THAT(read(server.url(), memory).given, ::testing::Contains(id));
        server.now += 3600;
        EXPECT_THAT(read(server.url(), memory).given, ElementsAre());
    }
}

TEST(WordPressFaults, ForgetsADamagedPostThatIsGone) {
    WordPressServer server(20);
    Memory memory;
    server.all[7].content = std::string(1'100'000, 'x');
    EXPECT_THAT(read(server.url(), memory).damaged, ElementsAre("post-7"));
    server.all.erase(7);
    EXPECT_THAT(read(server.url(), memory).rejected, ElementsAre());
    EXPECT_EQ(memory.size(), 19u);
    server.take_asked();
    read(server.url(), memory);
    for (const std::string& asked : server.take_asked())
        EXPECT_THAT(asked, ::testing::Not(HasSubstr("include")));
}

TEST(WordPressFaults, RejectsWhatFailsWhileNamesAreAsked) {
    WordPressServer server(3);
    server.embeds = false;
    server.intercept = [](const httplib::Request& request, httplib::Response& response) {
        if (!request.path.ends_with("/users")) return false;
        response.status = 503;
        return true;
    };
    Memory memory;
    const Reading reading = read(server.url(), memory);
    EXPECT_EQ(reading.given.size(), 3u);
    ASSERT_EQ(reading.rejected.size(), 1u) << "articles without authors would stay so";
    EXPECT_THAT(reading.places,
                ElementsAre(server.url() + "/wp-json/wp/v2/users?include=1&per_page=100"));
    EXPECT_EQ(memory.state(), "");
}

TEST(WordPressFaults, RejectsAServerThatIsNotThere) {
    std::string url;
    {
        const WordPressServer server;
        url = server.url();
    }
    Memory memory;
    const Reading reading = read(url, memory);
    ASSERT_EQ(reading.rejected.size(), 1u);
    EXPECT_THAT(reading.rejected.front(), HasSubstr("connection refused"));
    EXPECT_THAT(reading.places, ElementsAre(url));
}

TEST(WordPressFaults, RejectsAPageThatAsksForALogin) {
    WordPressServer server(3);
    server.intercept = [](const httplib::Request& request, httplib::Response& response) {
        if (request.path == "/" || request.path == "/wp-login.php") return false;
        response.set_redirect("/wp-login.php?redirect_to=x");
        return true;
    };
    Memory memory;
    const Reading reading = read(server.url(), memory);
    ASSERT_EQ(reading.rejected.size(), 1u);
    EXPECT_THAT(reading.rejected.front(), HasSubstr("asks for a login instead of answering"));
}

TEST(WordPressFaults, GivesItsLoginToItsOwnHostOnly) {
    WordPressServer other(3);
    WordPressServer server(3);
    HttpOptions options = quick();
    options.user = "budi";
    options.password = "rahasia";
    std::string login;
    const auto note_login = [&login](const httplib::Request& request, httplib::Response&) {
        login += request.get_header_value("Authorization");
        return false;
    };
    server.intercept = note_login;
    Memory memory;
    EXPECT_EQ(read(server.url(), memory, options).given.size(), 3u);
    EXPECT_NE(login, "");

    login = "";
    other.intercept = note_login;
    server.intercept = [&other](const httplib::Request&, httplib::Response& response) {
        response.set_header("Link", "<" + other.url() + "/wp-json/>; rel=\"https://api.w.org/\"");
        return true;
    };
    const Reading reading = read(server.url(), memory, options);
    ASSERT_EQ(reading.rejected.size(), 1u);
    EXPECT_THAT(reading.rejected.front(), HasSubstr("where the login is not sent"));
    EXPECT_EQ(login, "");
    Memory fresh;
    EXPECT_EQ(read(server.url(), fresh).given.size(), 3u) << "without login it may be anywhere";
}

}  // namespace
}  // namespace telusur
