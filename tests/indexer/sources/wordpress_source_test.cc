// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "tests/support/wordpress_reading.h"

namespace telusur {
namespace {

using namespace telusur::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(WordPressSource, ReadsAPostWhole) {
    WordPressServer server;
    server.names[8] = "Banjir";
    server.names[9] = "Garut";
    server.all[417] = {.id = 417,
                       .title = "Banjir &#038; Longsor di <em>Garut</em>",
                       .content =
                           "<p><strong>GARUT</strong> – Air naik.</p>\n<h2>Posko</h2>\n"
                           "<p>Warga &#8220;siaga&#8221;.\u2028Selalu.</p><p>Editor: Budi</p>",
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
                     {Paragraph::Kind::Text, "Warga “siaga”. Selalu."}};
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
