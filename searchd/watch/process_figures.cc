// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/process_figures.h"

#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>

namespace telusur {

namespace {

std::optional<std::uint64_t> resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t all_pages = 0;
    std::uint64_t resident_pages = 0;
    if (!(file >> all_pages >> resident_pages)) return std::nullopt;
    return resident_pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::optional<std::uint64_t> open_descriptors() {
    std::error_code code;
    std::filesystem::directory_iterator entry("/proc/self/fd", code);
    std::uint64_t count = 0;
    while (!code && entry != std::filesystem::directory_iterator()) {
        ++count;
        entry.increment(code);
    }
    if (code || count == 0) return std::nullopt;
    return count - 1;  // without the one that is open for looking
}

std::optional<std::uint64_t> most_descriptors() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return std::nullopt;
    return limit.rlim_cur;
}

std::optional<double> processor_seconds() {
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) != 0) return std::nullopt;
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

ProcessFigures process_figures() {
    return {resident_bytes(), open_descriptors(), most_descriptors(), processor_seconds()};
}

}  // namespace telusur
