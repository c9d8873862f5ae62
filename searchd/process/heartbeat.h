// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <thread>

#include "searchd/process/crash_guard.h"

namespace telusur {

/// Tells those who watch the process that it makes progress: the service manager as often as it
/// wants to hear of it, and the guard once, when the service has been at work for
/// CrashGuard::kSteady. Of one thread.
class Heartbeat {
  public:
    /// `guard` must outlive this.
    explicit Heartbeat(CrashGuard& guard);
    ~Heartbeat();
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    /// To be called some times a second by the thread whose standstill would be that of the
    /// service. Waits for nothing.
    void beat();

  private:
    using Clock = std::chrono::steady_clock;

    CrashGuard& guard_;
    std::optional<std::chrono::microseconds> interval_;
    Clock::time_point next_;
    Clock::time_point steady_;
    std::thread saver_;
};

}  // namespace telusur
