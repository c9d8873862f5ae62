// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace telusur {

/// How much of an answer is wanted.
enum class Work {
    TopTen,          ///< the ten best with title, URL and date
    TopTenAndFacets  ///< that, the exact total, and counts by tag, author and month
};

inline constexpr std::array<Work, 2> kWorks{Work::TopTen, Work::TopTenAndFacets};
inline constexpr std::uint32_t kShownHits = 10;
inline constexpr std::uint32_t kFacetValues = 10;

struct ShownHit {
    std::string title;
    std::string url;
    std::string date;
};

/// Most frequent first; months ascending. Values that no document has are not in it.
using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

/// What one side answers. The total and counts are there with facets only.
struct Answer {
    std::uint64_t total = 0;
    std::vector<ShownHit> shown;
    std::array<Counts, 3> facets;  ///< tag, author, month
    double milliseconds = 0;       ///< of the thread's processor time
};

}  // namespace telusur
