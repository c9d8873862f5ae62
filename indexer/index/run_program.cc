// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/run_program.h"

#include <cerrno>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <unistd.h>

#include "indexer/index/error.h"

namespace telusur {

namespace {

// fmt::print() would throw where nobody catches it, were standard error on a full disk.
void say(const std::string& text) {
    std::fputs(text.c_str(), stderr);
}

int tell(const char* name, Language language, const Error& error) {
    say(fmt::format("{}: {}\n", name, error.message().in(language)));
    if (!error.hint().empty()) say(fmt::format("  {}\n", error.hint().in(language)));
    return exit_code(error.code());
}

// Else the next file that is opened is taken for one of them, and messages are written into it.
void open_standard_files() {
    for (int descriptor = 0; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
        [[maybe_unused]] const int opened = ::open("/dev/null", O_RDWR);  // the lowest that is free
    }
}

}  // namespace

int run_program(const char* name, const std::function<int(Language)>& work) {
    open_standard_files();
    const Language language = language_of_environment();
    try {
        const int code = work(language);
        if (std::fflush(stdout) == 0) return code;
        return tell(name, language, system_error(errno, {"write", "menulis"}, "stdout"));
    } catch (const Error& error) {
        return tell(name, language, error);
    } catch (const std::exception& fault) {
        say(fmt::format("{}: {}\n", name, fault.what()));
        return exit_code(ErrorCode::Internal);
    }
}

}  // namespace telusur
