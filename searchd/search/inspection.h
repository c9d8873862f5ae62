// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

#include "indexer/index/error.h"

namespace telusur {

/// Reads a generation through in a thread of its own and compares every file with the manifest.
class Inspection {
  public:
    explicit Inspection(std::filesystem::path generation);
    /// Ends the work within the time of reading a MiB.
    ~Inspection();
    Inspection(const Inspection&) = delete;
    Inspection& operator=(const Inspection&) = delete;

    const std::filesystem::path& generation() const { return generation_; }
    bool is_done() const { return is_done_; }
    /// What is wrong with it; nothing while that is not known and if it is whole. Any thread may
    /// ask.
    std::optional<Error> damage() const;

  private:
    void inspect();

    std::filesystem::path generation_;
    std::optional<Error> damage_;  // of the thread until it is done
    std::atomic<bool> is_wanted_ = true;
    std::atomic<bool> is_done_ = false;
    std::thread thread_;
};

}  // namespace telusur
