// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <vector>

namespace telusur {

/// Processor time of the calling thread.
inline double thread_milliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// By the clock on the wall.
inline double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The least of the values that at least `part` of them do not exceed. There must be some.
inline double percentile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    const double rank = std::max(1.0, std::ceil(part * static_cast<double>(values.size())));
    return values[static_cast<std::size_t>(rank) - 1];
}

inline double median(const std::vector<double>& values) {
    return percentile(values, 0.5);
}

}  // namespace telusur
