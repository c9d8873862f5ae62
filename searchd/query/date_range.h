// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexer/index/timestamp.h"

namespace telusur {

/// Days of the archive's zone, both ends included; open where empty.
struct DateRange {
    std::optional<Date> from;
    std::optional<Date> to;

    bool is_open() const { return !from && !to; }
    bool operator==(const DateRange&) const = default;
};

}  // namespace telusur
