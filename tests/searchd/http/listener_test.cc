// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/listener.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <functional>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <utility>

#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

TEST(Listener, IsTakenByOneServerOnly) {
    const Listener first = open_listener(TcpAddress{"127.0.0.1", 0});
    const TcpAddress taken{"127.0.0.1", bound_port(first)};
    EXPECT_EQ(first.printed(), fmt::format("http://127.0.0.1:{}/", taken.port));
    const Thrown thrown = thrown_by([&taken] { open_listener(taken); });
    EXPECT_EQ(thrown.code, "Unavailable");
    EXPECT_THAT(thrown.message, HasSubstr(printed(taken)));
    EXPECT_EQ(code_thrown_by([] { open_listener(TcpAddress{"192.0.2.1", 0}); }), "Configuration");
}

// A directory with the path of a socket in it.
class UnixListenerTest : public ::testing::Test {
  protected:
    Listener open(mode_t mode = kOwnerAndGroup) const {
        return open_listener(UnixAddress{path_}, mode);
    }
    bool answers() const {
        const FileDescriptor caller(::socket(AF_UNIX, SOCK_STREAM, 0));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path_.native().copy(address.sun_path, sizeof address.sun_path - 1);
        return ::connect(caller.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    unsigned mode() const {
        struct stat status {};
        EXPECT_EQ(::lstat(path_.c_str(), &status), 0);
        return status.st_mode & 07777U;
    }
    // What a killed server leaves.
    void leave_socket() const {
        const FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path_.native().copy(address.sun_path, sizeof address.sun_path - 1);
        ASSERT_EQ(::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    }

    TempDir directory_;
    fs::path path_ = directory_ / "http";
};

TEST_F(UnixListenerTest, HasAFileForAsLongAsItLives) {
    {
        Listener listener = open();
        EXPECT_EQ(listener.printed(), "unix:" + path_.string());
        EXPECT_EQ(bound_port(listener), 0);
        EXPECT_TRUE(answers());
        EXPECT_NE(::fcntl(listener.get(), F_GETFL) & O_NONBLOCK, 0);
        const Listener moved = std::move(listener);
        EXPECT_TRUE(answers());
    }
    EXPECT_FALSE(fs::exists(fs::symlink_status(path_)));
}

TEST_F(UnixListenerTest, HasTheModeAskedForWhateverTheUmask) {
    for (const mode_t mask : {0U, 022U, 077U}) {
        for (const mode_t wanted : {kOwnerOnly, kOwnerAndGroup}) {
            const mode_t before = ::umask(mask);
            const Listener listener = open(wanted);
            ::umask(before);
            EXPECT_EQ(mode(), wanted) << mask;
        }
    }
}

TEST_F(UnixListenerTest, TakesThePlaceOfADeadOneAndNotOfALivingOne) {
    leave_socket();
    const Listener first = open();
    EXPECT_TRUE(answers());
    const Thrown thrown = thrown_by([this] { open(); });
    EXPECT_EQ(thrown.code, "Unavailable");
    EXPECT_THAT(thrown.message, HasSubstr("unix:" + path_.string()));
    EXPECT_TRUE(answers());
}

TEST_F(UnixListenerTest, SeesThatOneWithoutRoomForCallersIsAlive) {
    FileDescriptor busy(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path_.native().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(busy.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(busy.get(), 0), 0);
    const FileDescriptor caller(::socket(AF_UNIX, SOCK_STREAM, 0));
    ASSERT_EQ(::connect(caller.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(code_thrown_by([this] { open(); }), "Unavailable");
}

TEST_F(UnixListenerTest, LeavesTheFileOfItsSuccessor) {
    auto first = std::make_unique<Listener>(open());
    first->release().reset();  // as a server does that stops, and still has requests to answer
    const Listener second = open();
    first.reset();
    EXPECT_TRUE(answers());
}

TEST_F(UnixListenerTest, RefusesWhatIsInItsWay) {
    struct Row {
        const char* what;
        std::function<void()> make;
        const char* code;
    };
    const fs::path elsewhere = directory_ / "elsewhere";
    const Row rows[] = {
        {"a file", [&] { write_bytes(path_, "text"); }, "Configuration"},
        {"a directory", [&] { fs::create_directory(path_); }, "Configuration"},
        {"a link to nothing", [&] { fs::create_symlink(elsewhere, path_); }, "Configuration"},
        {"a link to a dead socket",
         [&] {
             leave_socket();
             fs::rename(path_, elsewhere);
             fs::create_symlink(elsewhere, path_);
         },
         "Configuration"},
    };
    for (const Row& row : rows) {
        row.make();
        const fs::file_type type = fs::symlink_status(path_).type();
        EXPECT_EQ(code_thrown_by([this] { open(); }), row.code) << row.what;
        EXPECT_EQ(fs::symlink_status(path_).type(), type) << row.what;
        fs::remove_all(path_);
    }
    EXPECT_TRUE(fs::exists(elsewhere));
    const UnixAddress nowhere{directory_ / "none" / "http"};
    EXPECT_EQ(code_thrown_by([&] { open_listener(nowhere); }), "Configuration");
}

TEST_F(UnixListenerTest, ComesSecondToOneThatIsStartingThere) {
    const FileDescriptor directory(::open(directory_.path().c_str(), O_RDONLY | O_DIRECTORY));
    ASSERT_EQ(::flock(directory.get(), LOCK_EX), 0);
    EXPECT_EQ(code_thrown_by([this] { open(); }), "Unavailable");
    ASSERT_EQ(::flock(directory.get(), LOCK_UN), 0);
    EXPECT_TRUE(open().is_open());
}

enum class Handed { Stream, Silent, Datagram, Pipe };

// In a process of its own: hands itself what systemd would, and exits with 0 if open_listener()
// takes it, else with the reason on standard error.
[[noreturn]] void open_handed(const std::vector<Handed>& kinds, const char* names,
                              const SystemdAddress& address) {
    int number = 3;
    for (const Handed kind : kinds) {
        const int type = kind == Handed::Datagram ? SOCK_DGRAM : SOCK_STREAM;
        int socket = ::socket(AF_INET, type, 0);
        if (kind == Handed::Stream) ::listen(socket, 1);
        if (kind == Handed::Pipe) socket = ::open("/dev/null", O_RDONLY);
        ::dup2(socket, number++);
    }
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    ::setenv("LISTEN_FDS", std::to_string(kinds.size()).c_str(), 1);
    ::setenv("LISTEN_FDNAMES", names, 1);
    const Thrown thrown = thrown_by([&] {
        const Listener listener = open_listener(address);
        const bool is_nonblocking = (::fcntl(listener.get(), F_GETFL) & O_NONBLOCK) != 0;
        if (!is_nonblocking || listener.port() == 0) throw std::runtime_error("unusable");
    });
    fmt::print(stderr, "{}: {}", thrown.code, thrown.message);
    std::_Exit(thrown.code.empty() ? 0 : 1);
}

TEST(SystemdListenerTest, IsExactlyOneSocketThatListens) {
    struct Row {
        std::vector<Handed> kinds;
        const char* names;
        const char* name;
        const char* complaint;  // none: it is taken
    };
    const std::vector<Row> rows = {
        {{Handed::Stream}, "telusur-searchd.socket", "", nullptr},
        {{Handed::Stream, Handed::Stream}, "http:admin", "admin", nullptr},
        {{Handed::Stream, Handed::Pipe}, "http:other", "http", nullptr},
        {{}, "", "", "Configuration.*there are 0"},
        {{Handed::Stream, Handed::Stream}, "a:b", "", "Configuration.*there are 2"},
        {{Handed::Stream, Handed::Stream}, "a:a", "a", "Configuration.*there are 2"},
        {{Handed::Stream}, "http", "admin", "Configuration.*there are 0"},
        {{Handed::Silent}, "a", "", "Configuration.*no stream socket that listens"},
        {{Handed::Datagram}, "a", "a", "Configuration.*no stream socket that listens"},
        {{Handed::Pipe}, "a", "", "Configuration.*no stream socket that listens"},
    };
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    for (const Row& row : rows) {
        EXPECT_EXIT(open_handed(row.kinds, row.names, {row.name}),
                    ::testing::ExitedWithCode(row.complaint == nullptr ? 0 : 1),
                    row.complaint == nullptr ? "" : row.complaint);
    }
    const Thrown without = thrown_by([] { open_listener(SystemdAddress{}); });
    EXPECT_EQ(without.code, "Configuration");
    EXPECT_THAT(without.hint, HasSubstr("telusur-searchd.socket"));
}

}  // namespace
}  // namespace telusur::testing
