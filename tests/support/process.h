// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace telusur::testing {

/// What a finished program left. `exit_code` is 128 + signal for one that was killed.
struct Finished {
    int exit_code = -1;
    std::string out;
    std::string err;
};

/// A program under test, started with its output going to files. Killed and reaped if still running
/// when it goes out of scope. The environment is this process's, with LC_ALL=C.UTF-8.
class Process {
  public:
    /// `command` is a path and its arguments.
    explicit Process(std::vector<std::string> command);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void signal(int number) const;
    bool is_running();
    Finished wait();
    /// What it has written to standard error so far.
    std::string err() const;
    pid_t id() const { return id_; }

  private:
    std::filesystem::path out_;
    std::filesystem::path err_;
    pid_t id_ = -1;
    int status_ = 0;
    bool reaped_ = false;
};

/// Runs a program to its end.
Finished run(const std::vector<std::string>& command);

/// Waits a few milliseconds, between two looks at a condition.
void pause_briefly();

/// Looks until `condition` is true; false if it is not after some 30 seconds.
template <typename Condition>
bool eventually(Condition condition) {
    for (int look = 0; look < 3000; ++look) {
        if (condition()) return true;
        pause_briefly();
    }
    return false;
}

}  // namespace telusur::testing
