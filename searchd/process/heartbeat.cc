// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/heartbeat.h"

#include "searchd/process/service_manager.h"

namespace telusur {

namespace {

// Beats in the time after which the manager takes the process for dead; two may be lost.
constexpr int kBeats = 3;

}  // namespace

Heartbeat::Heartbeat(CrashGuard& guard)
    : guard_(guard),
      interval_(watchdog_interval()),
      next_(Clock::now()),
      steady_(next_ + CrashGuard::kSteady) {}

Heartbeat::~Heartbeat() {
    if (saver_.joinable()) saver_.join();
}

void Heartbeat::beat() {
    const Clock::time_point now = Clock::now();
    if (interval_ && now >= next_) {
        next_ = now + *interval_ / kBeats;
        notify_alive();
    }
    // In a thread of its own: it waits for a disk.
    if (now >= steady_ && !saver_.joinable()) saver_ = std::thread([this] { guard_.survived(); });
}

}  // namespace telusur
