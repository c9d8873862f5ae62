// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace telusur {

/// What systemd is told of this process, by the protocol of sd_notify(3). Each does nothing if
/// nobody asked for it (NOTIFY_SOCKET), and none fails: nobody to tell is no reason not to serve.
/// Any thread.

/// Requests are answered. `status` is one line for people, as in notify_status().
void notify_ready(const std::string& status);

/// The configuration is being read again; notify_ready() ends that.
void notify_reloading();

/// The process is about to end.
void notify_stopping();

/// What "systemctl status" shows. UTF-8, one line.
void notify_status(const std::string& status);

/// The process makes progress. To be told more often than watchdog_interval().
void notify_alive();

/// After how long without notify_alive() the process is taken for dead; nothing if nobody watches
/// it. Half of it is a good beat.
std::optional<std::chrono::microseconds> watchdog_interval();

/// The directory that systemd made for the service to keep things in (StateDirectory=, the first
/// of several); empty if there is none.
std::filesystem::path state_directory();

}  // namespace telusur
