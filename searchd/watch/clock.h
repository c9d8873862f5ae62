// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace telusur {

/// Tells the time in seconds since 1970-01-01T00:00:00Z. Called from any thread.
using Clock = std::function<std::int64_t()>;

inline std::int64_t seconds_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace telusur
