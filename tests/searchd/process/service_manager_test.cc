// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/service_manager.h"

#include <cstdlib>
#include <functional>
#include <gmock/gmock.h>
#include <unistd.h>

#include "tests/support/service_manager.h"

namespace telusur::testing {
namespace {

using ::testing::MatchesRegex;

struct Row {
    std::function<void()> tell;
    const char* message;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> rows = {
        {[] { notify_ready("12 articles"); }, "READY=1\nSTATUS=12 articles"},
        {[] { notify_reloading(); }, "RELOADING=1\nMONOTONIC_USEC=[1-9][0-9]+"},
        {[] { notify_stopping(); }, "STOPPING=1"},
        {[] { notify_status("a\nREADY=1"); }, "STATUS=a READY=1"},
        {[] { notify_alive(); }, "WATCHDOG=1"},
    };
    return rows;
}

TEST(ServiceManagerProtocol, IsTold) {
    const ServiceManager manager;
    for (const Row& row : rows()) {
        row.tell();
        EXPECT_THAT(manager.heard(), MatchesRegex(row.message));
        EXPECT_EQ(manager.heard(), "");
    }
}

TEST(ServiceManagerProtocol, NeedNotBeThere) {
    for (const char* nobody : {"", "/nowhere/notify", "no path"}) {
        ::setenv("NOTIFY_SOCKET", nobody, 1);
        for (const Row& row : rows())
            EXPECT_NO_THROW(row.tell()) << nobody;
    }
    ::unsetenv("NOTIFY_SOCKET");
    for (const Row& row : rows())
        EXPECT_NO_THROW(row.tell());
}

TEST(ServiceManagerProtocol, WatchesOnlyTheProcessThatItMeans) {
    struct WatchdogRow {
        const char* interval;
        std::string process;
        std::optional<std::chrono::microseconds> wanted;
    };
    const std::string self = std::to_string(::getpid());
    const std::chrono::seconds half_a_minute(30);
    for (const WatchdogRow& row : std::vector<WatchdogRow>{{"30000000", self, half_a_minute},
                                                           {"30000000", "", half_a_minute},
                                                           {"30000000", "1", std::nullopt},
                                                           {"", "", std::nullopt},
                                                           {"0", self, std::nullopt},
                                                           {"soon", self, std::nullopt}}) {
        row.process.empty() ? ::unsetenv("WATCHDOG_PID")
                            : ::setenv("WATCHDOG_PID", row.process.c_str(), 1);
        *row.interval == '\0' ? ::unsetenv("WATCHDOG_USEC")
                              : ::setenv("WATCHDOG_USEC", row.interval, 1);
        EXPECT_EQ(watchdog_interval(), row.wanted) << row.interval << " " << row.process;
    }
    ::unsetenv("WATCHDOG_USEC");
    ::unsetenv("WATCHDOG_PID");
}

TEST(ServiceManagerProtocol, MakesADirectoryForState) {
    ::unsetenv("STATE_DIRECTORY");
    EXPECT_EQ(state_directory(), "");
    for (const char* value : {"/var/lib/a", "/var/lib/a:/var/lib/b"}) {
        ::setenv("STATE_DIRECTORY", value, 1);
        EXPECT_EQ(state_directory(), "/var/lib/a") << value;
    }
    ::unsetenv("STATE_DIRECTORY");
}

}  // namespace
}  // namespace telusur::testing
