// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "indexer/index/error.h"
#include "searchd/http/http_server.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/test_server.h"
#include "tests/support/process.h"

// Answers of the server that depend on who asks, how, and what was asked before.
namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

std::string post(const std::string& target, const std::string& body,
                 const std::string& headers = "Content-Type: application/json\r\n") {
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(HttpAnswers, TakeParametersFromABody) {
    struct Row {
        const char* body;
        int status;
        const char* text;
        std::vector<std::string> tags;
    };
    const Row rows[] = {
        {R"({"q": "jalan tol"})", 200, "jalan tol", {}},
        {R"({"q": "jalan", "tag": ["a", "b"], "page": 2, "per_page": 5})",
         200,
         "jalan",
         {"a", "b"}},
        {R"({"tag": "a", "dedupe": true, "sort": null})", 200, "", {"a"}},
        {"{}", 200, "", {}},
        {"", 200, "", {}},
        {R"({"q": "Jum\u2019at \ud83c\udf89"})", 200, "Jum’at 🎉", {}},
        {R"({"qq": "x"})", 400, "", {}},
        {R"({"q": {"a": 1}})", 400, "", {}},
        {R"({"q": [["a"]]})", 400, "", {}},
        {R"({"q": "a\u0000b"})", 400, "", {}},
        {R"(["q"])", 400, "", {}},
        {R"({"q": "x")", 400, "", {}},
        {"{\"q\": \"\xFF\"}", 400, "", {}},
        {"q=x", 400, "", {}},
    };
    TestServer server;
    SearchRequest seen;
    server.engine->on_search = [&seen](const SearchRequest& request) {
        seen = request;
        return SearchResult{};
    };
    RawClient client(server.port());
    for (const Row& row : rows) {
        SCOPED_TRACE(row.body);
        seen = {};
        const RawAnswer answer = client.ask(post("/v1/search", row.body));
        EXPECT_EQ(answer.status, row.status) << answer.body;
        if (row.status != 200) continue;
        EXPECT_EQ(seen.text, row.text);
        EXPECT_EQ(seen.chosen(ValueField::Tag), row.tags);
    }
    const std::string deep(30'000, '[');
    EXPECT_EQ(client.ask(post("/v1/search", R"({"q": )" + deep)).status, 400);
    EXPECT_EQ(client.ask(post("/v1/search?q=tol", R"({"tag": "x"})")).status, 200);
    EXPECT_EQ(seen.text, "tol");
    EXPECT_EQ(client.ask(post("/v1/search", "{}", "Content-Type: text/plain\r\n")).status, 400);
    EXPECT_EQ(client.ask(post("/v1/search", "{}", "")).status, 400);
    EXPECT_EQ(client.ask(post("/healthz", "{}")).status, 405);
    EXPECT_EQ(client.ask(get_request("/healthz")).status, 200);
}

TEST(HttpAnswers, WaitForABodyInPiecesButNotForEver) {
    ServerLimits limits;
    limits.body_time = std::chrono::milliseconds(300);
    TestServer server(limits);
    const std::string whole = post("/v1/search", R"({"q": "tol"})");
    RawClient client(server.port());
    for (const char byte : whole)
        client.send(std::string(1, byte));
    EXPECT_EQ(client.receive().status, 200);
    RawClient slow(server.port());
    EXPECT_EQ(slow.ask(whole.substr(0, whole.size() - 1)).status, 408);
    // Two at once, and a request behind.
    RawClient fast(server.port());
    fast.send(whole + whole + get_request("/healthz"));
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(fast.receive().status, 200) << i;
}

TEST(HttpAnswers, ComeFromTheCacheUntilTheArchiveChanges) {
    ServerOptions options;
    options.cache_bytes = 1 << 20;
    options.limits.trusted = options.responder.trusted = {*Network::parse("127.0.0.1")};
    std::string epoch = "1";
    options.responder.epoch = [&epoch] { return epoch; };
    TestServer server(std::move(options));
    std::atomic<int> searches = 0;
    server.engine->on_search = [&](const SearchRequest&) {
        ++searches;
        SearchResult result;
        result.parsed = std::string(3000, 'a');
        return result;
    };
    const RawAnswer first = get(server.port(), "/v1/search?q=tol");
    const RawAnswer second = get(server.port(), "/v1/search?q=tol");
    EXPECT_EQ(searches, 1);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(second.header("etag"), first.header("etag"));
    EXPECT_NE(second.header("x-request-id"), first.header("x-request-id"));
    EXPECT_EQ(second.header("server-timing"), "cache;desc=hit");
    EXPECT_THAT(first.header("server-timing"), HasSubstr("total;dur="));
    const RawAnswer known =
        get(server.port(), "/v1/search?q=tol", "If-None-Match: " + first.header("etag") + "\r\n");
    EXPECT_EQ(known.status, 304);
    EXPECT_EQ(get(server.port(), "/v1/search?q=tol", "Accept-Encoding: gzip\r\n")
                  .header("content-encoding"),
              "gzip");
    EXPECT_EQ(get(server.port(), "/v1/search?q=tol", "Accept-Language: en\r\n").status, 200);
    EXPECT_EQ(searches, 2);
    epoch = "2";
    server.engine->generation_name = "20260102T000000Z";
    const RawAnswer later = get(server.port(), "/v1/search?q=tol");
    EXPECT_EQ(searches, 3);
    EXPECT_NE(later.header("etag"), first.header("etag"));
    // What ran out of time is not kept.
    server.engine->on_search = [&](const SearchRequest&) {
        ++searches;
        SearchResult result;
        result.timed_out = true;
        return result;
    };
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(get(server.port(), "/v1/search?q=lama").header("etag"), "");
    EXPECT_EQ(searches, 5);
}

TEST(HttpAnswers, TellWhatIsTheMatterWhenNothingAnswers) {
    ServerOptions options;
    options.cache_bytes = 1 << 20;
    options.responder.epoch = []() -> std::string {
        throw Error(ErrorCode::BadData, {"damaged", "rusak"});
    };
    TestServer server(std::move(options));
    server.engine->on_search = [](const SearchRequest&) -> SearchResult {
        throw Error(ErrorCode::BadData, {"damaged", "rusak"});
    };
    const RawAnswer answer = get(server.port(), "/v1/search?q=tol");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(json::parse(answer.body)["code"], "bad_data");
    EXPECT_EQ(get(server.port(), "/healthz").status, 200);
}

TEST(HttpAnswers, LimitWhoAsksTooMuch) {
    ServerOptions options;
    options.responder.rate = {0.001, 3};
    options.responder.trusted = options.limits.trusted = {*Network::parse("127.0.0.1")};
    TestServer server(std::move(options));
    const auto ask = [&server](const std::string& target, const std::string& whom) {
        return get(server.port(), target, "X-Forwarded-For: " + whom + "\r\n");
    };
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(ask("/v1/search", "203.0.113.9").status, 200);
    const RawAnswer refused = ask("/v1/search", "203.0.113.9");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(json::parse(refused.body)["code"], "rate_limited");
    EXPECT_GT(std::stoi(refused.header("retry-after")), 1);
    EXPECT_EQ(ask("/healthz", "203.0.113.9").status, 200);
    EXPECT_EQ(ask("/v1/search", "203.0.113.10").status, 200);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(get(server.port(), "/v1/search").status, 200);
    // One IPv6 network is one party.
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(ask("/", "2001:db8::" + std::to_string(i)).status, 200);
    EXPECT_EQ(ask("/", "2001:db8::ffff").status, 429);
    EXPECT_EQ(server.requests().back().client.printed(), "2001:db8::ffff");
    EXPECT_EQ(server.requests().back().problem, "rate_limited");
}

TEST(HttpAnswers, LetNamedSitesReadThem) {
    ServerOptions options;
    options.responder.cors_origins = {"https://berita.example"};
    TestServer server(std::move(options));
    const std::string header = "Origin: https://berita.example\r\n";
    for (const char* target : {"/v1/search", "/v1/search?x=1", "/healthz"}) {
        const RawAnswer answer = get(server.port(), target, header);
        EXPECT_EQ(answer.header("access-control-allow-origin"), "https://berita.example");
        EXPECT_EQ(answer.header("access-control-allow-credentials"), "");
        for (const char* other : {"https://berita.example.evil", "http://berita.example", "null"})
            EXPECT_EQ(get(server.port(), target, std::string("Origin: ") + other + "\r\n")
                          .header("access-control-allow-origin"),
                      "");
    }
    const RawAnswer preflight = RawClient(server.port())
                                    .ask("OPTIONS /v1/search HTTP/1.1\r\nHost: a\r\n" + header +
                                         "Access-Control-Request-Method: POST\r\n\r\n");
    EXPECT_EQ(preflight.status, 204);
    EXPECT_THAT(preflight.header("access-control-allow-methods"), HasSubstr("POST"));
}

TEST(HttpAnswers, LimitTheConnectionsOfOneParty) {
    ServerLimits limits;
    limits.connections_per_client = 2;
    ServerOptions options;
    options.limits = limits;
    TestServer server(std::move(options));
    RawClient first(server.port());
    RawClient second(server.port());
    EXPECT_EQ(first.ask(get_request("/healthz")).status, 200);
    EXPECT_EQ(second.ask(get_request("/healthz")).status, 200);
    EXPECT_EQ(RawClient(server.port()).receive().status, 429);
    second.ask(get_request("/healthz", "Connection: close\r\n"));
    second.finish_sending();
    EXPECT_TRUE(second.is_closed_by_server());
    EXPECT_TRUE(eventually(
        [&] { return RawClient(server.port()).ask(get_request("/healthz")).status == 200; }));
}

// A text of so many parts, each of a letter.
class Parts : public TextChunks {
  public:
    Parts(int parts, std::size_t bytes) : parts_(parts), bytes_(bytes) {}
    std::string next() override {
        if (given_ == parts_) return "";
        return std::string(bytes_, static_cast<char>('a' + given_++ % 26));
    }

  private:
    int parts_;
    std::size_t bytes_;
    int given_ = 0;
};

class Failing : public TextChunks {
  public:
    std::string next() override {
        if (given_++ < 2) return "part;";
        throw std::runtime_error("damaged");
    }

  private:
    int given_ = 0;
};

/// A server with streams at /parts and /failing.
class StreamServer {
  public:
    explicit StreamServer(std::size_t streams = 16) : server_(routes(), options(streams)) {
        port = server_.bind(TcpAddress{"127.0.0.1", 0});
        thread_ = std::thread([this] { server_.run(); });
    }
    ~StreamServer() {
        server_.stop();
        thread_.join();
    }
    StreamServer(const StreamServer&) = delete;
    StreamServer& operator=(const StreamServer&) = delete;

    HttpServer::Figures figures() { return server_.figures(); }

    std::uint16_t port = 0;

  private:
    static Route stream(std::string_view path, std::function<std::shared_ptr<TextChunks>()> make) {
        return {path, path, Methods::Get, [make](const Question&) {
                    HttpAnswer answer{200, {{"Content-Type", "text/plain"}}, "head;"};
                    answer.rest = make();
                    return answer;
                }};
    }
    static std::vector<Route> routes() {
        return {stream("/parts", [] { return std::make_shared<Parts>(50, 40'000); }),
                stream("/long", [] { return std::make_shared<Parts>(100'000, 40'000); }),
                stream("/failing", [] { return std::make_shared<Failing>(); })};
    }
    static ServerOptions options(std::size_t streams) {
        ServerOptions options;
        options.limits.streams = streams;
        return options;
    }

    HttpServer server_;
    std::thread thread_;
};

TEST(HttpStreams, ArriveWholeInChunksAndUntilTheEnd) {
    StreamServer server;
    RawClient client(server.port);
    const RawAnswer chunked = client.ask(get_request("/parts"));
    EXPECT_EQ(chunked.status, 200);
    EXPECT_EQ(chunked.header("transfer-encoding"), "chunked");
    EXPECT_EQ(chunked.header("content-length"), "");
    EXPECT_EQ(chunked.body.size(), 5 + 50 * 40'000U);
    EXPECT_EQ(chunked.body.substr(0, 6), "head;a");
    EXPECT_EQ(chunked.body.back(), 'x');
    EXPECT_EQ(client.ask(get_request("/parts")).body, chunked.body);
    RawClient old(server.port);
    const RawAnswer plain = old.ask("GET /parts HTTP/1.0\r\n\r\n");
    EXPECT_EQ(plain.header("transfer-encoding"), "");
    EXPECT_EQ(plain.header("connection"), "close");
    EXPECT_EQ(plain.body, chunked.body);
    const RawAnswer head = client.ask("HEAD /parts HTTP/1.1\r\nHost: a\r\n\r\n", false);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(client.ask(get_request("/parts")).body, chunked.body);
    EXPECT_TRUE(eventually([&] { return server.figures().sockets.streams == 0; }));
}

TEST(HttpStreams, TellThatTheyAreNotWhole) {
    StreamServer server;
    RawClient client(server.port);
    client.send(get_request("/failing"));
    EXPECT_THROW(client.receive(), std::runtime_error);
}

TEST(HttpStreams, AreNotMoreThanSoManyAndSlowClientsHoldNobodyUp) {
    StreamServer server(2);
    RawClient slow(server.port);
    slow.send(get_request("/long"));
    RawClient slower(server.port);
    slower.send(get_request("/long"));
    ASSERT_TRUE(eventually([&] { return server.figures().sockets.streams == 2; }));
    EXPECT_TRUE(eventually([&] { return server.figures().sockets.work.at_work == 0; }));
    EXPECT_EQ(get(server.port, "/parts").status, 503);
    slow = RawClient(server.port);
    EXPECT_TRUE(eventually([&] { return get(server.port, "/parts").status == 200; }));
}

}  // namespace
}  // namespace telusur::testing
