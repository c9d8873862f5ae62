// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <filesystem>
#include <functional>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "searchd/http/listener.h"
#include "tests/e2e/served_archive.h"
#include "tests/searchd/http/running_searchd.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;

struct Key {
    std::string key;
    std::string hash;
};

// As the operator makes one.
Key make_key() {
    const Finished finished = run({TELUSUR_SEARCHD, "--make-admin-key"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    std::istringstream words(finished.out);
    std::string name;
    Key made;
    words >> name >> made.key >> name >> made.hash;
    EXPECT_EQ(name, "hash");
    return made;
}

std::string authorized(const std::string& key) {
    return "Authorization: Bearer " + key + "\r\n";
}

class AdminTest : public ServedArchive {
  protected:
    std::vector<std::string> options(const std::string& listen,
                                     const std::vector<std::string>& hashes) const {
        std::string keys;
        for (const std::string& hash : hashes)
            keys += '"' + hash + "\",";
        return {"--config", config("[admin]\nlisten = \"" + listen + "\"\nkeys = [" + keys + "]\n" +
                                   "[server]\nrequests_per_second = 0\n")};
    }
    RawAnswer ask(const std::string& target, const std::string& key = "") const {
        return RawClient(socket_).ask(get_request(target, key.empty() ? "" : authorized(key)));
    }
    json listed(const std::string& target) const {
        const RawAnswer answer = ask(target);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return json::parse(answer.body, nullptr, false);
    }

    std::filesystem::path socket_ = directory_ / "admin";
    std::string unix_ = "unix:" + socket_.string();
};

TEST_F(AdminTest, ReloadsThroughEitherKindOfDoor) {
    const Key key = make_key();
    const std::uint16_t port = open_listener(TcpAddress{"127.0.0.1", 0}).port();
    struct Row {
        std::string listen;
        std::vector<std::string> hashes;
        std::function<RawClient()> door;
    };
    const auto by_unix = [this] { return RawClient(socket_); };
    const Row rows[] = {
        {unix_, {}, by_unix},
        {unix_, {key.hash}, by_unix},
        {"127.0.0.1:" + std::to_string(port), {key.hash}, [port] { return RawClient(port); }},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.listen + (row.hashes.empty() ? " without a key" : " with a key"));
        RunningSearchd searchd(data_, options(row.listen, row.hashes));
        EXPECT_EQ(row.door().ask(post_request("/admin/reload")).status,
                  row.hashes.empty() ? 200 : 401);
        publish("of " + row.listen + std::to_string(row.hashes.size()));
        const RawAnswer answer = row.door().ask(post_request("/admin/reload", authorized(key.key)));
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(json::parse(answer.body)["generation"], live_generation());
        // Readers have it at once, and not soon.
        const json found = json::parse(searchd.ask("/v1/search?q=jagung").body);
        EXPECT_EQ(found["index"]["generation"], live_generation());
    }
}

TEST_F(AdminTest, OpensItsSocketForTheOwnerAlone) {
    const RunningSearchd searchd(data_, options(unix_, {}));
    EXPECT_EQ(std::filesystem::status(socket_).permissions(), std::filesystem::perms(0600));
}

TEST_F(AdminTest, TellsWhatManyAskAndNothingThatFewDo) {
    const RunningSearchd searchd(data_, options(unix_, {}));
    const auto ask_of = [&](const std::string& question, int clients) {
        for (int i = 1; i <= clients; ++i) {
            const std::string from = from_client("198.51.100." + std::to_string(i));
            EXPECT_EQ(searchd.ask("/v1/search?q=" + question, from).status, 200);
        }
    };
    ask_of("jagung", 6);
    ask_of("zirkonia", 5);
    ask_of("%22nama+saya%22", 4);
    const json top = listed("/admin/queries/top");
    EXPECT_EQ(top["min_clients"], 5);
    ASSERT_EQ(top["questions"].size(), 2U) << top;
    EXPECT_EQ(top["questions"][0]["q"], "jagung");
    EXPECT_EQ(top["questions"][0]["count"], 6);
    EXPECT_EQ(top["questions"][0]["without_hits"], 0);
    EXPECT_EQ(listed("/admin/queries/top?limit=1")["questions"].size(), 1U);
    const json zero = listed("/admin/queries/zero");
    ASSERT_EQ(zero["questions"].size(), 1U) << zero;
    EXPECT_EQ(zero["questions"][0]["q"], "zirkonia");
    const json slow = listed("/admin/queries/slow");
    ASSERT_GE(slow["requests"].size(), 3U) << slow;
    EXPECT_EQ(slow["requests"][0]["route"], "/v1/search");
    EXPECT_EQ(slow.dump().find("198.51"), std::string::npos) << slow;
    EXPECT_EQ(ask("/admin/queries/top?limit=x").status, 400);
}

TEST_F(AdminTest, KnowsTheRightKeyAmongAnyNumberOfWrongOnes) {
    const Key one = make_key();
    const Key two = make_key();
    const RunningSearchd searchd(data_, options(unix_, {one.hash, two.hash}));
    const std::string target = "/admin/queries/top";
    const std::pair<std::string, int> rows[] = {
        {"", 401},  {"x", 401}, {one.hash, 401}, {one.key + "x", 401}, {two.key, 200},
        {"x", 401}, {"x", 429}, {one.key, 200},  {two.key, 200},       {"x", 429},
    };
    for (std::size_t row = 0; row < std::size(rows); ++row) {
        SCOPED_TRACE("row " + std::to_string(row));
        const RawAnswer answer = ask(target, rows[row].first);
        EXPECT_EQ(answer.status, rows[row].second);
        EXPECT_EQ(answer.header("www-authenticate"), answer.status == 401 ? "Bearer" : "");
        EXPECT_EQ(answer.header("retry-after").empty(), answer.status != 429);
    }
    for (const char* other : {"/admin/queries/slow", "/metrics"})
        EXPECT_EQ(ask(other, one.key).status, 200) << other;
    EXPECT_EQ(searchd.ask("/v1/search?q=jagung").status, 200);
}

TEST_F(AdminTest, IsNotWhereReadersAreAndReadersAreNotThere) {
    const RunningSearchd searchd(data_, options(unix_, {}));
    for (const char* path : {"/admin/queries/top", "/admin/queries/zero", "/admin/queries/slow",
                             "/admin/reload", "/admin"}) {
        EXPECT_EQ(searchd.ask(path).status, 404) << path;
        EXPECT_EQ(RawClient(searchd.port()).ask(post_request(path)).status, 404) << path;
    }
    for (const char* path : {"/", "/v1/search?q=jagung", "/v1/articles/a", "/healthz"})
        EXPECT_EQ(ask(path).status, 404) << path;
    EXPECT_EQ(ask("/admin/reload").status, 405);
}

TEST_F(AdminTest, DoesNotOpenADoorThatAnybodyCouldUse) {
    const std::string hash = make_key().hash;
    struct Row {
        std::string listen;
        std::vector<std::string> hashes;
        int exit_code;
        const char* message;
    };
    const Row rows[] = {
        {"127.0.0.1:0", {}, 78, "and has no keys"},
        {"[::1]:0", {}, 78, "and has no keys"},
        {unix_, {"a"}, 78, "64 digits"},
        {unix_, {hash, hash.substr(1)}, 78, "64 digits"},
        {"8080", {hash}, 78, "HOST:PORT"},
        {"0.0.0.0:0", {hash}, 78, "other machines"},
        {"unix:/nirgends/admin", {hash}, 78, "/nirgends/admin"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.listen);
        std::vector<std::string> command = options(row.listen, row.hashes);
        command.insert(command.begin(), {"/usr/bin/timeout", "20", TELUSUR_SEARCHD});
        command.insert(command.end(), {"--listen", "127.0.0.1:0"});
        const Finished finished = run(command);
        EXPECT_EQ(finished.exit_code, row.exit_code) << finished.err;
        EXPECT_THAT(finished.err, HasSubstr(row.message));
    }
}

TEST_F(AdminTest, CountsAtBothDoorsAndShowsTheGenerationThatAnswers) {
    const RunningSearchd searchd(data_, options(unix_, {}));
    const auto info = [this] {
        return "telusur_index_info{generation=\"" + live_generation() + "\"}";
    };
    const std::string requests = R"(telusur_http_requests_total{code="200",endpoint="/v1/search"})";
    const std::string before = info();
    EXPECT_EQ(sample_of(ask("/metrics").body, requests), -1);
    for (int i = 1; i <= 3; ++i) {
        searchd.ask("/v1/search?q=jagung");
        const std::string readers = searchd.ask("/metrics").body;
        EXPECT_EQ(sample_of(readers, requests), i);
        EXPECT_EQ(sample_of(ask("/metrics").body, requests), i);
        EXPECT_EQ(sample_of(readers, "telusur_cache_missed_total"), 1);
        EXPECT_EQ(sample_of(readers, "telusur_cache_found_total"), i - 1);
        EXPECT_EQ(sample_of(readers, before), 1);
        EXPECT_GT(sample_of(readers, "process_open_fds"), 3);
    }
    // Strangers are told by proxies, and see no metrics.
    EXPECT_EQ(searchd.ask("/metrics", from_client("198.51.100.7")).status, 404);
    publish("b");
    EXPECT_EQ(RawClient(socket_).ask(post_request("/admin/reload")).status, 200);
    const std::string after = ask("/metrics").body;
    EXPECT_EQ(sample_of(after, info()), 1);
    EXPECT_EQ(sample_of(after, before), -1);
    EXPECT_EQ(sample_of(after, "telusur_index_articles"), 2);
    EXPECT_EQ(sample_of(after, requests), 3);
}

TEST_F(AdminTest, ReloadsWhenNothingCanAnswer) {
    flip_byte(data_ + "/generations/" + live_generation() + "/postings/postlist.glass", 5000);
    RunningSearchd searchd(data_, options(unix_, {}));
    ASSERT_TRUE(eventually([&] { return searchd.ask("/readyz").status == 503; }));
    // There is no generation to tell of: a problem, and no end.
    const RawAnswer answer = RawClient(socket_).ask(post_request("/admin/reload"));
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.header("content-type"), "application/problem+json; charset=utf-8");
    EXPECT_EQ(sample_of(ask("/metrics").body, "telusur_index_articles"), 0);
    searchd.process().signal(SIGHUP);
    publish("b");
    EXPECT_TRUE(eventually([&] { return searchd.ask("/v1/search?q=jagung").status == 200; }));
    EXPECT_TRUE(searchd.process().is_running()) << searchd.process().err();
}

TEST_F(AdminTest, GoesWithTheService) {
    RunningSearchd searchd(data_, options(unix_, {}));
    searchd.process().signal(SIGTERM);
    EXPECT_EQ(searchd.process().wait().exit_code, 0);
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::symlink_status(socket_)));
}

}  // namespace
}  // namespace telusur::testing
