// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace telusur {

namespace {

constexpr std::size_t kMinimumWidth = 20;
constexpr std::size_t kMaximumWidth = 100;  // longer lines are hard to read

// By the names of the environment, because a locale that is not installed is none to the system.
bool shows_unicode() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const char* locale = std::getenv(name);
        if (locale == nullptr || *locale == '\0') continue;
        const std::string_view text = locale;
        for (const std::string_view charset : {"UTF-8", "utf8", "utf-8", "UTF8"}) {
            if (text.find(charset) != std::string_view::npos) return true;
        }
        return false;
    }
    return false;
}

}  // namespace

OutputStyle Terminal::style() const {
    OutputStyle style;
    style.language = language;
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal_type = std::getenv("TERM");
    const bool dumb = terminal_type == nullptr || std::string_view(terminal_type) == "dumb";
    style.color = is_terminal && !dumb && (no_color == nullptr || *no_color == '\0');
    style.blocks = shows_unicode();
    winsize size{};
    if (is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        style.width = std::clamp<std::size_t>(size.ws_col, kMinimumWidth, kMaximumWidth);
    }
    return style;
}

Terminal terminal_of_process(Language language) {
    return {language, ::isatty(STDOUT_FILENO) == 1};
}

}  // namespace telusur
