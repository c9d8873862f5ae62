// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/e2e/served_archive.h"
#include "tests/searchd/http/running_searchd.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

constexpr const char* kLost = "telusur_log_lines_lost_total";
constexpr const char* kQuestionsLost = "telusur_query_log_lines_lost_total";

RawAnswer post(std::uint16_t port, const std::string& target, const std::string& body,
               const std::string& headers = "") {
    return RawClient(port).ask(
        "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" +
        "Content-Length: " + std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body);
}

class LogsTest : public ServedArchive {
  protected:
    std::vector<std::string> options(const std::string& more = "") const {
        return {"--config",
                config("[server]\nrequests_per_second = 0\n[query_log]\ndirectory = \"" +
                       questions_.string() + "\"\n" + more)};
    }
    /// The lines of the only file there.
    std::vector<json> lines() const {
        std::vector<json> found;
        for (const auto& file : fs::directory_iterator(questions_)) {
            std::ifstream stream(file.path());
            for (std::string line; std::getline(stream, line);)
                found.push_back(json::parse(line, nullptr, false));
        }
        return found;
    }
    bool has_lines(std::size_t count) const {
        return eventually([&] { return lines().size() == count; });
    }
    static double lost(const RunningSearchd& searchd, const char* name) {
        return sample_of(searchd.ask("/metrics").body, name);
    }

    fs::path questions_ = directory_ / "questions";
};

TEST_F(LogsTest, RememberOfClientsWhatTheConfigurationSays) {
    struct Row {
        const char* setting;
        const char* client;  // of 198.51.100.77; empty: not told beforehand
    };
    for (const Row& row :
         {Row{"none", nullptr}, Row{"truncated", "198.51.100.0"}, Row{"hashed", ""}}) {
        SCOPED_TRACE(row.setting);
        fs::remove_all(questions_);
        const RunningSearchd searchd(data_,
                                     options("address = \"" + std::string(row.setting) + "\"\n"));
        for (const char* client : {"198.51.100.77", "198.51.100.77", "203.0.113.9"})
            searchd.ask("/v1/search?q=Jagung&tag=a", from_client(client));
        searchd.ask("/healthz");  // no question
        ASSERT_TRUE(has_lines(3));
        const std::vector<json> found = lines();
        EXPECT_EQ(found[0]["event"], "question");
        EXPECT_EQ(found[0]["q"], "Jagung");
        EXPECT_THAT(found[0]["parameters"].get<std::string>(), HasSubstr("tag=a"));
        EXPECT_EQ(found[0]["total"], 0);
        EXPECT_EQ(found[0]["cached"], false);
        EXPECT_EQ(found[1]["cached"], true);
        for (const json& line : found)
            EXPECT_EQ(line.contains("client"), row.client != nullptr) << line;
        EXPECT_THAT(json(found).dump(), Not(HasSubstr("198.51.100.77")));
        for (const auto& file : fs::directory_iterator(questions_))
            EXPECT_EQ(file.status().permissions(), fs::perms(0600)) << file.path();
        if (row.client == nullptr) continue;
        EXPECT_EQ(found[0]["client"], found[1]["client"]);
        EXPECT_NE(found[0]["client"], found[2]["client"]);
        if (*row.client != '\0') {
            EXPECT_EQ(found[0]["client"], row.client);
        }
    }
}

TEST_F(LogsTest, HoldWhatReadersChose) {
    const RunningSearchd searchd(data_, options());
    const RawAnswer answer = searchd.ask("/v1/search?q=jagung");
    const json click{{"type", "click"},
                     {"q", "jagung"},
                     {"id", "a"},
                     {"position", 1},
                     {"request_id", answer.header("x-request-id")}};
    EXPECT_EQ(post(searchd.port(), "/v1/events", click.dump()).status, 204);
    json bad = click;
    bad["position"] = 0;
    EXPECT_EQ(post(searchd.port(), "/v1/events", bad.dump()).status, 400);
    bad = click;
    bad["id"] = "a\n{\"event\":\"click\"}";
    EXPECT_EQ(post(searchd.port(), "/v1/events", bad.dump()).status, 204);
    ASSERT_TRUE(has_lines(3));
    const std::vector<json> found = lines();
    EXPECT_EQ(found[0]["id"], answer.header("x-request-id"));
    EXPECT_EQ(found[1]["event"], "click");
    EXPECT_EQ(found[1]["article"], "a");
    EXPECT_EQ(found[1]["position"], 1);
    EXPECT_EQ(found[1]["id"], found[0]["id"]);
    EXPECT_TRUE(found[2].is_object());
    const std::string metrics = searchd.ask("/metrics").body;
    EXPECT_EQ(sample_of(metrics, "telusur_click_position_count"), 2);
}

TEST_F(LogsTest, AreOpenedAnewAtTheSignal) {
    RunningSearchd searchd(data_, options());
    searchd.ask("/v1/search?q=satu");
    ASSERT_TRUE(has_lines(1));
    const fs::path file = fs::directory_iterator(questions_)->path();
    const fs::path moved = directory_ / "moved";
    fs::rename(file, moved);
    searchd.process().signal(SIGHUP);
    // The signal is served when it is; a question asked before then goes to the old file.
    ASSERT_TRUE(eventually([&] {
        searchd.ask("/v1/search?q=dua");
        return fs::exists(file);
    }));
    ASSERT_TRUE(eventually([&] { return !lines().empty(); }));
    EXPECT_THAT(bytes_in(moved), HasSubstr("satu"));
    EXPECT_EQ(bytes_in(file).find("satu"), std::string::npos);
}

TEST_F(LogsTest, LoseLinesAndNotTheServiceWhenTheirDirectoryGoes) {
    RunningSearchd searchd(data_, options());
    searchd.ask("/v1/search?q=satu");
    ASSERT_TRUE(has_lines(1));
    fs::remove_all(questions_);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(searchd.ask("/v1/search?q=jagung+" + std::to_string(i)).status, 200);
    EXPECT_TRUE(eventually([&] { return lost(searchd, kQuestionsLost) == 20; }))
        << lost(searchd, kQuestionsLost);
    fs::create_directory(questions_);
    EXPECT_EQ(searchd.ask("/v1/search?q=lagi").status, 200);
    EXPECT_TRUE(has_lines(1));
    EXPECT_EQ(lost(searchd, kQuestionsLost), 20);
}

// A small disk of its own, for root only.
class SmallDisk {
  public:
    explicit SmallDisk(fs::path path) : path_(std::move(path)) {
        fs::create_directories(path_);
        is_there_ = ::mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=64k") == 0;
    }
    ~SmallDisk() {
        if (is_there_) ::umount2(path_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_there() const { return is_there_; }

  private:
    fs::path path_;
    bool is_there_ = false;
};

TEST_F(LogsTest, LoseLinesAndNotTheServiceWhenTheirDiskIsFull) {
    const SmallDisk disk(questions_);
    if (!disk.is_there()) GTEST_SKIP() << "no disk can be mounted here";
    RunningSearchd searchd(data_, options());
    const std::string filling(900, 'x');
    ASSERT_TRUE(eventually([&] {
        EXPECT_EQ(searchd.ask("/v1/search?q=" + filling).status, 200);
        return lost(searchd, kQuestionsLost) > 0;
    }));
    for (const json& line : lines())
        EXPECT_TRUE(line.is_object());
    // Room again, lines again.
    const fs::path file = fs::directory_iterator(questions_)->path();
    fs::resize_file(file, 0);
    EXPECT_EQ(searchd.ask("/v1/search?q=lagi").status, 200);
    EXPECT_TRUE(eventually([&] {
        const std::vector<json> found = lines();
        return !found.empty() && found.back()["q"] == "lagi";
    }));
}

TEST_F(LogsTest, TellTheNetworkOfAClientAndNotTheAddress) {
    RunningSearchd searchd(data_, {"--access-log"});
    searchd.ask("/healthz?a", from_client("198.51.100.77"));
    searchd.ask("/healthz?b", from_client("2001:db8:1:2:3:4:5:6"));
    searchd.ask("/healthz?c", from_client("203.0.113.9, 198.51.100.77"));
    EXPECT_TRUE(eventually(
        [&] { return searchd.process().err().find("/healthz?c") != std::string::npos; }));
    const std::string log = searchd.process().err();
    EXPECT_THAT(log, AllOf(HasSubstr(R"("client":"198.51.100.0")"),
                           HasSubstr(R"("client":"2001:db8:1::")")));
    for (const char* absent : {"198.51.100.77", "203.0.113", "2001:db8:1:2"})
        EXPECT_THAT(log, Not(HasSubstr(absent)));
}

/// searchd behind a Unix socket, its standard error being what `redirection` makes of it.
class UnheardTest : public LogsTest {
  protected:
    std::vector<std::string> command(const std::string& redirection) const {
        return {"/bin/sh",
                "-c",
                "exec \"$0\" --config \"$1\" --listen \"unix:$2\" --access-log 2" + redirection,
                TELUSUR_SEARCHD,
                config("[admin]\nlisten = \"unix:" + admin_.string() + "\"\n"),
                socket_.string()};
    }
    RawAnswer ask(const std::string& target) const {
        return RawClient(socket_).ask(get_request(target));
    }
    bool is_serving(Process& searchd) const {
        return eventually([&] {
                   if (!searchd.is_running()) return true;
                   try {
                       return ask("/healthz").status == 200;
                   } catch (const std::exception&) {
                       return false;
                   }
               }) &&
               searchd.is_running();
    }
    static void fill(int pipe) {
        const std::string block(4096, '\n');
        while (::write(pipe, block.data(), block.size()) > 0) {
        }
    }
    /// Asks more than any pipe holds, and ends it.
    void expect_service(Process& searchd, double fewest_lost) const {
        for (int i = 0; i < 1000; ++i)
            EXPECT_EQ(ask("/v1/search?q=jagung+" + std::to_string(i)).status, 200);
        EXPECT_TRUE(
            eventually([&] { return sample_of(ask("/metrics").body, kLost) >= fewest_lost; }));
        searchd.signal(SIGTERM);
        const auto begun = std::chrono::steady_clock::now();
        EXPECT_EQ(searchd.wait().exit_code, 0);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
    }

    fs::path socket_ = directory_ / "http";
    fs::path admin_ = directory_ / "admin";
};

TEST_F(UnheardTest, GoesOnWhereverItsMessagesGo) {
    struct Row {
        const char* redirection;
        double fewest_lost;
    };
    for (const Row& row : {Row{">&-", 0}, Row{">/dev/full", 1000}, Row{">/dev/null", 0}}) {
        SCOPED_TRACE(row.redirection);
        Process searchd(command(row.redirection));
        ASSERT_TRUE(is_serving(searchd)) << searchd.wait().exit_code;
        expect_service(searchd, row.fewest_lost);
    }
}

TEST_F(UnheardTest, GoesOnWhenNobodyReadsIt) {
    const fs::path pipe = directory_ / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const FileDescriptor other_end(::open(pipe.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
    Process searchd(command(">" + pipe.string()));
    ASSERT_TRUE(is_serving(searchd)) << searchd.wait().exit_code;
    fill(other_end.get());
    expect_service(searchd, 900);
    EXPECT_FALSE(fs::exists(fs::symlink_status(socket_)));
}

// The warning that a generation is not to be used has nowhere to go, and the next is followed.
TEST_F(UnheardTest, FollowsPublicationsWhenNobodyReadsItsWarnings) {
    const fs::path pipe = directory_ / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const FileDescriptor other_end(::open(pipe.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
    Process searchd(command(">" + pipe.string()));
    ASSERT_TRUE(is_serving(searchd)) << searchd.wait().exit_code;
    fill(other_end.get());
    const std::string good = live_generation();
    write_bytes(data_ + "/CURRENT.new", "20260101T000000Z\n");
    fs::rename(data_ + "/CURRENT.new", data_ + "/CURRENT");
    EXPECT_EQ(RawClient(admin_).ask(post_request("/admin/reload")).status, 200);
    publish("b");
    ASSERT_NE(live_generation(), good);
    EXPECT_TRUE(eventually(
        [&] { return json::parse(ask("/v1/search?q=jagung").body)["total"]["value"] == 2; }));
}

TEST_F(UnheardTest, GoesOnWhenItsReaderHasGone) {
    const fs::path pipe = directory_ / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    auto other_end = std::make_unique<FileDescriptor>(::open(pipe.c_str(), O_RDWR | O_CLOEXEC));
    Process searchd(command(">" + pipe.string()));
    ASSERT_TRUE(is_serving(searchd)) << searchd.wait().exit_code;
    other_end.reset();
    expect_service(searchd, 1000);
}

// The terminal counts what the daemon wrote.
TEST_F(LogsTest, AreCountedByTheTerminal) {
    const RunningSearchd searchd(data_, options());
    for (const char* target : {"/v1/search?q=jagung", "/v1/search?q=Jagung&tag=x",
                               "/v1/search?q=xyzzy", "/v1/search?q=jagung&page=2"})
        EXPECT_EQ(searchd.ask(target).status, 200);
    EXPECT_EQ(
        post(searchd.port(), "/v1/events", R"({"type":"click","q":"jagung","id":"a","position":2})")
            .status,
        204);
    ASSERT_TRUE(has_lines(5));
    const Finished top = telusur({"queries", "top", "--log", questions_});
    EXPECT_EQ(top.exit_code, 0) << top.err;
    EXPECT_EQ(top.out, "jagung\t2\t1\t0\t1\t0.5\nxyzzy\t1\t1\t0\t0\t\n");
    const Finished zero =
        telusur({"queries", "zero", "--config", options()[1], "--format", "json"});
    EXPECT_EQ(zero.exit_code, 0) << zero.err;
    EXPECT_EQ(json::parse(zero.out).size(), 2U);
    EXPECT_EQ(telusur({"queries", "top", "--log", questions_, "--to", "2020"}).exit_code, 1);
}

}  // namespace
}  // namespace telusur::testing
