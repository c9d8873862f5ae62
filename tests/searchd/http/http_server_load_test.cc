// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <chrono>
#include <gmock/gmock.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <vector>

#include "searchd/http/http_server.h"
#include "tests/searchd/http/gate.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/test_server.h"
#include "tests/support/process.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

ServerLimits small_limits(std::size_t threads, std::size_t waiting) {
    ServerLimits limits;
    limits.threads = threads;
    limits.waiting = waiting;
    return limits;
}

TEST(HttpServerLoad, TurnsAwayWhatItCannotQueue) {
    TestServer server(small_limits(1, 1));
    Gate gate;
    server.engine->on_search = [&gate](const SearchRequest&) { return gate.wait(); };
    RawClient at_work(server.port());
    at_work.send(get_request("/v1/search"));
    gate.wait_for(1);
    // One of these waits, and it is not said which; the others are refused.
    std::vector<std::unique_ptr<RawClient>> others;
    for (int i = 0; i < 3; ++i) {
        others.push_back(std::make_unique<RawClient>(server.port()));
        others.back()->send(get_request("/v1/search?q=tol"));
    }
    EXPECT_TRUE(eventually([&server] { return server.requests().size() == 2; }));
    gate.open();
    EXPECT_EQ(at_work.receive().status, 200);
    int refused = 0;
    for (const auto& client : others) {
        const RawAnswer answer = client->receive();
        if (answer.status == 200) continue;
        ++refused;
        EXPECT_EQ(answer.status, 503);
        EXPECT_EQ(answer.header("retry-after"), "1");
        EXPECT_EQ(answer.header("connection"), "close");
        EXPECT_EQ(json::parse(answer.body)["code"], "unavailable");
    }
    EXPECT_EQ(refused, 2);
}

TEST(HttpServerLoad, IsNotHeldUpBySilentClients) {
    TestServer server(small_limits(1, 1));
    std::vector<std::unique_ptr<RawClient>> silent;
    for (int i = 0; i < 200; ++i) {
        silent.push_back(std::make_unique<RawClient>(server.port()));
        if (i % 2 == 0) silent.back()->send("GET /healthz HTT");
    }
    EXPECT_EQ(get(server.port(), "/healthz").status, 200);
}

TEST(HttpServerLoad, TurnsAwayConnectionsBeyondItsLimit) {
    ServerLimits limits;
    limits.connections = 4;
    TestServer server(limits);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        EXPECT_EQ(clients.back()->ask(get_request("/healthz")).status, 200);
    }
    RawClient fifth(server.port());
    EXPECT_EQ(fifth.receive().status, 503);
    // Crowded, it parts with idle connections after a second.
    EXPECT_TRUE(clients.front()->is_closed_by_server());
    EXPECT_EQ(get(server.port(), "/healthz").status, 200);
}

TEST(HttpServerLoad, GivesUpOnRequestsThatDoNotArrive) {
    ServerLimits limits;
    limits.head_time = 300ms;
    limits.idle_time = 300ms;
    TestServer server(limits);
    RawClient slow(server.port());
    RawClient silent(server.port());
    const RawAnswer answer = slow.ask("GET / HTTP/1.1\r\nHost:");
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(json::parse(answer.body)["code"], "request_timeout");
    EXPECT_TRUE(silent.is_closed_by_server());
}

TEST(HttpServerLoad, SurvivesClientsThatGoAway) {
    TestServer server(small_limits(2, 8));
    Gate gate;
    server.engine->on_search = [&gate](const SearchRequest&) { return gate.wait(); };
    {
        RawClient gone(server.port());
        gone.send(get_request("/v1/search"));
        gate.wait_for(1);
    }
    gate.open();
    EXPECT_EQ(get(server.port(), "/v1/search").status, 200);
}

TEST(HttpServerLoad, StopsAtOnceWithIdleConnectionsAndAfterRequestsAtWork) {
    TestServer server;
    Gate gate;
    server.engine->on_search = [&gate](const SearchRequest&) { return gate.wait(); };
    RawClient idle(server.port());
    EXPECT_EQ(idle.ask(get_request("/healthz")).status, 200);
    RawClient at_work(server.port());
    at_work.send(get_request("/v1/search"));
    gate.wait_for(1);
    std::thread stopper([&server] { server.stop(); });
    EXPECT_TRUE(idle.is_closed_by_server());
    EXPECT_THROW(RawClient{server.port()}, std::runtime_error);
    gate.open();
    EXPECT_EQ(at_work.receive().status, 200);
    at_work.finish_sending();
    stopper.join();
}

TEST(HttpServerLoad, StopsBeforeItRuns) {
    HttpServer server({}, {});
    server.bind(TcpAddress{"127.0.0.1", 0});
    server.stop();
    server.run();
}

TEST(HttpServerLoad, AnswersManyClientsAtOnce) {
    TestServer server(small_limits(4, 1000));
    std::atomic<int> answered = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 16; ++i) {
        clients.emplace_back([&] {
            RawClient client(server.port());
            for (int request = 0; request < 100; ++request) {
                if (client.ask(get_request("/v1/search?q=tol")).status == 200) ++answered;
            }
        });
    }
    for (std::thread& client : clients)
        client.join();
    EXPECT_EQ(answered, 1600);
    EXPECT_EQ(server.requests().size(), 1600U);
}

}  // namespace
}  // namespace telusur::testing
