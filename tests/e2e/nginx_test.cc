// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <gmock/gmock.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <regex>
#include <sys/socket.h>
#include <thread>

#include "searchd/http/listener.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

constexpr const char* kNginx = "/usr/sbin/nginx";

std::uint16_t free_port() {
    return open_listener(TcpAddress{"127.0.0.1", 0}).port();
}

// The real nginx with the configuration that we ship, in front of a Unix socket.
class Nginx {
  public:
    explicit Nginx(const fs::path& upstream) {
        std::string shipped = bytes_in(fs::path(TELUSUR_PACKAGING) / "nginx-telusur.conf");
        const auto replace = [&shipped](const std::string& what, const std::string& by) {
            EXPECT_THAT(shipped, HasSubstr(what));
            shipped = std::regex_replace(shipped, std::regex(what), by);
        };
        replace("unix:/run/telusur-searchd.sock", "unix:" + upstream.string());
        replace("listen 80", "listen 127.0.0.1:" + std::to_string(port_));
        shipped = std::regex_replace(shipped, std::regex("listen \\[::\\]:80;"), "");
        std::string config =
            "daemon off;\nmaster_process off;\nerror_log stderr;\nevents {}\npid " +
            (directory_ / "pid").string() + ";\nhttp {\naccess_log off;\n";
        for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            config += std::string(kind) + "_temp_path " + (directory_ / kind).string() + ";\n";
        write_bytes(directory_ / "nginx.conf", config + shipped + "}\n");
        process_ = std::make_unique<Process>(
            std::vector<std::string>{kNginx, "-c", directory_ / "nginx.conf"});
        EXPECT_TRUE(eventually([this] { return is_answering() || !process_->is_running(); }));
        EXPECT_TRUE(process_->is_running()) << process_->err();
    }

    std::uint16_t port() const { return port_; }

  private:
    bool is_answering() const {
        try {
            const RawClient caller(port_);
            return true;
        } catch (const std::runtime_error&) {
            return false;
        }
    }

    TempDir directory_;
    std::uint16_t port_ = free_port();
    std::unique_ptr<Process> process_;
};

class NginxTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(kNginx)) GTEST_SKIP() << "no nginx here";
        ASSERT_EQ(indexer({"run", "--data", data_, "--source", TELUSUR_CORPUS}).exit_code, 0);
        start();
        nginx_ = std::make_unique<Nginx>(socket_);
    }
    // A daemon behind the proxy.
    void start() { searchd_ = serve("unix:" + socket_.string()); }
    std::unique_ptr<Process> serve(const std::string& address) const {
        auto searchd = std::make_unique<Process>(std::vector<std::string>{
            TELUSUR_SEARCHD, "--data", data_, "--listen", address, "--access-log"});
        EXPECT_TRUE(eventually([&] {
            return searchd->err().find("listening on") != std::string::npos;
        })) << searchd->err();
        return searchd;
    }
    RawAnswer ask(std::string_view target, std::string_view headers = "") const {
        return get(nginx_->port(), target, headers);
    }

    TempDir directory_;
    std::string data_ = directory_ / "data";
    fs::path socket_ = directory_ / "http";
    std::unique_ptr<Process> searchd_;
    std::unique_ptr<Nginx> nginx_;
};

// What may differ between two answers to the same request.
std::string without_time(const RawAnswer& answer) {
    return std::regex_replace(answer.body,
                              std::regex("\"took_ms\":[0-9.e-]+|\"request_id\":\"[^\"]+\""), "");
}

TEST_F(NginxTest, PassesAnswersOnAsTheyAre) {
    const auto direct = serve("127.0.0.1:0");
    const std::string said = direct->err();
    const auto port = static_cast<std::uint16_t>(
        std::stoi(said.substr(said.find("127.0.0.1:") + std::string("127.0.0.1:").size())));
    struct Row {
        const char* target;
        const char* headers;
        int status;
    };
    const Row rows[] = {
        {"/", "", 200},
        {"/v1/search?q=banjir&facets=tag,year", "", 200},
        {"/v1/search?q=banjir", "Accept-Language: en\r\n", 200},
        {"/v1/search?q=%22jalan%20raya%22&lang=en", "", 200},
        {"/v1/search?q=banjir", "Range: bytes=0-9\r\n", 200},
        {"/v1/articles/pages%2Fmotif-awan-berarak-didaftarkan", "", 200},
        {"/v1/articles/pages/motif-awan-berarak-didaftarkan", "", 200},
        {"/v1/articles/tak-ada", "", 404},
        {"/v1/search?qq=banjir", "", 400},
        {"/v1/tak-ada", "", 404},
        {"/healthz", "", 200},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.target);
        const RawAnswer wanted = get(port, row.target, row.headers);
        const RawAnswer answer = ask(row.target, row.headers);
        EXPECT_EQ(answer.status, row.status);
        EXPECT_EQ(answer.status, wanted.status);
        EXPECT_EQ(without_time(answer), without_time(wanted));
        for (const char* name : {"content-type", "etag", "cache-control", "vary",
                                 "content-security-policy", "x-content-type-options"}) {
            EXPECT_EQ(answer.header(name), wanted.header(name)) << name;
        }
    }
    const std::string compressed = "Accept-Encoding: gzip\r\n";
    const RawAnswer answer = ask("/openapi.json", compressed);
    const RawAnswer wanted = get(port, "/openapi.json", compressed);
    EXPECT_EQ(answer.header("content-encoding"), "gzip");
    EXPECT_EQ(answer.header("content-encoding"), wanted.header("content-encoding"));
    EXPECT_EQ(answer.body, wanted.body);
}

// Who asks is whom nginx saw, whatever they say of themselves.
TEST_F(NginxTest, TellsTheDaemonWhoAsks) {
    EXPECT_EQ(ask("/healthz?siapa", "X-Forwarded-For: 198.51.100.77, 203.0.113.9\r\n").status, 200);
    EXPECT_TRUE(
        eventually([this] { return searchd_->err().find("/healthz?siapa") != std::string::npos; }));
    EXPECT_THAT(searchd_->err(), AllOf(HasSubstr(R"("client":"127.0.0.0")"),
                                       Not(HasSubstr("198.51.100")), Not(HasSubstr("203.0.113"))));
}

TEST_F(NginxTest, LetsBrowsersKeepWhatTheyHave) {
    const RawAnswer first = ask("/v1/search?q=banjir");
    const std::string tag = first.header("etag");
    ASSERT_NE(tag, "");
    const RawAnswer again = ask("/v1/search?q=banjir", "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.header("etag"), tag);
    EXPECT_EQ(again.body, "");
}

TEST_F(NginxTest, AnswersEachRequestOnceWhateverIsHiddenInIt) {
    struct Row {
        const char* what;
        std::string request;
        std::vector<int> statuses;
    };
    const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    const std::string chunks = "0\r\n\r\n" + hidden;
    const auto request = [](const std::string& line, const std::string& headers,
                            const std::string& body = "") {
        return line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n" + body;
    };
    const std::string get = "GET /v1/search?q=banjir";
    const std::string post = "POST /v1/search?q=banjir";
    const Row rows[] = {
        {"a length and chunks", request(post, length + chunked, chunks), {400}},
        {"chunks and a length", request(post, chunked + length, chunks), {400}},
        {"two lengths", request(post, length + "Content-Length: 0\r\n", hidden), {400}},
        {"coded twice", request(post, "Transfer-Encoding: identity, chunked\r\n", chunks), {501}},
        {"a blank before the colon", request(post, "Content-Length : 5\r\n", "hello"), {400}},
        {"no length that is one", request(post, "Content-Length: +5\r\n", "hello"), {400}},
        {"a body where none belongs", request(get, length, hidden), {400}},
        {"too large a body", request(post, "Content-Length: 65537\r\n"), {413}},
        {"too long a target", request("GET /?q=" + std::string(9000, 'x'), ""), {414}},
        {"too long a header", request(get, "X: " + std::string(9000, 'x') + "\r\n"), {400, 431}},
        {"a NUL", request("GET /%00", ""), {400}},
        {"out of the root", request("GET /../../etc/passwd", ""), {400}},
        {"another method", request("TRACE /", ""), {405}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        RawClient client(nginx_->port());
        const RawAnswer answer = client.ask(row.request);
        EXPECT_THAT(row.statuses, ::testing::Contains(answer.status)) << answer.body;
        EXPECT_TRUE(client.is_closed_by_server());
    }
    EXPECT_EQ(ask("/healthz").status, 200);
}

TEST_F(NginxTest, TurnsAwayWhoAsksTooMuch) {
    EXPECT_TRUE(eventually([this] { return ask("/healthz").status == 429; }));
}

TEST_F(NginxTest, AnswersAgainWhenTheDaemonDoes) {
    EXPECT_EQ(ask("/healthz").status, 200);
    searchd_->signal(SIGTERM);
    EXPECT_EQ(searchd_->wait().exit_code, 0);
    EXPECT_FALSE(fs::exists(fs::symlink_status(socket_)));
    EXPECT_EQ(ask("/healthz").status, 502);
    start();
    EXPECT_EQ(ask("/healthz").status, 200);
    // Killed, it leaves its socket behind.
    searchd_->signal(SIGKILL);
    searchd_->wait();
    EXPECT_TRUE(fs::exists(fs::symlink_status(socket_)));
    EXPECT_EQ(ask("/healthz").status, 502);
    start();
    EXPECT_EQ(ask("/healthz").status, 200);
}

TEST_F(NginxTest, ShowsANewGeneration) {
    const std::string target = "/v1/search?q=zirkonia";
    const RawAnswer before = ask(target);
    EXPECT_EQ(json::parse(before.body)["total"]["value"], 0);
    const fs::path extra = directory_ / "extra.jsonl";
    write_bytes(extra, R"({"id":"z","title":"Zirkonia","body":"Kabar.","date":"2026-11-01"})");
    ASSERT_EQ(indexer({"run", "--data", data_, "--source", extra}).exit_code, 0);
    const std::string condition = "If-None-Match: " + before.header("etag") + "\r\n";
    RawAnswer after;
    ASSERT_TRUE(eventually([&] {
        after = ask(target, condition);
        return after.status == 200;
    }));
    EXPECT_EQ(json::parse(after.body)["total"]["value"], 1);
}

// In place of the daemon: keeps what the proxy asks.
class Recorder {
  public:
    explicit Recorder(const fs::path& path)
        : listener_(open_listener(UnixAddress{path})), thread_([this] { record(); }) {}
    ~Recorder() {
        done_ = true;
        thread_.join();
    }
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// The head of the last request. To be called after its answer has come.
    std::string head() const { return head_; }

  private:
    void record() {
        while (!done_) {
            pollfd waiting{listener_.get(), POLLIN, 0};
            if (::poll(&waiting, 1, 10) != 1) continue;
            const FileDescriptor caller(::accept(listener_.get(), nullptr, nullptr));
            std::string head;
            std::array<char, 4096> buffer{};
            while (head.find("\r\n\r\n") == std::string::npos) {
                const ssize_t size = ::recv(caller.get(), buffer.data(), buffer.size(), 0);
                if (size <= 0) break;
                head.append(buffer.data(), static_cast<std::size_t>(size));
            }
            head_ = head;
            const std::string answer =
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            ::send(caller.get(), answer.data(), answer.size(), MSG_NOSIGNAL);
        }
    }

    Listener listener_;
    std::atomic<bool> done_ = false;
    std::string head_;
    std::thread thread_;
};

TEST(NginxHeadersTest, TellTheDaemonWhatNginxKnowsAndNotWhatClientsSay) {
    if (!fs::exists(kNginx)) GTEST_SKIP() << "no nginx here";
    const TempDir directory;
    const Recorder daemon(directory / "http");
    const Nginx nginx(directory / "http");
    const RawAnswer answer =
        get(nginx.port(), "/v1/articles/a%2Fb//c?q=%41+b",
            "X-Forwarded-For: 203.0.113.7, 10.0.0.1\r\nX-Forwarded-For: 198.51.100.1\r\n"
            "Range: bytes=0-1\r\nContent-Encoding: gzip\r\nAccept-Encoding: gzip\r\n"
            "Connection: keep-alive, X-Forwarded-For\r\nIf-None-Match: \"a\"\r\n"
            "Accept-Language: en\r\n");
    ASSERT_EQ(answer.status, 200);
    const std::string head = daemon.head();
    // The target byte for byte: ids hold slashes.
    EXPECT_THAT(head, ::testing::StartsWith("GET /v1/articles/a%2Fb//c?q=%41+b HTTP/1.1\r\n"));
    EXPECT_THAT(head, AllOf(HasSubstr("\r\nX-Forwarded-For: 127.0.0.1\r\n"),
                            HasSubstr("\r\nAccept-Encoding: gzip\r\n"),
                            HasSubstr("\r\nIf-None-Match: \"a\"\r\n"),
                            HasSubstr("\r\nAccept-Language: en\r\n")));
    for (const char* absent :
         {"203.0.113.7", "198.51.100.1", "Range", "Content-Encoding", "Connection", "Upgrade"}) {
        EXPECT_THAT(head, Not(HasSubstr(absent)));
    }
}

}  // namespace
}  // namespace telusur::testing
