// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <gmock/gmock.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <poll.h>
#include <thread>

#include "tests/searchd/http/running_searchd.h"
#include "tests/searchd/support/sample_index.h"

// What the open internet sends, against the program as it is run.
namespace telusur::testing {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

std::string data() {
    return corpus_index().directory().path().string();
}

constexpr std::size_t kMegabyte = std::size_t{1} << 20;
const std::string kHost = " HTTP/1.1\r\nHost: a\r\n";

struct Attack {
    const char* name;
    std::string first;
    /// Sent over and over behind it, up to `bytes`, for as long as the server takes them.
    std::string flood = {};
    std::size_t bytes = 0;
    /// Of the first answer; 0: none need come.
    std::vector<int> statuses = {};
    std::size_t answers = 1;  ///< and no more than so many come
};

std::string repeated(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

std::vector<Attack> attacks() {
    const std::string inner = get_request("/healthz");
    const std::string length = std::to_string(inner.size());
    const std::string block(65536, 'a');
    std::string ranges = "0-";
    for (int i = 0; i < 1900; ++i)
        ranges += ",0-";
    return {
        {"chunked flood",
         "POST /v1/search" + kHost + "Transfer-Encoding: chunked\r\n\r\n",
         "10000\r\n" + block + "\r\n",
         200 * kMegabyte,
         {411}},
        {"one endless header", "GET /" + kHost + "X: ", block, 100 * kMegabyte, {431}},
        {"an endless request line", "GET /", block, 100 * kMegabyte, {414}},
        {"many small headers",
         "GET /" + kHost,
         repeated("X-A: 1\r\n", 1000),
         20 * kMegabyte,
         {431}},
        {"POST without a length",
         "POST /v1/search" + kHost + "\r\n",
         block,
         200 * kMegabyte,
         {411}},
        {"a length beyond all bounds",
         "POST /v1/search" + kHost + "Content-Length: 999999999999\r\n\r\n",
         block,
         300 * kMegabyte,
         {413}},
        {"a negative chunk",
         "POST /v1/search" + kHost + "Transfer-Encoding: chunked\r\n\r\n-2\r\n",
         block,
         100 * kMegabyte,
         {411}},
        {"a compressed body",
         "POST /v1/search" + kHost + "Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" +
             std::string("\x1F\x8B\x08\0", 4),
         {},
         0,
         {415}},
        {"a br body",
         "POST /v1/search" + kHost + "Content-Encoding: br\r\nContent-Length: 2\r\n\r\nxx",
         {},
         0,
         {415}},
        {"line breaks coded in a header",
         "GET /healthz" + kHost + "X: %0d%0aSet-Cookie: a=b\r\n\r\n",
         {},
         0,
         {200}},
        {"an address of its own",
         "GET /healthz" + kHost + "REMOTE_ADDR: 10.9.9.9\r\n\r\n",
         {},
         0,
         {200}},
        {"GET with a request as its body",
         "GET /" + kHost + "Content-Length: " + length + "\r\n\r\n" + inner,
         {},
         0,
         {400}},
        {"GET with such a body in a later segment",
         "GET /" + kHost + "Content-Length: " + length + "\r\n\r\n",
         inner,
         inner.size(),
         {400}},
        {"length and coding",
         "POST /v1/search" + kHost +
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
         {},
         0,
         {411}},
        {"two lengths",
         "POST /v1/search" + kHost + "Content-Length: 2\r\nContent-Length: " + length +
             "\r\n\r\n{}" + inner,
         {},
         0,
         {400}},
        {"two equal lengths",
         "POST /v1/search" + kHost + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
         {},
         0,
         {400}},
        {"a list of lengths",
         "POST /v1/search" + kHost + "Content-Length: 2, 2\r\n\r\n{}",
         {},
         0,
         {400}},
        {"a signed length",
         "POST /v1/search" + kHost + "Content-Length: +2\r\n\r\n{}",
         {},
         0,
         {400}},
        {"a hexadecimal length",
         "POST /v1/search" + kHost + "Content-Length: 0x2\r\n\r\n{}",
         {},
         0,
         {400}},
        {"identity and chunked",
         "POST /v1/search" + kHost +
             "Transfer-Encoding: identity, chunked\r\nContent-Length: 2\r\n\r\n{}",
         {},
         0,
         {411}},
        {"a coding with a blank",
         "POST /v1/search" + kHost + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
         {},
         0,
         {400}},
        {"a coding behind a tab",
         "POST /v1/search" + kHost + "Transfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n",
         {},
         0,
         {411}},
        {"a coding with a vertical tab",
         "POST /v1/search" + kHost +
             "Transfer-Encoding: \x0B"
             "chunked\r\n\r\n0\r\n\r\n",
         {},
         0,
         {400}},
        {"a folded coding",
         "POST /v1/search" + kHost + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
         {},
         0,
         {400}},
        {"a coding in a name with NUL",
         std::string("POST /v1/search") + kHost +
             std::string("Transfer-Encoding\0: chunked\r\n\r\n", 32),
         {},
         0,
         {400}},
        {"a header ended by a line feed",
         "GET /healthz HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
         {},
         0,
         {400}},
        {"a head ended by line feeds", "GET /healthz HTTP/1.1\nHost: a\n\n" + inner, {}, 0, {400}},
        {"a carriage return alone", "GET /healthz HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", {}, 0, {400}},
        {"two hosts", "GET /healthz" + kHost + "Host: b\r\n\r\n", {}, 0, {400}},
        {"no host", "GET /healthz HTTP/1.1\r\n\r\n", {}, 0, {400}},
        {"an absolute address", "GET http://evil.example/healthz" + kHost + "\r\n", {}, 0, {400}},
        {"a blank before a header", "GET /healthz HTTP/1.1\r\n Host: a\r\n\r\n", {}, 0, {400}},
        {"a second version", "GET /healthz HTTP/1.1 HTTP/1.1\r\nHost: a\r\n\r\n", {}, 0, {400}},
        {"an unknown version", "GET /healthz HTTP/1.9\r\nHost: a\r\n\r\n", {}, 0, {505}},
        {"a long article id",
         "GET /v1/articles/" + std::string(8100, 'a') + kHost + "\r\n",
         {},
         0,
         {414}},
        {"1,900 ranges",
         "GET /openapi.json" + kHost + "Range: bytes=" + ranges + "\r\n\r\n",
         {},
         0,
         {200}},
        {"a range beyond all bounds",
         "GET /openapi.json" + kHost + "Range: bytes=99999999999999999999999-\r\n\r\n",
         {},
         0,
         {200}},
        {"NUL in the path", "GET /v1/articles/a%00b" + kHost + "\r\n", {}, 0, {400}},
        {"half codes in the query", "GET /v1/search?q=%zz%&%e=%" + kHost + "\r\n", {}, 0, {400}},
        {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {}, 0, {505}},
        {"TLS", std::string("\x16\x03\x01\x02\0\x01\0\x01\xFC\x03\x03", 11), {}, 0, {400}},
        {"Expect",
         "POST /v1/search" + kHost + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}",
         {},
         0,
         {417}},
        {"five at once", repeated(inner, 5), {}, 0, {200}, 5},
        {"a body that is too short",
         "POST /v1/search" + kHost +
             "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}" + inner,
         {},
         0,
         {200},
         2},
    };
}

// Answers until the server closes or says no more.
std::vector<int> statuses_of(RawClient& client) {
    std::vector<int> statuses;
    client.finish_sending();
    for (;;) {
        const RawAnswer answer = client.receive();
        if (answer.status == 0) return statuses;
        EXPECT_EQ(answer.header("set-cookie"), "");
        EXPECT_EQ(answer.header("content-range"), "");
        statuses.push_back(answer.status);
    }
}

TEST(HttpAttacks, GetOneAnswerEachAndNoMemory) {
    RunningSearchd searchd(data());
    EXPECT_TRUE(searchd.is_serving());
    for (const Attack& attack : attacks()) {
        SCOPED_TRACE(attack.name);
        const std::size_t before = searchd.resident_bytes();
        RawClient client(searchd.port());
        bool is_taken = client.send(attack.first);
        for (std::size_t sent = 0; is_taken && sent < attack.bytes; sent += attack.flood.size())
            is_taken = client.send(attack.flood);
        const std::vector<int> statuses = statuses_of(client);
        // A client that sends on may hear a reset in place of the answer.
        if (attack.bytes < kMegabyte || !statuses.empty()) {
            ASSERT_EQ(statuses.size(), attack.answers);
            EXPECT_THAT(attack.statuses, ::testing::Contains(statuses.front()));
        }
        EXPECT_LT(searchd.resident_bytes(), before + 8 * kMegabyte);
        EXPECT_TRUE(searchd.is_serving());
    }
}

TEST(HttpAttacks, NeverLeaveThePathsThatAreServed) {
    RunningSearchd searchd(data());
    for (const char* path :
         {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd",
          "/assets/../../CURRENT", "/assets/%2e%2e%2fCURRENT", "/....//etc/passwd", "//etc/passwd",
          "/v1/articles/..%2f..%2f..%2fetc%2fpasswd", "/v1/articles/%2fetc%2fpasswd",
          "/v1/facets/..%2ftag", "/\\..\\..\\etc\\passwd", "/%c0%ae%c0%ae/etc/passwd",
          "/admin/reload", "/admin", "/.git/config", "/wp-login.php"}) {
        const RawAnswer answer = searchd.ask(path);
        EXPECT_THAT(answer.status, ::testing::AnyOf(400, 404)) << path;
        EXPECT_EQ(answer.body.find("root:"), std::string::npos) << path;
    }
}

TEST(HttpAttacks, ControlCharactersInAnyParameterAreHarmless) {
    RunningSearchd searchd(data());
    const json document = json::parse(searchd.ask("/openapi.json").body);
    std::size_t asked = 0;
    for (const auto& [path, item] : document["paths"].items()) {
        if (!item.contains("get") || path.find('{') != std::string::npos) continue;
        for (const json& parameter : item["get"].value("parameters", json::array())) {
            for (const char* value : {"%00", "%0d%0aSet-Cookie:%20a=b", "%0a", "%1b%5b31m", "%7f",
                                      "%c2%9b", "%ff", "%e2%80%ae", "%f0%9f%8e%89"}) {
                const std::string target = path + "?" + parameter.value("name", "") + "=" + value;
                const RawAnswer answer = searchd.ask(target);
                EXPECT_THAT(answer.status, ::testing::AnyOf(200, 304, 400, 404, 410)) << target;
                EXPECT_EQ(answer.header("set-cookie"), "") << target;
                ++asked;
            }
        }
    }
    EXPECT_GT(asked, 200U);
    EXPECT_TRUE(searchd.is_serving());
}

}  // namespace
}  // namespace telusur::testing
