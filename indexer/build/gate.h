// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// Percentages from 0 to 100 that a new generation must not exceed; a rule without one is off.
struct GateLimits {
    std::optional<double> max_drop_percent;  ///< fewer articles than the live generation
    std::optional<double> max_empty_body_percent;
    std::optional<double> max_undated_percent;

    bool operator==(const GateLimits&) const = default;
};

/// What the rules judge.
struct GateFigures {
    std::uint64_t articles = 0;
    std::optional<std::uint64_t> live_articles;  ///< empty if there is no live generation
    std::uint64_t empty_bodies = 0;
    std::uint64_t undated = 0;
};

/// Each rule that does not hold, with its figures.
std::vector<Phrase> failed_rules(const GateLimits& limits, const GateFigures& figures);

}  // namespace telusur
