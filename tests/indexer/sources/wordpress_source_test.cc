// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "tests/support/wordpress_server.h"

namespace telusur {
namespace {

using namespace telusur::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Texts = std::vector<std::string>;

// What an archive keeps of a source, treated as a run treats it.
class Memory : public SourceMemory {
  public:
    std::string state() const override { return state_; }
    std::uint64_t size() const override { return ids_.size(); }
    bool holds(std::string_view id) const override { return ids_.count(std::string(id)) > 0; }

    void set_state(std::string state) { state_ = std::move(state); }
    void forget(const std::string& id) { ids_.erase(id); }
    const std::set<std::string>& ids() const { return ids_; }
    void end(std::set<std::string> read, const WordPressSource& source) {
        if (source.coverage() == Coverage::Changes) read.insert(ids_.begin(), ids_.end());
        ids_ = std::move(read);
        state_ = source.state();
    }

  private:
    std::string state_;
    std::set<std::string> ids_;
};

struct Reading {
    Texts given;
    std::size_t unchanged = 0;
    Texts flaws;
    Texts rejected;
    Texts places;  // of what was rejected
    Texts gone;
    Coverage coverage = Coverage::Changes;
    std::uint64_t requests = 0;
};

HttpOptions quick() {
    HttpOptions options;
    options.total_time = std::chrono::seconds{20};
    options.slow_time = std::chrono::seconds{1};
    options.maximum_attempts = 2;
    options.first_wait = std::chrono::milliseconds{1};
    options.longest_wait = std::chrono::milliseconds{10};
    options.maximum_bytes = 1'000'000;
    return options;
}

Reading read(const std::string& url, Memory& memory, const HttpOptions& options = quick()) {
    WordPressSource source({url}, "situs", memory, options);
    Reading reading;
    std::set<std::string> ids;
    while (const std::optional<SourceRecord> record = source.next()) {
        EXPECT_EQ(record->provenance.source, "situs");
        for (const RecordProblem& problem : record->problems) {
            const bool is_flaw = problem.severity == RecordProblem::Severity::Flaw;
            (is_flaw ? reading.flaws : reading.rejected).push_back(problem.what.english);
            EXPECT_NE(problem.what.indonesian, "");
            if (!is_flaw) reading.places.push_back(record->provenance.file);
        }
        const std::string id = record->article ? record->article->id : record->unchanged_id;
        if (id.empty()) continue;
        EXPECT_TRUE(ids.insert(id).second) << id << " was given twice";
        if (record->article) reading.given.push_back(id);
        reading.unchanged += record->unchanged_id.empty() ? 0 : 1;
    }
    reading.coverage = source.coverage();
    reading.requests = source.requests();
    const std::set<std::string> before = memory.ids();
    if (reading.rejected.empty()) memory.end(ids, source);
    for (const std::string& id : before) {
        if (!memory.holds(id)) reading.gone.push_back(id);
    }
    return reading;
}

TEST(WordPressSource, ReadsAPostWhole) {
    WordPressServer server;
    server.names[8] = "Banjir";
    server.names[9] = "Garut";
    server.all[417] = {.id = 417,
                       .title = "Banjir &#038; Longsor di <em>Garut</em>",
                       .content =
                           "<p><strong>GARUT</strong> – Air naik.</p>\n<h2>Posko</h2>\n"
                           "<p>Warga &#8220;siaga&#8221;.</p><p>Editor: Budi</p>",
                       .date = kOpening - kDay,
                       .modified = kOpening - 3600,
                       .categories = {7},
                       .tags = {8, 9}};
    Memory memory;
    WordPressSource source({server.url()}, "situs", memory, quick());
    const std::optional<SourceRecord> record = source.next();
    ASSERT_TRUE(record && record->article);
    Article expected;
    expected.id = "post-417";
    expected.url = "https://contoh.id/417/";
    expected.source = "contoh.id";
    expected.title = "Banjir & Longsor di Garut";
    expected.dateline = "GARUT";
    expected.body = {{Paragraph::Kind::Text, "Air naik."},
                     {Paragraph::Kind::Heading, "Posko"},
                     {Paragraph::Kind::Text, "Warga “siaga”."}};
    expected.published = parse_iso_timestamp("2026-11-21T17:00:00+07:00");
    expected.modified = parse_iso_timestamp("2026-11-22T16:00:00+07:00");
    expected.credits = {{"penulis", "Sari Dewi"}, {"editor", "Budi"}};
    expected.categories = {"Cuaca & Laut"};
    expected.tags = {"Banjir", "Garut"};
    EXPECT_EQ(to_record(*record->article), to_record(expected));
    EXPECT_THAT(record->problems, IsEmpty());
    EXPECT_EQ(record->provenance.where(), "https://contoh.id/417/");
    EXPECT_FALSE(source.next());
}

// What happens on a site that has posts 1 to 250 between two readings, and what the second gives.
TEST(WordPressSource, ReadsWhatChanged) {
    struct Row {
        std::string name;
        std::function<void(WordPressServer&)> change;
        Texts given;
        std::size_t unchanged;
        Texts gone;
        std::uint64_t requests;
    };
    const auto at = [](WordPressServer& server, std::uint64_t id) -> PlayedPost& {
        return server.all.at(id);
    };
    const std::vector<Row> rows = {
        {"nothing", [](WordPressServer&) {}, {}, 0, {}, 4},
        {"new post",
         [](WordPressServer& server) {
             server.all[300] = {.id = 300, .date = server.now, .modified = server.now};
         },
         {"post-300"},
         0,
         {},
         4},
        {"edited",
         [&](WordPressServer& server) { at(server, 7).modified = server.now; },
         {"post-7"},
         0,
         {},
         4},
        {"edited while the first reading went on",
         [&](WordPressServer& server) { at(server, 7).modified = kOpening - 300; },
         {"post-7"},
         0,
         {},
         4},
        {"scheduled long ago, published now",
         [&](WordPressServer& server) {
             server.all[260] = {.id = 260, .date = server.now, .modified = kOpening - 9 * kDay};
         },
         {"post-260"},
         0,
         {},
         4},
        {"an old draft published with its old dates",
         [&](WordPressServer& server) { server.all[270] = {.id = 270}; },
         {"post-270"},
         250,
         {},
         8},
        {"deleted",
         [](WordPressServer& server) { server.all.erase(250); },
         {},
         249,
         {"post-250"},
         7},
        {"withdrawn, and edited by that",
         [&](WordPressServer& server) {
             at(server, 9).status = "draft";
             at(server, 9).modified = server.now;
         },
         {},
         249,
         {"post-9"},
         7},
        {"given a password",
         [&](WordPressServer& server) {
             at(server, 9).is_protected = true;
             at(server, 9).modified = server.now;
         },
         {},
         249,
         {"post-9"},
         6},
        {"deleted, another one new",
         [](WordPressServer& server) {
             server.all.erase(1);
             server.all[300] = {.id = 300, .date = server.now, .modified = server.now};
         },
         {"post-300"},
         249,
         {"post-1"},
         7},
        {"all gone", [](WordPressServer& server) { server.all.clear(); }, {}, 0, {}, 5},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        WordPressServer server(250);
        Memory memory;
        EXPECT_EQ(read(server.url(), memory).given.size(), 250u);
        server.now += 3600;
        row.change(server);
        const Reading second = read(server.url(), memory);
        EXPECT_THAT(second.rejected, IsEmpty());
        EXPECT_EQ(second.given, row.given);
        EXPECT_EQ(second.unchanged, row.unchanged);
        EXPECT_EQ(second.requests, row.requests);
        if (row.name == "all gone") {
            EXPECT_EQ(second.gone.size(), 250u);
        } else {
            EXPECT_EQ(second.gone, row.gone);
        }
        const Reading third = read(server.url() + "/", memory);
        EXPECT_EQ(third.coverage, Coverage::Changes);
        EXPECT_THAT(third.gone, IsEmpty());
    }
}

TEST(WordPressSource, ReadsAllAgainWithoutUsableState) {
    const Texts states = {"",
                          "{",
                          "[]",
                          "{}",
                          "null",
                          "kata",
                          R"({"version":2})",
                          R"({"version":1,"site":"http://lain.id posts","read_at":1,)"
                          R"("passed_over":[]})",
                          std::string(100'000, '[')};
    for (const std::string& state : states) {
        SCOPED_TRACE(state.substr(0, 80));
        WordPressServer server(120);
        Memory memory;
        read(server.url(), memory);
        memory.set_state(state);
        server.all.erase(5);
        const Reading again = read(server.url(), memory);
        EXPECT_EQ(again.given.size(), 119u);
        EXPECT_EQ(again.coverage, Coverage::Everything);
        EXPECT_THAT(again.gone, ElementsAre("post-5"));
    }
}

TEST(WordPressSource, PassesOver) {
    WordPressServer server(3);
    server.all.at(1).is_protected = true;
    server.all.at(2).title = "";
    server.all.at(2).content = "<figure><img src=\"x.jpg\"></figure>";
    Memory memory;
    const Reading first = read(server.url(), memory);
    EXPECT_THAT(first.given, ElementsAre("post-3"));
    EXPECT_THAT(first.rejected, IsEmpty());
    server.now += 3600;
    const Reading second = read(server.url(), memory);
    EXPECT_EQ(second.requests, 4u) << "the ids were compared though nothing changed";
    server.now += 3600;
    server.all.at(1).is_protected = false;
    server.all.at(1).modified = server.now;
    EXPECT_THAT(read(server.url(), memory).given, ElementsAre("post-1"));
    server.now += 3600;
    EXPECT_EQ(read(server.url(), memory).requests, 4u);
}

TEST(WordPressSource, FindsTheApi) {
    struct Row {
        std::string name;
        std::string path;
        bool has_link;
        bool has_pretty_addresses;
        std::uint64_t requests;
    };
    const std::vector<Row> rows = {{"by its link", "", true, true, 2},
                                   {"by its link, slash behind", "/", true, true, 2},
                                   {"at the usual place", "", false, true, 3},
                                   {"behind a question mark", "", false, false, 4},
                                   {"as told", "/wp-json", true, true, 1},
                                   {"as told, deep", "/wp-json/wp/v2/", true, true, 1},
                                   {"as told, question mark", "/?rest_route=/", true, false, 1}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        WordPressServer server(2);
        server.has_link = row.has_link;
        server.has_pretty_addresses = row.has_pretty_addresses;
        Memory memory;
        const Reading reading = read(server.url() + row.path, memory);
        EXPECT_THAT(reading.given, ElementsAre("post-1", "post-2"));
        EXPECT_EQ(reading.requests, row.requests);
    }
}

TEST(WordPressSource, FindsNames) {
    struct Row {
        std::string name;
        bool embeds;
        bool tells_authors;
        Texts flaws;
        std::string credit;
        std::uint64_t requests;
    };
    const std::string locked =
        "the site does not tell all its authors: a user with an application password may see them";
    const std::vector<Row> rows = {{"embedded", true, true, {}, "Sari Dewi", 3},
                                   {"asked for", false, true, {}, "Sari Dewi", 5},
                                   {"authors locked", true, false, {locked}, "", 4},
                                   {"locked and asked for", false, false, {locked}, "", 5}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        WordPressServer server(150);
        for (auto& [id, post] : server.all)
            post.categories = {7};
        server.embeds = row.embeds;
        server.tells_authors = row.tells_authors;
        Memory memory;
        const Reading reading = read(server.url(), memory);
        EXPECT_EQ(reading.given.size(), 150u);
        EXPECT_EQ(reading.flaws, row.flaws);
        EXPECT_EQ(reading.requests, row.requests);
        Memory other;
        WordPressSource source({server.url()}, "situs", other, quick());
        const auto record = source.next();
        ASSERT_TRUE(record && record->article);
        EXPECT_THAT(record->article->categories, ElementsAre("Cuaca & Laut"));
        const std::vector<std::string> credits = names_in_role(*record->article, role::kWriter);
        const Texts expected = row.credit.empty() ? Texts{} : Texts{row.credit};
        EXPECT_EQ(credits, expected);
    }
}

// The site changes when the second page of a listing is asked for: of whole posts in the first
// reading, of ids in a later one.
TEST(WordPressSource, ReadsAllThoughTheSiteChanges) {
    struct Row {
        std::string name;
        std::function<void(WordPressServer&)> change;
    };
    const std::vector<Row> rows = {
        {"deleted behind", [](WordPressServer& server) { server.all.erase(20); }},
        {"many deleted behind",
         [](WordPressServer& server) {
             for (std::uint64_t id = 2; id <= 90; ++id)
                 server.all.erase(id);
         }},
        {"all behind deleted",
         [](WordPressServer& server) {
             server.all.erase(server.all.begin(), server.all.find(340));
         }},
        {"deleted before", [](WordPressServer& server) { server.all.erase(300); }},
        {"new at the end", [](WordPressServer& server) { server.all[400] = {.id = 400}; }},
        {"an old draft behind", [](WordPressServer& server) { server.all[10].id = 10; }},
    };
    for (const Row& row : rows) {
        for (const bool is_first : {true, false}) {
            SCOPED_TRACE(row.name + (is_first ? ", first reading" : ", later"));
            WordPressServer server(350);
            server.all.erase(10);
            Memory memory;
            if (!is_first) {
                read(server.url(), memory);
                server.now += 3600;
                server.all.erase(345);
            }
            bool has_changed = false;
            server.intercept = [&](const httplib::Request& request, httplib::Response&) {
                const bool is_second_page = request.get_param_value("offset") == "99";
                if (is_second_page && !has_changed) row.change(server);
                has_changed |= is_second_page;
                return false;
            };
            const Reading reading = read(server.url(), memory);
            EXPECT_TRUE(has_changed);
            EXPECT_THAT(reading.rejected, IsEmpty());
            EXPECT_EQ(reading.coverage, Coverage::Everything);
            for (const auto& [id, post] : server.all)
                EXPECT_TRUE(memory.holds("post-" + std::to_string(id))) << id;
            EXPECT_THAT(read(server.url(), memory).rejected, IsEmpty());
            EXPECT_EQ(memory.size(), server.all.size()) << "what went is gone the next time";
        }
    }
}

TEST(WordPressSource, SplitsPagesThatAreTooMuch) {
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

TEST(WordPressSource, RejectsOneBadPostOfAList) {
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
TEST(WordPressSource, RejectsASiteThatFails) {
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

TEST(WordPressSource, RejectsWhatFailsWhileNamesAreAsked) {
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

TEST(WordPressSource, RejectsAServerThatIsNotThere) {
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

TEST(WordPressSource, RejectsAPageThatAsksForALogin) {
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

TEST(WordPressSource, GivesItsLoginToItsOwnHostOnly) {
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

TEST(WordPressSource, ReadsSeveralPostTypes) {
    WordPressServer server(3);
    server.intercept = [](const httplib::Request& request, httplib::Response& response) {
        if (request.path != "/wp-json/wp/v2/opini") return false;
        const bool is_listed = !request.has_param("after") && !request.has_param("modified_after");
        response.set_header("X-WP-Total", is_listed ? "1" : "0");
        response.set_content(is_listed ? R"([{"id":50,"status":"publish","title":{"rendered":"O"},)"
                                         R"("content":{"rendered":"Isi"}}])"
                                       : "[]",
                             "application/json");
        return true;
    };
    Memory memory;
    for (const std::size_t expected : {4u, 0u}) {
        WordPressSource source({server.url(), {"posts", "opini"}}, "situs", memory, quick());
        std::set<std::string> ids;
        while (const auto record = source.next())
            ids.insert(record->article.value().id);
        EXPECT_EQ(ids.size(), expected);
        EXPECT_EQ(source.coverage(), expected > 0 ? Coverage::Everything : Coverage::Changes);
        memory.end(ids, source);
    }
    EXPECT_TRUE(memory.holds("post-50"));
}

TEST(WordPressSource, EndsAtOnceWhenStopped) {
    struct Stopped {};
    WordPressServer server(300);
    HttpOptions options = quick();
    int asked = 0;
    server.intercept = [&asked](const httplib::Request&, httplib::Response&) {
        ++asked;
        return false;
    };
    options.checkpoint = [&asked] {
        if (asked >= 3) throw Stopped();
    };
    Memory memory;
    EXPECT_THROW(read(server.url(), memory, options), Stopped);
    EXPECT_EQ(asked, 3);
}

}  // namespace
}  // namespace telusur
