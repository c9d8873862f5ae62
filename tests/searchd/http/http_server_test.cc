// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/http_server.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <sys/socket.h>

#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/test_server.h"
#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(HttpServer, AnswersWithTheHeadersOfEveryAnswer) {
    TestServer server;
    server.engine->add("a");
    for (const char* target :
         {"/v1/search?q=tol", "/v1/articles/a", "/healthz", "/openapi.json", "/", "/artikel/a",
          "/telusur.js", "/assets/page.css", "/nowhere", "/v1/search?x=1"}) {
        const RawAnswer answer = get(server.port(), target);
        EXPECT_NE(answer.status, 0) << target;
        EXPECT_EQ(answer.version, "HTTP/1.1");
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff") << target;
        EXPECT_EQ(answer.header("x-frame-options"), "DENY");
        EXPECT_EQ(answer.header("referrer-policy"), "strict-origin-when-cross-origin");
        EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("default-src 'none'"));
        EXPECT_EQ(answer.header("vary"), "Accept-Encoding, Accept-Language, Origin");
        EXPECT_TRUE(is_request_id(answer.header("x-request-id"))) << target;
        EXPECT_THAT(answer.header("content-type"), Not(IsEmpty()));
        EXPECT_THAT(answer.header("cache-control"), Not(IsEmpty()));
        EXPECT_THAT(answer.header("date"), HasSubstr(" GMT"));
        EXPECT_EQ(answer.header("server"), "");
        EXPECT_EQ(answer.header("content-length"), std::to_string(answer.body.size()));
    }
}

TEST(HttpServer, KeepsAClientsRequestId) {
    TestServer server;
    EXPECT_EQ(get(server.port(), "/healthz", "X-Request-Id: abc-1._Z\r\n").header("x-request-id"),
              "abc-1._Z");
    const RawAnswer refused = get(server.port(), "/v1/search?x=1", "X-Request-Id: %0d%0ax: y\r\n");
    EXPECT_NE(refused.header("x-request-id"), "");
    EXPECT_EQ(refused.header("x"), "");
    EXPECT_EQ(json::parse(refused.body)["request_id"], refused.header("x-request-id"));
}

TEST(HttpServer, AnswersHeadLikeGetWithoutABody) {
    TestServer server;
    for (const char* target : {"/", "/v1/search?q=tol", "/nowhere", "/healthz"}) {
        RawClient client(server.port());
        const RawAnswer whole = client.ask(get_request(target));
        const std::string head = "HEAD " + get_request(target).substr(4);
        const RawAnswer answer = client.ask(head, false);
        EXPECT_EQ(answer.status, whole.status);
        EXPECT_EQ(answer.header("content-type"), whole.header("content-type"));
        EXPECT_EQ(answer.header("content-length"), whole.header("content-length"));
        EXPECT_EQ(answer.header("accept-ranges"), "none");
        // The connection is still in step.
        EXPECT_EQ(client.ask(get_request("/healthz")).status, 200);
    }
}

TEST(HttpServer, AnswersOptionsAndUnchangedWithoutALength) {
    TestServer server;
    RawClient client(server.port());
    const RawAnswer options = client.ask("OPTIONS /v1/search HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.header("allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(options.header("content-length"), "");
    const std::string tag = client.ask(get_request("/")).header("etag");
    const RawAnswer same = client.ask(get_request("/", "If-None-Match: " + tag + "\r\n"));
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.header("etag"), tag);
    EXPECT_EQ(same.header("content-length"), "");
    EXPECT_EQ(client.ask(get_request("/healthz")).status, 200);
}

TEST(HttpServer, CompressesWhereAsked) {
    TestServer server;
    for (const char* target : {"/openapi.json", "/", "/telusur.js"}) {
        const RawAnswer plain = get(server.port(), target);
        const RawAnswer small = get(server.port(), target, "Accept-Encoding: br, gzip\r\n");
        EXPECT_EQ(plain.header("content-encoding"), "");
        EXPECT_EQ(small.header("content-encoding"), "gzip") << target;
        EXPECT_EQ(small.header("content-type"), plain.header("content-type"));
        EXPECT_EQ(small.body.substr(0, 2), "\x1F\x8B");
    }
}

TEST(HttpServer, RefusesWhatItDoesNotTakeAndClosesTheConnection) {
    struct Row {
        std::string request;
        int status;
        const char* code;
    };
    const std::string host = " HTTP/1.1\r\nHost: a\r\n";
    const std::string inner = get_request("/healthz");
    const Row rows[] = {
        {"POST /v1/search" + host + "\r\n", 411, "length_required"},
        {"POST /v1/search" + host + "Content-Length: 65537\r\n\r\n", 413, "body_too_large"},
        {"POST /v1/search" + host + "Content-Length: 999999999999\r\n\r\n", 413, "body_too_large"},
        {"POST /v1/search" + host + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n", 417,
         "expectation_failed"},
        {"DELETE /" + host + "\r\n", 405, "method_not_allowed"},
        {"BREW /" + host + "\r\n", 405, "method_not_allowed"},
        {"GET /" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner, 411,
         "transfer_encoding"},
        {"GET /" + host + "Content-Encoding: gzip\r\n\r\n", 415, "content_encoding"},
        {"GET /" + host + "Content-Length: " + std::to_string(inner.size()) + "\r\n\r\n" + inner,
         400, "body_not_allowed"},
        {"GET /" + host + "Content-Length: 999999999999999999999\r\n\r\n" + inner, 413,
         "body_too_large"},
        {"GET /?q=" + std::string(9000, 'a') + host + "\r\n", 414, "uri_too_long"},
        {"GET /" + std::string(3000, 'a') + host + "\r\n", 414, "uri_too_long"},
        {"GET /" + host + "X: " + std::string(20000, 'a') + "\r\n\r\n", 431, "headers_too_large"},
        {"GET / HTTP/1.1\nHost: a\n\n", 400, "bad_request"},
        {"\x16\x03\x01\x02\x01\xFC", 400, "bad_request"},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "http_version"},
    };
    TestServer server;
    for (const Row& row : rows) {
        RawClient client(server.port());
        const RawAnswer answer = client.ask(row.request);
        const std::string shown = row.request.substr(0, 80);
        EXPECT_EQ(answer.status, row.status) << shown;
        EXPECT_EQ(answer.header("content-type"), "application/problem+json; charset=utf-8");
        EXPECT_EQ(answer.header("connection"), "close");
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.header("allow"), row.status == 405 ? "GET, HEAD, POST, OPTIONS" : "");
        EXPECT_EQ(json::parse(answer.body)["code"], row.code) << shown;
        client.finish_sending();
        EXPECT_TRUE(client.is_closed_by_server()) << shown;
    }
    EXPECT_EQ(get(server.port(), "/healthz").status, 200);
}

TEST(HttpServer, AnswersEvenWhoSendsOnWhileRefused) {
    TestServer server;
    RawClient client(server.port());
    EXPECT_TRUE(client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n"));
    client.send(std::string(500000, 'x'));
    EXPECT_EQ(client.receive().status, 413);
}

TEST(HttpServer, IgnoresRanges) {
    TestServer server;
    std::string ranges = "0-";
    for (int i = 0; i < 900; ++i)
        ranges += ",0-";
    for (const std::string& value : {std::string("bytes=0-9"), "bytes=" + ranges,
                                     std::string("bytes=99999999999999999999999-")}) {
        const RawAnswer answer = get(server.port(), "/", "Range: " + value + "\r\n");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("content-range"), "");
    }
}

TEST(HttpServer, HarmlessWhateverIsInParameters) {
    TestServer server;
    for (const char* target :
         {"/v1/search?q=%0d%0aSet-Cookie:%20x=1", "/v1/search?sort=%0d%0aSet-Cookie:%20x=1",
          "/v1/articles/%0d%0aSet-Cookie:%20x=1", "/%0d%0aSet-Cookie:%20x=1",
          "/v1/search?%0d%0aSet-Cookie:x=1"}) {
        const RawAnswer answer = get(server.port(), target);
        EXPECT_NE(answer.status, 0);
        EXPECT_EQ(answer.header("set-cookie"), "") << target;
        EXPECT_TRUE(json::accept(answer.body)) << target;
    }
    EXPECT_EQ(get(server.port(), "/v1/search?q=%zz%").status, 200);
    EXPECT_EQ(get(server.port(), "/v1/search?q=%ff%fe").status, 200);
    EXPECT_EQ(get(server.port(), "/v1/search?q=siapa?").status, 200);
    EXPECT_EQ(get(server.port(), "/v1/search?q=%00").status, 400);
}

TEST(HttpServer, KeepsAConnectionThroughManyRequests) {
    TestServer server;
    RawClient client(server.port());
    for (int i = 0; i < 300; ++i) {
        const RawAnswer answer = client.ask(get_request("/healthz"));
        ASSERT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("connection"), "");
    }
    EXPECT_EQ(client.ask(get_request("/healthz", "Connection: close\r\n")).header("connection"),
              "close");
    client.finish_sending();
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST(HttpServer, AnswersPipelinedRequestsInOrder) {
    TestServer server;
    server.engine->add("1");
    std::string requests;
    for (int i = 0; i < 50; ++i)
        requests += get_request(i % 2 == 0 ? "/healthz" : "/v1/articles/1");
    RawClient client(server.port());
    client.send(requests);
    client.finish_sending();
    for (int i = 0; i < 50; ++i) {
        const RawAnswer answer = client.receive();
        ASSERT_EQ(answer.status, 200) << i;
        EXPECT_EQ(json::parse(answer.body).contains("status"), i % 2 == 0);
    }
    EXPECT_TRUE(client.is_closed_by_server());
}

TEST(HttpServer, TakesARequestInAnyPieces) {
    TestServer server;
    RawClient client(server.port());
    for (const char byte : get_request("/healthz"))
        client.send(std::string(1, byte));
    EXPECT_EQ(client.receive().status, 200);
}

TEST(HttpServer, ClosesAfterHttp10AndAfterSoManyRequests) {
    ServerLimits limits;
    limits.requests_per_connection = 2;
    TestServer server(limits);
    RawClient old(server.port());
    EXPECT_EQ(old.ask("GET /healthz HTTP/1.0\r\n\r\n").header("connection"), "close");
    RawClient client(server.port());
    EXPECT_EQ(client.ask(get_request("/healthz")).header("connection"), "");
    EXPECT_EQ(client.ask(get_request("/healthz")).header("connection"), "close");
}

// Finds the server's end of the connection among the descriptors of this process.
bool server_sends_at_once(std::uint16_t client_port) {
    for (int descriptor = 3; descriptor < 1024; ++descriptor) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0) continue;
        if (ntohs(peer.sin_port) != client_port) continue;
        int on = 0;
        size = sizeof on;
        return ::getsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, &size) == 0 && on != 0;
    }
    return false;
}

TEST(HttpServer, SendsAtOnce) {
    TestServer server;
    RawClient client(server.port());
    EXPECT_EQ(client.ask(get_request("/healthz")).status, 200);
    EXPECT_TRUE(server_sends_at_once(client.own_port()));
}

TEST(HttpServer, HidesExceptionsOfTheEngine) {
    TestServer server;
    server.engine->on_search = [](const SearchRequest&) -> SearchResult {
        throw std::runtime_error("secret path");
    };
    const RawAnswer answer = get(server.port(), "/v1/search", "X-Request-Id: here\r\n");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(json::parse(answer.body)["code"], "internal");
    EXPECT_THAT(answer.body, Not(HasSubstr("secret")));
    for (const auto& [name, value] : answer.headers)
        EXPECT_THAT(value, Not(HasSubstr("secret")));
    EXPECT_EQ(server.faults(), std::vector<std::string>{"here: secret path"});
}

TEST(HttpServer, LogsEveryRequestOnce) {
    TestServer server;
    get(server.port(), "/healthz?a=%0a", "X-Request-Id: one\r\n");
    RawClient(server.port()).ask("BREW / HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::vector<ObservedRequest> requests = server.requests();
    ASSERT_EQ(requests.size(), 2U);
    EXPECT_EQ(requests[0].id, "one");
    EXPECT_EQ(requests[0].target, "/healthz?a=%0a");
    EXPECT_EQ(requests[0].status, 200);
    EXPECT_EQ(requests[1].status, 405);
}

TEST(HttpServer, HasItsPortToItself) {
    TestServer first;
    HttpServer second({}, {});
    const Thrown thrown = thrown_by([&] { second.bind(TcpAddress{"127.0.0.1", first.port()}); });
    EXPECT_EQ(thrown.code, "Unavailable");
    EXPECT_THAT(thrown.message, HasSubstr("127.0.0.1:" + std::to_string(first.port())));
}

}  // namespace
}  // namespace telusur::testing
