// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <filesystem>
#include <gmock/gmock.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "searchd/http/listener.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/service_manager.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

// A daemon as a service manager runs it, over a small index.
class ServiceTest : public ::testing::Test {
  protected:
    void SetUp() override {
        write_bytes(
            articles_,
            R"({"id":"a","title":"Panen jagung","body":"Warga panen.","date":"2021-03-14"})");
        ASSERT_EQ(indexer({"run", "--data", data_, "--source", articles_}).exit_code, 0);
    }
    // Through env(1), with these settings.
    std::unique_ptr<Process> start(std::vector<std::string> settings,
                                   const std::vector<std::string>& options) const {
        settings.insert(settings.begin(), "/usr/bin/env");
        settings.insert(settings.end(), {TELUSUR_SEARCHD, "--data", data_});
        settings.insert(settings.end(), options.begin(), options.end());
        return std::make_unique<Process>(settings);
    }
    static bool is_listening(const Process& searchd) {
        return eventually([&] { return searchd.err().find("listening on") != std::string::npos; });
    }
    static std::uint16_t port_of(const Process& searchd) {
        const std::string before = "http://127.0.0.1:";
        const std::string said = searchd.err();
        const std::size_t at = said.find(before);
        if (at == std::string::npos) throw std::runtime_error("no port in " + said);
        return static_cast<std::uint16_t>(std::stoi(said.substr(at + before.size())));
    }

    TempDir directory_;
    fs::path articles_ = directory_ / "articles.jsonl";
    std::string data_ = directory_ / "data";
};

TEST_F(ServiceTest, IsHandedItsSocketBySystemd) {
    const std::string activate = "/usr/bin/systemd-socket-activate";
    if (!fs::exists(activate)) GTEST_SKIP() << "no systemd-socket-activate here";
    struct Row {
        const char* name;
        const char* listen;
        int exit_code;
    };
    for (const Row& row : {Row{"x.socket", "systemd", 0}, Row{"http", "systemd:http", 0},
                           Row{"http", "systemd:admin", 78}}) {
        SCOPED_TRACE(row.listen);
        const std::uint16_t port = open_listener(TcpAddress{"127.0.0.1", 0}).port();
        Process activator({activate, "--listen=127.0.0.1:" + std::to_string(port),
                           std::string("--fdname=") + row.name, TELUSUR_SEARCHD, "--data", data_,
                           "--listen", row.listen});
        ASSERT_TRUE(eventually([&] {
            return activator.err().find("Listening on") != std::string::npos;
        })) << activator.err();
        // It is started for its first caller, who waits meanwhile.
        RawClient caller(port);
        caller.send(get_request("/v1/search?q=jagung", "Connection: close\r\n"));
        if (row.exit_code == 0) {
            const RawAnswer answer = caller.receive();
            EXPECT_EQ(answer.status, 200) << activator.err();
            EXPECT_EQ(json::parse(answer.body)["total"]["value"], 1);
            activator.signal(SIGTERM);
        }
        const Finished finished = activator.wait();
        EXPECT_EQ(finished.exit_code, row.exit_code) << finished.err;
    }
}

TEST_F(ServiceTest, HasOneUnixSocketAndRemovesIt) {
    const fs::path path = directory_ / "http";
    const std::string listen = "unix:" + path.string();
    const auto first = start({}, {"--listen", listen});
    ASSERT_TRUE(is_listening(*first)) << first->err();
    EXPECT_THAT(first->err(), HasSubstr("listening on " + listen + " (generation "));
    EXPECT_EQ(fs::status(path).permissions(), fs::perms(0660));
    const Finished second = start({}, {"--listen", listen})->wait();
    EXPECT_EQ(second.exit_code, 69);
    EXPECT_THAT(second.err, HasSubstr(listen));
    EXPECT_TRUE(fs::is_socket(path));
    first->signal(SIGTERM);
    EXPECT_EQ(first->wait().exit_code, 0);
    EXPECT_FALSE(fs::exists(fs::symlink_status(path)));
}

TEST_F(ServiceTest, TellsItsManagerHowItIs) {
    const ServiceManager manager;
    const auto hears = [&manager](const std::string& wanted) {
        return eventually([&] { return manager.heard().find(wanted) != std::string::npos; });
    };
    const auto searchd = start({"WATCHDOG_USEC=300000"}, {"--listen", "127.0.0.1:0"});
    EXPECT_TRUE(hears("READY=1\nSTATUS=listening on http://127.0.0.1:"));
    EXPECT_TRUE(hears("WATCHDOG=1"));
    EXPECT_TRUE(hears("WATCHDOG=1"));
    searchd->signal(SIGHUP);
    EXPECT_TRUE(hears("RELOADING=1\nMONOTONIC_USEC="));
    EXPECT_TRUE(hears("READY=1\nSTATUS=listening on"));
    searchd->signal(SIGTERM);
    EXPECT_TRUE(hears("STOPPING=1"));
    EXPECT_EQ(searchd->wait().exit_code, 0);
}

TEST_F(ServiceTest, LeavesAGenerationThatEndsItAgainAndAgain) {
    const auto generation_of = [](const Process& searchd) {
        EXPECT_TRUE(is_listening(searchd)) << searchd.err();
        const std::string said = searchd.err();
        return said.substr(said.find("(generation ") + 12, 16);
    };
    const auto publish = [this](const std::string& id) {
        write_bytes(articles_, bytes_in(articles_) + "\n" + R"({"id":")" + id +
                                   R"(","title":"Padi","body":"Panen.","date":"2021-03-14"})");
        ASSERT_EQ(indexer({"run", "--data", data_, "--source", articles_}).exit_code, 0);
    };
    const std::string state = "STATE_DIRECTORY=" + (directory_ / "state").string();
    const auto begin = [&] { return start({state}, {"--listen", "127.0.0.1:0"}); };
    const std::string first = generation_of(*begin());
    publish("b");
    const std::string second = generation_of(*begin());
    ASSERT_NE(first, second);
    // Each is killed as its test object goes; that was one such start of the second generation.
    for (int crash = 2; crash <= 3; ++crash)
        EXPECT_EQ(generation_of(*begin()), second);
    for (int again = 0; again < 2; ++again) {
        const auto searchd = begin();
        EXPECT_EQ(generation_of(*searchd), first);
        EXPECT_THAT(searchd->err(), HasSubstr("generation " + second + " has ended"));
        searchd->signal(SIGTERM);
        EXPECT_EQ(searchd->wait().exit_code, 0);
    }
    publish("c");
    EXPECT_GT(generation_of(*begin()), second);
}

#ifdef TELUSUR_FAKETIME

// The clock of the machine may be anything: answers are those of the archive.
TEST_F(ServiceTest, AnswersTheSameWhateverTheClockAndTheZone) {
    if (!fs::exists(TELUSUR_FAKETIME)) GTEST_SKIP() << "no libfaketime here";
    struct Row {
        const char* clock;
        const char* zone;
        const char* date = "";  // what the answer's Date must hold
    };
    const Row rows[] = {
        {"+0", "UTC"},
        {"-1d", "Asia/Jakarta"},
        {"+1y", "Asia/Makassar"},
        {"@1970-01-01 00:00:01", "Asia/Jayapura"},
        {"@2016-12-31 23:59:59", "UTC"},               // before a leap second
        {"@2026-10-25 02:59:58", "Europe/Amsterdam"},  // before an hour comes twice
        {"@2038-01-19 03:14:05", "America/St_Johns", "19 Jan 2038"},
        {"@2099-12-31 16:59:59", "Asia/Jakarta", "31 Dec 2099 09:5"},
    };
    std::string wanted;
    for (const Row& row : rows) {
        SCOPED_TRACE(row.clock);
        const auto searchd =
            start({"LD_PRELOAD=" TELUSUR_FAKETIME, "DONT_FAKE_MONOTONIC=1",
                   std::string("FAKETIME=") + row.clock, std::string("TZ=") + row.zone},
                  {"--listen", "127.0.0.1:0"});
        ASSERT_TRUE(is_listening(*searchd)) << searchd->err();
        const RawAnswer answer =
            get(port_of(*searchd), "/v1/search?q=jagung&from=2021-03-14&to=2021-03-14&facets=day");
        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_THAT(answer.header("date"), HasSubstr(row.date));
        json body = json::parse(answer.body);
        EXPECT_EQ(body["total"]["value"], 1);
        body.erase("took_ms");
        if (wanted.empty()) wanted = body.dump();
        EXPECT_EQ(body.dump(), wanted);
        searchd->signal(SIGTERM);
        EXPECT_EQ(searchd->wait().exit_code, 0);
    }
}

// Generations are ordered by their names, and those by age: also when the clock went back.
TEST_F(ServiceTest, FollowsAPublicationOfADayThatIsYetToCome) {
    if (!fs::exists(TELUSUR_FAKETIME)) GTEST_SKIP() << "no libfaketime here";
    const auto searchd = start({}, {"--listen", "127.0.0.1:0"});
    ASSERT_TRUE(is_listening(*searchd)) << searchd->err();
    const std::uint16_t port = port_of(*searchd);
    int number = 1;
    for (const char* clock : {"+1y", "-1d", "+0"}) {
        SCOPED_TRACE(clock);
        write_bytes(articles_,
                    bytes_in(articles_) + "\n" + R"({"id":")" + std::to_string(++number) +
                        R"(","title":"Panen jagung","body":"Warga.","date":"2021-03-14"})");
        const Finished published =
            run({"/usr/bin/env", "LD_PRELOAD=" TELUSUR_FAKETIME, "DONT_FAKE_MONOTONIC=1",
                 std::string("FAKETIME=") + clock, TELUSUR_INDEXER, "run", "--data", data_,
                 "--source", articles_});
        ASSERT_EQ(published.exit_code, 0) << published.err;
        EXPECT_TRUE(eventually([&] {
            return json::parse(get(port, "/v1/search?q=jagung").body)["total"]["value"] == number;
        }));
    }
}

#endif

}  // namespace
}  // namespace telusur::testing
