// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace telusur {

/// What the system says of this process. What it does not say is empty.
struct ProcessFigures {
    std::optional<std::uint64_t> resident_bytes;
    std::optional<std::uint64_t> open_descriptors;
    std::optional<std::uint64_t> most_descriptors;
    std::optional<double> processor_seconds;
};

ProcessFigures process_figures();

}  // namespace telusur
