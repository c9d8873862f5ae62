// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "searchd/cli/output.h"

namespace telusur {

/// A count, and the one whose bar is the longest; that is 1 or more and not less.
struct BarCount {
    std::uint64_t count = 0;
    std::uint64_t most = 1;
};

/// A bar of up to `width` columns, in eighths of a block where the terminal has them, else of #.
/// No count but 0 is without a bar.
std::string bar(const BarCount& shown, std::size_t width, const OutputStyle& style);

}  // namespace telusur
