// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/error.h"

namespace telusur {

/// Remembers on disk which starts came to no good end, so that a generation that ends the process
/// again and again is not tried for ever. It never keeps the process from starting: with a file
/// that cannot be read or written there is a warning and nothing is avoided. Thread-safe.
class CrashGuard {
  public:
    using Clock = std::function<std::chrono::system_clock::time_point()>;
    using Warn = std::function<void(const Error&)>;

    /// Keeps starts.json in that directory, which is made if it is not there; an empty path
    /// remembers nothing.
    CrashGuard(const std::filesystem::path& state, Warn warn,
               Clock clock = &std::chrono::system_clock::now);
    /// The process ended as it should, be it with an error.
    ~CrashGuard();
    CrashGuard(const CrashGuard&) = delete;
    CrashGuard& operator=(const CrashGuard&) = delete;

    /// Notes, before it is opened, that the process starts with the generation that CURRENT names.
    /// Returns that name if its last three starts came within a minute and none of them ended well:
    /// then another is to be served, and the same is returned at every start until CURRENT names
    /// another. Once per object.
    std::optional<std::string> begin(const std::string& current);

    /// The service has been at work for kSteady: this start counts as good, however it ends. May be
    /// called any number of times.
    void survived();

    static constexpr std::chrono::seconds kSteady{60};

  private:
    struct Start {
        std::string generation;
        std::int64_t time = 0;  // seconds since 1970
    };
    struct Memory {
        std::string avoided;
        std::vector<Start> starts;  // those that did not end well, oldest first
    };

    Memory read() const;
    void write(const Memory& memory) const;
    bool keeps_crashing(const Memory& memory, const std::string& generation) const;
    std::int64_t now() const;

    std::filesystem::path file_;  // empty: nothing is remembered
    Warn warn_;
    Clock clock_;
    std::mutex mutex_;
    bool is_pending_ = false;  // a start is noted and has not ended well yet
    std::string avoided_;
};

}  // namespace telusur
