// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/service_manager.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <systemd/sd-daemon.h>

namespace telusur {

namespace {

// A line break would begin another assignment.
std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

void notify_ready(const std::string& status) {
    ::sd_notify(0, fmt::format("READY=1\nSTATUS={}", one_line(status)).c_str());
}

// The time lets systemd tell this reload's READY=1 from that of one before.
void notify_reloading() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const std::int64_t microseconds = std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1'000;
    ::sd_notify(0, fmt::format("RELOADING=1\nMONOTONIC_USEC={}", microseconds).c_str());
}

void notify_stopping() {
    ::sd_notify(0, "STOPPING=1");
}

void notify_status(const std::string& status) {
    ::sd_notify(0, ("STATUS=" + one_line(status)).c_str());
}

void notify_alive() {
    ::sd_notify(0, "WATCHDOG=1");
}

std::optional<std::chrono::microseconds> watchdog_interval() {
    std::uint64_t interval = 0;
    if (::sd_watchdog_enabled(0, &interval) <= 0) return std::nullopt;
    return std::chrono::microseconds(interval);
}

std::filesystem::path state_directory() {
    const char* value = std::getenv("STATE_DIRECTORY");
    const std::string directories = value == nullptr ? "" : value;
    return directories.substr(0, directories.find(':'));
}

}  // namespace telusur
