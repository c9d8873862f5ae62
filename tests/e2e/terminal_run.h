// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <map>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "tests/support/process.h"

namespace telusur::testing {

/// A terminal for a program, and what its environment has besides LC_ALL=C.UTF-8 and TERM=xterm.
struct TerminalSetup {
    unsigned short columns = 80;
    std::map<std::string, std::string> environment;
};

/// Runs a program with a terminal as all of its standard files. `out` is all that was shown, with
/// "\n" line ends.
inline Finished run_in_terminal(const std::vector<std::string>& command,
                                const TerminalSetup& setup = {}) {
    const winsize size{24, setup.columns, 0, 0};
    int terminal = -1;
    const pid_t id = ::forkpty(&terminal, nullptr, nullptr, &size);
    if (id == 0) {
        ::setenv("LC_ALL", "C.UTF-8", 1);
        ::setenv("TERM", "xterm", 1);
        ::unsetenv("NO_COLOR");
        for (const auto& [name, value] : setup.environment)
            ::setenv(name.c_str(), value.c_str(), 1);
        std::vector<char*> arguments;
        for (const std::string& argument : command)
            arguments.push_back(const_cast<char*>(argument.c_str()));
        arguments.push_back(nullptr);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    Finished finished;
    char bytes[4096];
    for (ssize_t count = 0; (count = ::read(terminal, bytes, sizeof bytes)) > 0;) {
        for (const char c : std::string_view(bytes, static_cast<std::size_t>(count))) {
            if (c != '\r') finished.out += c;
        }
    }
    int status = 0;
    ::waitpid(id, &status, 0);
    ::close(terminal);
    finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return finished;
}

}  // namespace telusur::testing
