// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/http_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/web_servers.h"

namespace telusur {
namespace {

using namespace telusur::testing;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;

struct Stopped : std::runtime_error {
    Stopped() : std::runtime_error("stopped") {}
};

HttpOptions quick(int attempts = 1) {
    HttpOptions options;
    options.total_time = seconds{20};
    options.slow_time = seconds{1};
    options.maximum_attempts = attempts;
    options.first_wait = milliseconds{1};
    options.longest_wait = milliseconds{10};
    options.maximum_bytes = 100'000;
    return options;
}

constexpr std::string_view kHead = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";

TEST(HttpClient, GivesStatusHeadersAndBody) {
    WebServer server([](const httplib::Request& request, httplib::Response& response) {
        response.status = request.path == "/ada" ? 200 : 404;
        response.set_header("X-Total", "12");
        response.headers.emplace("Link", "<a>");
        response.headers.emplace("Link", "<b>");
        response.set_content(request.get_header_value("If-None-Match") + " " +
                                 request.get_header_value("User-Agent"),
                             "text/plain");
    });
    HttpClient client(quick());
    const HttpAnswer answer = client.get(server.url() + "/ada", {"If-None-Match: \"7\""});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("x-TOTAL"), "12");
    EXPECT_EQ(answer.header("link"), "<a>, <b>");
    EXPECT_EQ(answer.header("Location"), "");
    EXPECT_EQ(answer.body, "\"7\" telusur/" TELUSUR_VERSION);
    EXPECT_TRUE(answer.problem.empty());
    const HttpAnswer none = client.get(server.url() + "/tidak-ada");
    EXPECT_EQ(none.status, 404);
    EXPECT_EQ(none.fault, HttpFault::None);
    EXPECT_EQ(unexpected_status(none).english, server.url() + "/tidak-ada answers with status 404");
    EXPECT_EQ(client.requests(), 2u);
}

TEST(HttpClient, FaultsOfRawServers) {
    struct Row {
        std::string name;
        std::function<void(const RawConnection&)> handler;
        HttpFault fault;
        std::string problem;
        milliseconds total_time{20'000};
    };
    const auto drip = [](const RawConnection& client) {
        client.send(kHead);
        while (!client.is_closed_within(20) && client.send("x")) {
        }
    };
    const std::vector<Row> rows = {
        {"never answers", [](const RawConnection& client) { client.wait_for_close(); },
         HttpFault::BrokenOff, "stalled"},
        {"stalls in the body",
         [](const RawConnection& client) {
             client.send(kHead);
             client.send("awal");
             client.wait_for_close();
         },
         HttpFault::BrokenOff, "stalled"},
        {"a drip below the limit", drip, HttpFault::BrokenOff, "stalled"},
        {"a drip until time is up", drip, HttpFault::BrokenOff, "not complete within 0.3 s",
         milliseconds{300}},
        {"cut off in the body",
         [](const RawConnection& client) {
             client.send(kHead);
             client.send("awal");
         },
         HttpFault::BrokenOff, "cut off"},
        {"closes at once", [](const RawConnection&) {}, HttpFault::BrokenOff, "cut off"},
        {"not HTTP", [](const RawConnection& client) { client.send("SSH-2.0-OpenSSH\r\n"); },
         HttpFault::BrokenOff, "the answer is not HTTP"},
        {"body declared too large",
         [](const RawConnection& client) {
             client.send("HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n");
             client.send(std::string(100'001, 'x'));
         },
         HttpFault::TooLarge, "larger than 100000 bytes"},
        {"endless body",
         [](const RawConnection& client) {
             client.send("HTTP/1.1 200 OK\r\n\r\n");
             while (client.send(std::string(5000, 'x'))) {
             }
         },
         HttpFault::TooLarge, "larger than"},
        {"endless headers",
         [](const RawConnection& client) {
             client.send("HTTP/1.1 200 OK\r\n");
             while (client.send("X-Lagi: " + std::string(1000, 'x') + "\r\n")) {
             }
         },
         HttpFault::TooLarge, "larger than"},
        {"not gzip",
         [](const RawConnection& client) {
             client.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n");
             client.send("bukan gzip sama skli");
         },
         HttpFault::BrokenOff, "decompressed"},
        {"redirect to a file",
         [](const RawConnection& client) {
             client.send("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n");
         },
         HttpFault::Redirected, "redirects to file:///etc/passwd, which is not followed"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        RawServer server(row.handler);
        HttpOptions options = quick();
        options.total_time = row.total_time;
        HttpClient client(options);
        const HttpAnswer answer = client.get(server.url() + "/berita");
        EXPECT_EQ(answer.fault, row.fault) << answer.problem.english;
        EXPECT_EQ(answer.status, 0);
        EXPECT_EQ(answer.body, "");
        EXPECT_THAT(answer.problem.english, HasSubstr(row.problem));
        EXPECT_THAT(answer.problem.english, HasSubstr(server.url() + "/berita"));
        EXPECT_THAT(answer.problem.indonesian, HasSubstr("tidak dapat membaca " + server.url()));
    }
}

TEST(HttpClient, FaultsWithoutServer) {
    struct Row {
        std::string url;
        HttpFault fault;
        std::string problem;
    };
    std::string closed;
    {
        const RawServer server([](const RawConnection&) {});
        closed = server.url();
    }
    const std::vector<Row> rows = {
        {closed, HttpFault::Unreachable, closed + ": connection refused"},
        {"http://tidak-ada.invalid/x", HttpFault::Unreachable, "no such host"},
        {"ftp://contoh.id/", HttpFault::BadUrl, "not a web address"},
        {"file:///etc/passwd", HttpFault::BadUrl, "not a web address"},
        {"contoh.id", HttpFault::BadUrl, "not a web address"},
        {"http://", HttpFault::BadUrl, "not a web address"},
        {"", HttpFault::BadUrl, "not a web address"},
        {"http://budi:rahasia@127.0.0.1:" + closed.substr(closed.rfind(':') + 1),
         HttpFault::Unreachable, "cannot read http://127.0.0.1:"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.url);
        HttpClient client(quick());
        const HttpAnswer answer = client.get(row.url);
        EXPECT_EQ(answer.fault, row.fault);
        EXPECT_THAT(answer.problem.english, HasSubstr(row.problem));
    }
}

TEST(HttpClient, BoundsWhatIsCompressed) {
    WebServer server([](const httplib::Request& request, httplib::Response& response) {
        response.set_content(std::string(std::stoul(request.path.substr(1)), 'x'), "text/plain");
    });
    HttpClient client(quick());
    const HttpAnswer small = client.get(server.url() + "/100000");
    EXPECT_EQ(small.header("Content-Encoding"), "gzip");
    EXPECT_EQ(small.body, std::string(100'000, 'x'));
    EXPECT_EQ(client.get(server.url() + "/50000000").fault, HttpFault::TooLarge);
}

TEST(HttpClient, TriesAgain) {
    struct Row {
        std::string name;
        std::vector<int> statuses;  // 0: closes the connection; the last one stays
        int expected;
        std::uint64_t requests;
    };
    const std::vector<Row> rows = {
        {"once is enough", {200}, 200, 1},           {"unavailable, then well", {503, 200}, 200, 2},
        {"too many, then well", {429, 200}, 200, 2}, {"dropped, then well", {0, 0, 200}, 200, 3},
        {"broken for good", {500}, 500, 4},          {"dropped for good", {0}, 0, 4},
        {"not found", {404, 200}, 404, 1},           {"refused", {401, 200}, 401, 1},
        {"mixed", {502, 0, 504, 200}, 200, 4}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        std::size_t next = 0;
        RawServer server([&](const RawConnection& client) {
            const int status = row.statuses[std::min(next++, row.statuses.size() - 1)];
            if (status == 0) return;
            client.send("HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: 0\r\n\r\n");
        });
        HttpClient client(quick(4));
        EXPECT_EQ(client.get(server.url()).status, row.expected);
        EXPECT_EQ(client.requests(), row.requests);
        EXPECT_EQ(server.requests(), static_cast<int>(row.requests));
    }
}

// An hour's wait shows by no second request coming before the checkpoint has been called some
// times; the client would else have come back within milliseconds.
TEST(HttpClient, WaitsAsLongAsTheServerAsks) {
    struct Row {
        std::string retry_after;
        bool waits;
    };
    const std::vector<Row> rows = {{"3600", true},
                                   {"99999999999999999999", true},
                                   {"Fri, 31 Dec 2100 23:59:59 GMT", true},
                                   {"Fri, 31 Dec 1999 23:59:59 GMT", false},
                                   {"0", false},
                                   {"nanti", false},
                                   {"-5", false}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.retry_after);
        RawServer server([&](const RawConnection& client) {
            client.send("HTTP/1.1 429 X\r\nContent-Length: 0\r\nRetry-After: " + row.retry_after +
                        "\r\n\r\n");
        });
        HttpOptions options = quick(4);
        options.longest_wait = std::chrono::hours{1};
        int calls_after_answer = 0;
        options.checkpoint = [&] {
            if (row.waits && server.requests() > 0 && ++calls_after_answer > 10) throw Stopped();
        };
        HttpClient client(options);
        if (row.waits) {
            EXPECT_THROW(client.get(server.url()), Stopped);
            EXPECT_EQ(client.requests(), 1u);
        } else {
            EXPECT_EQ(client.get(server.url()).status, 429);
            EXPECT_EQ(client.requests(), 4u);
        }
    }
}

TEST(HttpClient, StopsInTheMiddleOfATransfer) {
    RawServer server([](const RawConnection& client) {
        client.send(kHead);
        client.wait_for_close();
    });
    HttpOptions options = quick(4);
    options.slow_time = std::chrono::hours{1};
    options.total_time = std::chrono::hours{1};
    options.checkpoint = [&server] {
        if (server.requests() > 0) throw Stopped();
    };
    HttpClient client(options);
    EXPECT_THROW(client.get(server.url()), Stopped);
    EXPECT_EQ(client.requests(), 1u);
}

TEST(HttpClient, FollowsFewRedirects) {
    struct Row {
        int redirects;
        HttpFault fault;
        std::uint64_t requests;
    };
    const std::vector<Row> rows = {{0, HttpFault::None, 1},
                                   {5, HttpFault::None, 6},
                                   {6, HttpFault::Redirected, 6},
                                   {1000, HttpFault::Redirected, 6}};
    WebServer server([](const httplib::Request& request, httplib::Response& response) {
        const int left = std::stoi(request.path.substr(1));
        if (left == 0) return response.set_content("sampai", "text/plain");
        response.set_redirect("/" + std::to_string(left - 1));
    });
    for (const Row& row : rows) {
        SCOPED_TRACE(row.redirects);
        HttpClient client(quick(4));
        const HttpAnswer answer = client.get(server.url() + "/" + std::to_string(row.redirects));
        EXPECT_EQ(answer.fault, row.fault);
        EXPECT_EQ(answer.body, row.fault == HttpFault::None ? "sampai" : "");
        EXPECT_EQ(client.requests(), row.requests);
        if (row.fault == HttpFault::None) {
            EXPECT_EQ(answer.url, server.url() + "/0");
        } else {
            EXPECT_THAT(answer.problem.english, HasSubstr("more than 5 redirects"));
        }
    }
}

TEST(HttpClient, GivesTheLoginToOneHostOnly) {
    const auto tell_login = [](const httplib::Request& request, httplib::Response& response) {
        response.set_content("[" + request.get_header_value("Authorization") + "]", "text/plain");
    };
    const WebServer other(tell_login);
    const WebServer server([&](const httplib::Request& request, httplib::Response& response) {
        if (request.path == "/pindah") return response.set_redirect(other.url());
        if (request.path == "/sini") return response.set_redirect("/");
        tell_login(request, response);
    });
    HttpOptions options = quick();
    options.user = "budi";
    options.password = "a b";
    HttpClient client(options);
    EXPECT_EQ(client.get(server.url()).body, "[Basic YnVkaTphIGI=]");
    EXPECT_EQ(client.get(server.url() + "/sini").body, "[Basic YnVkaTphIGI=]");
    EXPECT_EQ(client.get(server.url() + "/pindah").body, "[]");
    HttpClient stranger(quick());
    EXPECT_EQ(stranger.get(server.url()).body, "[]");
}

TEST(HttpClient, TrustsOnlyGoodCertificates) {
    const Certificate good("IP:127.0.0.1");
    const Certificate expired("IP:127.0.0.1", {-20, -10});
    const Certificate other("DNS:lain.contoh.id");
    struct Row {
        std::string name;
        const Certificate& certificate;
        const Certificate* trusted;
        std::string problem;
    };
    const std::vector<Row> rows = {
        {"trusted", good, &good, ""},
        {"expired", expired, &expired, "its TLS certificate has expired"},
        {"self-signed", good, nullptr, "its TLS certificate is self-signed"},
        {"of another host", other, &other, "its TLS certificate is of another host"}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const WebServer server(
            [](const httplib::Request&, httplib::Response& response) {
                response.set_content("aman", "text/plain");
            },
            row.certificate);
        HttpOptions options = quick(4);
        if (row.trusted) options.ca_file = row.trusted->file();
        HttpClient client(options);
        const HttpAnswer answer = client.get(server.url());
        EXPECT_EQ(client.requests(), 1u);
        EXPECT_EQ(answer.body, row.problem.empty() ? "aman" : "");
        EXPECT_EQ(answer.fault, row.problem.empty() ? HttpFault::None : HttpFault::Insecure);
        EXPECT_THAT(answer.problem.english, HasSubstr(row.problem));
    }
}

TEST(HttpClient, KeepsToTls) {
    const Certificate good("IP:127.0.0.1");
    const WebServer plain([](const httplib::Request&, httplib::Response& response) {
        response.set_content("polos", "text/plain");
    });
    const WebServer secure(
        [&plain](const httplib::Request& request, httplib::Response& response) {
            if (request.path == "/turun") response.set_redirect(plain.url());
        },
        good);
    HttpOptions options = quick();
    options.ca_file = good.file();
    HttpClient client(options);
    const HttpAnswer answer = client.get(secure.url() + "/turun");
    EXPECT_EQ(answer.fault, HttpFault::Redirected);
    EXPECT_THAT(answer.problem.english, HasSubstr("which is not followed"));
}

TEST(HttpClient, ReadsDates) {
    EXPECT_EQ(parse_http_date("Sun, 14 Mar 2021 02:12:00 GMT"), 1615687920);
    EXPECT_EQ(parse_http_date("kemarin"), std::nullopt);
    EXPECT_EQ(parse_http_date(""), std::nullopt);
}

}  // namespace
}  // namespace telusur
