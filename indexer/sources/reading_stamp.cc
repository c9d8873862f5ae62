// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/reading_stamp.h"

#include <ctime>
#include <fmt/format.h>
#include <sys/stat.h>

namespace telusur {

namespace {

// To be raised when a reader makes other articles of the same bytes.
constexpr int kReadersVersion = 1;

// Some file systems count in seconds, and a server's clock is not ours.
constexpr std::time_t kSecondsToSettle = 2;

}  // namespace

std::string reading_stamp(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    // The time of change cannot be set back, as that of modification can.
    if (status.st_ctim.tv_sec + kSecondsToSettle > std::time(nullptr)) return {};
    return fmt::format("{}:{}:{}:{}.{:09}:{}.{:09}", kReadersVersion, status.st_ino, status.st_size,
                       status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
                       status.st_ctim.tv_nsec);
}

}  // namespace telusur
