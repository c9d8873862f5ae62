// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/nearest_name.h"

#include <algorithm>
#include <numeric>

namespace telusur {

namespace {

constexpr std::size_t kTellingBytes = 4;

// Optimal string alignment: Levenshtein's distance with swaps of neighbours as one step, three rows
// of its table at a time.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before(right.size() + 1);
    std::vector<std::size_t> last(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const bool same = left[i - 1] == right[j - 1];
            row[j] = std::min({last[j - 1] + (same ? 0 : 1), last[j] + 1, row[j - 1] + 1});
            const bool swapped =
                i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last.back();
}

}  // namespace

std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& known) {
    const std::string_view head = name.substr(0, 64);
    // Whoever writes the front of a name means it, however long the rest is.
    const auto whole =
        std::find_if(known.begin(), known.end(), [head, name](std::string_view each) {
            return name.size() >= kTellingBytes && name.size() == head.size() &&
                   each.starts_with(name);
        });
    if (whole != known.end()) return *whole;
    return *std::min_element(known.begin(), known.end(),
                             [head](std::string_view left, std::string_view right) {
                                 return distance(head, left) < distance(head, right);
                             });
}

}  // namespace telusur
