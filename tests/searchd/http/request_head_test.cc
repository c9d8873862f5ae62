// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/request_head.h"

#include <gmock/gmock.h>
#include <random>
#include <string>
#include <variant>

namespace telusur {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kGet = "GET /v1/search?q=tol HTTP/1.1\r\nHost: a\r\n";

std::string many_headers(std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i)
        lines += "X-" + std::to_string(i) + ": 1\r\n";
    return lines;
}

// "accepted", "incomplete", or the status and code of the refusal.
std::string verdict_on(std::string_view received) {
    const HeadVerdict verdict = check_head(received);
    if (std::holds_alternative<IncompleteHead>(verdict)) return "incomplete";
    if (std::holds_alternative<AcceptedHead>(verdict)) return "accepted";
    const Problem& problem = std::get<RefusedHead>(verdict).problem;
    return std::to_string(problem.status) + " " + problem.code;
}

AcceptedHead accepted(std::string_view received) {
    return std::get<AcceptedHead>(check_head(received));
}

struct HeadRow {
    std::string received;
    std::string verdict;
};

TEST(RequestHead, IsJudged) {
    const std::string long_query(RequestLimits().target, 'a');
    const std::string long_path(RequestLimits().path, 'a');
    const HeadRow rows[] = {
        {kGet + "\r\n", "accepted"},
        {"HEAD / HTTP/1.1\r\nhost: a\r\n\r\n", "accepted"},
        {"OPTIONS * HTTP/1.1\r\nHost:\r\n\r\n", "accepted"},
        {"GET / HTTP/1.0\r\n\r\n", "accepted"},
        {"\r\nGET / HTTP/1.0\r\n\r\n", "accepted"},
        {kGet + "Content-Length: 0\r\n\r\n", "accepted"},
        {kGet + "Range: bytes=0-,0-,0-\r\n\r\n", "accepted"},
        {"GET /v1/search?q=Jum\xE2\x80\x99"
         "at HTTP/1.0\r\n\r\n",
         "accepted"},
        {"GET /?q=siapa? HTTP/1.0\r\n\r\n", "accepted"},
        {"", "incomplete"},
        {"\r\n", "incomplete"},
        {"GE", "incomplete"},
        {kGet, "incomplete"},
        {kGet + "\r", "incomplete"},
        // The request line.
        {"GET /\r\n\r\n", "400 bad_request"},
        {"GET  HTTP/1.1\r\n\r\n", "400 bad_request"},
        {"GET / x HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad_request"},
        {"G\x80T / HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad_request"},
        {"GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad_request"},
        {"GET * HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad_request"},
        {"GET /#a HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad_request"},
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", "505 http_version"},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 http_version"},
        {"GET /?" + long_query + " HTTP/1.1\r\nHost: a\r\n\r\n", "414 uri_too_long"},
        {"GET /" + long_path + " HTTP/1.1\r\nHost: a\r\n\r\n", "414 uri_too_long"},
        {"GET /" + std::string(RequestLimits().head, 'a'), "414 uri_too_long"},
        // Methods.
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n", "accepted"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0065536\r\n\r\n", "accepted"},
        {"POST / HTTP/1.1\r\nHost: a\r\n\r\n", "411 length_required"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n", "413 body_too_large"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
         "413 body_too_large"},
        {kGet + "Expect: 100-continue\r\n\r\n", "417 expectation_failed"},
        {"PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n", "405 method_not_allowed"},
        {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", "405 method_not_allowed"},
        {"get / HTTP/1.1\r\nHost: a\r\n\r\n", "405 method_not_allowed"},
        // Line ends and control characters, as soon as they are seen.
        {"GET / HTTP/1.1\n", "400 bad_request"},
        {"GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n", "400 bad_request"},
        {"GET / HTTP/1.1\rHost: a", "400 bad_request"},
        {std::string("GET /\0 HTTP/1.1", 15), "400 bad_request"},
        {"\x16\x03\x01\x02", "400 bad_request"},
        // Header lines.
        {"GET / HTTP/1.1\r\n\r\n", "400 bad_request"},
        {kGet + "Host: b\r\n\r\n", "400 bad_request"},
        {kGet + "No colon\r\n\r\n", "400 bad_request"},
        {kGet + "Host : b\r\n\r\n", "400 bad_request"},
        {kGet + "X: 1\r\n folded\r\n\r\n", "400 bad_request"},
        {kGet + many_headers(RequestLimits().headers) + "\r\n", "431 headers_too_large"},
        {kGet + "X: " + std::string(RequestLimits().header(), 'a') + "\r\n\r\n",
         "431 headers_too_large"},
        {kGet + "X: " + std::string(RequestLimits().head, 'a'), "431 headers_too_large"},
        // Bodies and their framing.
        {kGet + "Content-Length: 5\r\n\r\nhello", "400 body_not_allowed"},
        {kGet + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n", "400 bad_request"},
        {kGet + "Content-Length: 0, 0\r\n\r\n", "400 bad_request"},
        {kGet + "Content-Length: -1\r\n\r\n", "400 bad_request"},
        {kGet + "Content-Length: +0\r\n\r\n", "400 bad_request"},
        {kGet + "Content-Length:\r\n\r\n", "400 bad_request"},
        {kGet + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411 transfer_encoding"},
        {kGet + "transfer-encoding: identity\r\nContent-Length: 0\r\n\r\n",
         "411 transfer_encoding"},
        {kGet + "Content-Encoding: gzip\r\n\r\n", "415 content_encoding"},
    };
    for (const auto& [received, verdict] : rows) {
        EXPECT_EQ(verdict_on(received), verdict) << received.substr(0, 100);
    }
}

TEST(RequestHead, TakesTheFirstRequestAndNoMore) {
    const std::string first = "\r\n" + kGet + "\r\n";
    EXPECT_EQ(accepted(first + "GET / HTTP/1.1\r\nbroken").bytes, first.size());
}

TEST(RequestHead, HandsOnWhatAnAnswerDependsOn) {
    const AcceptedHead head = accepted(
        "POST /?q=a?b HTTP/1.0\r\nAccept-Encoding: br, GZIP;q=0.5\r\naccept-language:  en \r\n"
        "If-None-Match: W/\"1\"\r\nX-Request-Id: r-1\r\nRange: bytes=0-\r\nREMOTE_ADDR: "
        "10.9.9.9\r\nContent-Length: 2\r\nContent-Type: text/plain\r\nOrigin: https://a\r\n"
        "Authorization: Bearer x\r\nX-Forwarded-For: 192.0.2.1\r\nX-FORWARDED-FOR: ::1\r\n"
        "Cookie: x\r\n\r\n");
    const HttpRequest& request = head.request;
    EXPECT_EQ(head.body_bytes, 2U);
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/?q=a?b");
    EXPECT_EQ(request.accept_language, "en");
    EXPECT_EQ(request.if_none_match, "W/\"1\"");
    EXPECT_EQ(request.request_id, "r-1");
    EXPECT_EQ(request.content_type, "text/plain");
    EXPECT_EQ(request.origin, "https://a");
    EXPECT_EQ(request.authorization, "Bearer x");
    EXPECT_EQ(request.forwarded_for, "192.0.2.1,::1");
    EXPECT_TRUE(request.accepts_gzip);
    EXPECT_FALSE(request.knows_chunks);
    EXPECT_TRUE(accepted(kGet + "\r\n").request.knows_chunks);
}

TEST(RequestHead, HandsOnGzipOnlyWhereItIsWelcome) {
    const std::pair<const char*, bool> rows[] = {
        {"gzip", true},          {"deflate, gzip", true}, {"gzip;q=1", true},
        {"gzip; q=0.001", true}, {"gzip;q=0", false},     {"gzip ; Q=0.000", false},
        {"br", false},           {"xgzip", false},        {"", false}};
    for (const auto& [value, welcome] : rows) {
        EXPECT_EQ(accepted(kGet + "Accept-Encoding: " + value + "\r\n\r\n").request.accepts_gzip,
                  welcome)
            << value;
    }
}

TEST(RequestHead, ReplacesAnIdThatCouldNotBePrinted) {
    for (const std::string& id : {std::string("a b"), std::string("a\"b"), std::string(),
                                  std::string("%0d%0aSet-Cookie: x"), std::string(65, 'a')}) {
        const std::string given =
            accepted(kGet + "X-Request-Id: " + id + "\r\n\r\n").request.request_id;
        EXPECT_TRUE(is_request_id(given)) << id;
        EXPECT_NE(given, id);
    }
}

TEST(RequestHead, KeepsTheConnectionUnlessToldOtherwise) {
    EXPECT_TRUE(accepted(kGet + "\r\n").keep_alive);
    EXPECT_TRUE(accepted(kGet + "Connection: keep-alive\r\n\r\n").keep_alive);
    EXPECT_FALSE(accepted(kGet + "Connection: Close\r\n\r\n").keep_alive);
    EXPECT_FALSE(accepted(kGet + "Connection: TE, close\r\n\r\n").keep_alive);
    EXPECT_FALSE(accepted("GET / HTTP/1.0\r\n\r\n").keep_alive);
}

TEST(RequestHead, EveryBeginningOfARequestIsIncomplete) {
    const std::string whole = kGet + "Accept-Language: id\r\nConnection: close\r\n\r\n";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_EQ(verdict_on(whole.substr(0, size)), "incomplete") << size;
    }
}

// Whatever is done to a request: a verdict, and what is accepted is one clean request.
TEST(RequestHead, AcceptedRequestsAreCleanWhateverCame) {
    const std::string whole =
        kGet + "Accept-Language: id\r\nIf-None-Match: W/\"a\"\r\nContent-Length: 0\r\n\r\n";
    constexpr std::string_view kBytes("\r\n \t:/?#%\0\x7F\xC3gzip0chunked", 22);
    std::mt19937 random(20261122);
    std::size_t accepted_count = 0;
    for (int round = 0; round < 50000; ++round) {
        std::string received = whole;
        for (int change = 0; change < 1 + round % 4; ++change) {
            const std::size_t at = random() % received.size();
            const char byte = kBytes[random() % kBytes.size()];
            switch (random() % 3) {
                case 0:
                    received[at] = byte;
                    break;
                case 1:
                    received.insert(at, 1, byte);
                    break;
                default:
                    received.erase(at, 1);
            }
        }
        const HeadVerdict verdict = check_head(received);
        const auto* head = std::get_if<AcceptedHead>(&verdict);
        if (head == nullptr) continue;
        ++accepted_count;
        ASSERT_LE(head->bytes, received.size());
        for (const std::string& text : {head->request.method, head->request.target,
                                        head->request.request_id, head->request.if_none_match}) {
            ASSERT_EQ(text.find_first_of(std::string_view("\r\n\0", 3)), std::string::npos)
                << received;
        }
        ASSERT_LE(head->body_bytes, RequestLimits().body);
    }
    EXPECT_GT(accepted_count, 5000U);
}

}  // namespace
}  // namespace telusur
