// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "indexer/index/timestamp.h"

namespace telusur {

/// The day that it is now in the archive's zone.
inline Date today() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return archive_date(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

}  // namespace telusur
