// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/service_manager.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::MatchesRegex;

// The other end of sd_notify(3), as systemd has it.
class Listening {
  public:
    Listening() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
        const std::string path = directory_ / "notify";
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
    }
    ~Listening() {
        ::unsetenv("NOTIFY_SOCKET");
        ::close(socket_);
    }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

    /// The next message; empty if there is none.
    std::string heard() const {
        std::array<char, 4096> buffer{};
        const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), 0);
        return size < 0 ? "" : std::string(buffer.data(), static_cast<std::size_t>(size));
    }

  private:
    TempDir directory_;
    int socket_;
};

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

TEST(ServiceManager, IsTold) {
    const Listening manager;
    for (const Row& row : rows()) {
        row.tell();
        EXPECT_THAT(manager.heard(), MatchesRegex(row.message));
        EXPECT_EQ(manager.heard(), "");
    }
}

TEST(ServiceManager, NeedNotBeThere) {
    for (const char* nobody : {"", "/nowhere/notify", "no path"}) {
        ::setenv("NOTIFY_SOCKET", nobody, 1);
        for (const Row& row : rows())
            EXPECT_NO_THROW(row.tell()) << nobody;
    }
    ::unsetenv("NOTIFY_SOCKET");
    for (const Row& row : rows())
        EXPECT_NO_THROW(row.tell());
}

TEST(ServiceManager, WatchesOnlyTheProcessThatItMeans) {
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

TEST(ServiceManager, MakesADirectoryForState) {
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
