// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <system_error>
#include <utility>

namespace telusur {

/// A directory to work in. What is left in it goes at once when the work ends; on a full disk that
/// matters more than the next run's tidiness.
class ScratchDirectory {
  public:
    explicit ScratchDirectory(std::filesystem::path path) : path_(std::move(path)) {}
    ~ScratchDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace telusur
