// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/index/data_directory.h"
#include "tests/support/errors.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::TempDir;
using testing::Thrown;

// A forked process that does `work`, then tells its end by exit code 0.
class Child {
  public:
    explicit Child(const std::function<void()>& work) : process_(::fork()) {
        if (process_ != 0) return;
        work();
        ::_exit(0);
    }
    ~Child() { wait(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t process() const { return process_; }
    bool wait() {
        if (process_ <= 0) return false;
        int status = 0;
        const bool ended = ::waitpid(process_, &status, 0) == process_;
        process_ = 0;
        return ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

  private:
    pid_t process_;
};

class Pipe {
  public:
    Pipe() { EXPECT_EQ(::pipe(ends_.data()), 0); }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    void send(const std::string& text) {
        EXPECT_EQ(::write(ends_[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
        close_end(1);
    }
    // All that is sent until every writer has closed; empty if nothing was.
    std::string receive() {
        close_end(1);
        std::string text;
        std::array<char, 256> buffer{};
        for (ssize_t count = 0; (count = ::read(ends_[0], buffer.data(), buffer.size())) > 0;) {
            text.append(buffer.data(), static_cast<std::size_t>(count));
        }
        return text;
    }
    void close_end(std::size_t end) {
        if (ends_[end] >= 0) ::close(ends_[end]);
        ends_[end] = -1;
    }

  private:
    std::array<int, 2> ends_{-1, -1};
};

class WriterLockTest : public ::testing::Test {
  protected:
    WriterLockTest() { data_.create(); }

    TempDir temporary_;
    DataDirectory data_{temporary_.path()};
};

Thrown lock_once(const DataDirectory& data) {
    return testing::thrown_by([&] { WriterLock lock(data); });
}

TEST_F(WriterLockTest, SecondHolderInAnotherProcessIsToldTheFirst) {
    const WriterLock lock(data_);
    Pipe pipe;
    Child child([&] {
        const Thrown thrown = lock_once(data_);
        pipe.send(thrown.code + ": " + thrown.message);
    });
    const std::string told = pipe.receive();
    EXPECT_TRUE(child.wait());
    EXPECT_TRUE(told.starts_with("Locked: ")) << told;
    EXPECT_NE(told.find("(process " + std::to_string(::getpid()) + ")"), std::string::npos) << told;
    EXPECT_NE(told.find(data_.path().string()), std::string::npos) << told;
}

TEST_F(WriterLockTest, ARefusedHolderDoesNotTakeTheLockAway) {
    const WriterLock lock(data_);
    for (int i = 0; i < 3; ++i) {
        const Thrown thrown = lock_once(data_);
        EXPECT_EQ(thrown.code, "Locked");
        EXPECT_NE(thrown.message.find(std::to_string(::getpid())), std::string::npos)
            << thrown.message;
    }
}

TEST_F(WriterLockTest, EndsWithTheProcessThatHeldIt) {
    Pipe ready;
    Pipe release;
    Child child([&] {
        auto* lock = new WriterLock(data_);  // never destroyed, as in a process that is killed
        ready.send(lock == nullptr ? "" : "held");
        release.receive();
    });
    EXPECT_EQ(ready.receive(), "held");
    const Thrown thrown = lock_once(data_);
    EXPECT_EQ(thrown.code, "Locked");
    EXPECT_NE(thrown.message.find("(process " + std::to_string(child.process()) + ")"),
              std::string::npos)
        << thrown.message;
    release.close_end(1);
    EXPECT_TRUE(child.wait());
    EXPECT_EQ(lock_once(data_).code, "");
}

TEST_F(WriterLockTest, CanBeTakenAgainAfterItIsReleased) {
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(lock_once(data_).code, "");
}

TEST_F(WriterLockTest, NeedsTheDirectory) {
    EXPECT_EQ(lock_once(DataDirectory(temporary_ / "missing")).code, "Io");
}

}  // namespace
}  // namespace telusur
