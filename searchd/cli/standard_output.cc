// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/standard_output.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "indexer/index/error.h"

namespace telusur {

namespace {

void refuse() {
    throw system_error(errno, {"write", "menulis"}, "stdout");
}

// less ends by itself where all fits (F), takes colours (R) and leaves them on the screen (X).
std::string pager() {
    const char* chosen = std::getenv("PAGER");
    return chosen == nullptr || *chosen == '\0' ? "less -FRX" : chosen;
}

constexpr int kNotFound = 127;  // what a shell says of a program

}  // namespace

void write_out(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) refuse();
}

void flush_out() {
    if (std::fflush(stdout) != 0) refuse();
}

// Who leaves the pager early closes the pipe, and that must not end us before it has put the
// terminal in order.
void page_out(std::string_view text) {
    flush_out();
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    std::FILE* pipe = ::popen((pager() + " 2>/dev/null").c_str(), "w");  // NOLINT(cert-env33-c)
    int status = kNotFound << 8;
    if (pipe != nullptr) {
        std::fwrite(text.data(), 1, text.size(), pipe);
        status = ::pclose(pipe);
    }
    std::signal(SIGPIPE, before);
    if (status == kNotFound << 8) write_out(text);
}

}  // namespace telusur
