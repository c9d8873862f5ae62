// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <string>

#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string data() {
    return corpus_index().directory().path().string();
}

std::vector<std::string> command(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), TELUSUR_SEARCHD);
    return arguments;
}

// The port of the line that says it is ready.
std::uint16_t port_of(const Process& searchd) {
    std::string port;
    EXPECT_TRUE(eventually([&] {
        const std::string err = searchd.err();
        const std::size_t at = err.find("searchd: listening on http://");
        const std::size_t end = err.find("/ (", at);
        if (at == std::string::npos || end == std::string::npos) return false;
        port = err.substr(err.rfind(':', end) + 1, end - err.rfind(':', end) - 1);
        return true;
    })) << searchd.err();
    return static_cast<std::uint16_t>(std::stoi(port));
}

TEST(Searchd, AnswersFromARealIndexUntilItIsTold) {
    for (const int signal : {SIGTERM, SIGINT}) {
        Process searchd(command({"--data", data(), "--listen", "127.0.0.1:0"}));
        const std::uint16_t port = port_of(searchd);
        EXPECT_THAT(searchd.err(), ContainsRegex("generation [0-9]+T[0-9]+Z, [0-9]+ articles"));
        const RawAnswer found = get(port, "/v1/search?q=banjir&facets=tag");
        EXPECT_EQ(found.status, 200);
        const auto result = nlohmann::json::parse(found.body);
        EXPECT_GT(result["total"]["value"], 0);
        const std::string id = result["hits"][0]["id"];
        EXPECT_EQ(get(port, "/v1/articles/" + id).status, 200);
        searchd.signal(signal);
        const Finished finished = searchd.wait();
        EXPECT_EQ(finished.exit_code, 0) << signal;
        EXPECT_THAT(finished.out, IsEmpty());
    }
}

TEST(Searchd, ListensOnIpVersion6) {
    Process searchd(command({"--data", data(), "--listen", "[::1]:0"}));
    EXPECT_TRUE(eventually([&] { return !searchd.is_running() || !searchd.err().empty(); }));
    if (searchd.err().find("searchd: listening on http://[::1]:") == std::string::npos) {
        EXPECT_THAT(searchd.err(), HasSubstr("[::1]:0"));
        GTEST_SKIP() << "this machine has no IPv6: " << searchd.err();
    }
    searchd.signal(SIGTERM);
    EXPECT_EQ(searchd.wait().exit_code, 0);
}

TEST(Searchd, LogsRequestsOnlyWhenAsked) {
    for (const bool asked : {false, true}) {
        std::vector<std::string> arguments{"--data", data(), "--listen", "127.0.0.1:0"};
        if (asked) arguments.push_back("--access-log");
        Process searchd(command(arguments));
        get(port_of(searchd), "/healthz?x=%1b");
        // What is still to be written is, before it ends.
        searchd.signal(SIGTERM);
        const std::string err = searchd.wait().err;
        EXPECT_EQ(err.find("\"target\":\"/healthz?x=%1b\"") != std::string::npos, asked) << err;
    }
}

TEST(Searchd, RefusesWithTheRightExitCode) {
    struct Row {
        std::vector<std::string> arguments;
        int exit_code;
        const char* message;
    };
    const TempDir empty;
    Process other(command({"--data", data(), "--listen", "127.0.0.1:0"}));
    const std::string taken = "127.0.0.1:" + std::to_string(port_of(other));
    const Row rows[] = {
        {{}, 2, "--data"},
        {{"--data", data(), "--threads", "0"}, 2, "--threads"},
        {{"--data", data(), "--nonsense"}, 2, "--nonsense"},
        {{"--data", empty.path().string()}, 66, "index"},
        {{"--data", data(), "--listen", "0.0.0.0:0"}, 78, "--public"},
        {{"--data", data(), "--listen", "[::]:0"}, 78, "--public"},
        {{"--data", data(), "--listen", "unix:run/x"}, 78, "unix:/PATH"},
        {{"--data", data(), "--listen", "8080"}, 78, "HOST:PORT"},
        {{"--data", data(), "--listen", taken}, 69, taken.c_str()},
        {{"--version"}, 0, ""},
        {{"--help"}, 0, ""},
    };
    for (const Row& row : rows) {
        const Finished finished = run(command(row.arguments));
        EXPECT_EQ(finished.exit_code, row.exit_code) << finished.err;
        EXPECT_THAT(finished.err, HasSubstr(row.message));
    }
}

TEST(Searchd, ServesAnotherMachineOnlyIfToldTo) {
    Process searchd(command({"--data", data(), "--listen", "0.0.0.0:0", "--public"}));
    EXPECT_EQ(get(port_of(searchd), "/healthz").status, 200);
}

}  // namespace
}  // namespace telusur::testing
