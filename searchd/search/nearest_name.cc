// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/nearest_name.h"

#include <algorithm>
#include <numeric>

namespace telusur {

namespace {

// Levenshtein distance, one row at a time.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t substituted = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& known) {
    const std::string_view head = name.substr(0, 64);
    return *std::min_element(known.begin(), known.end(),
                             [head](std::string_view left, std::string_view right) {
                                 return distance(head, left) < distance(head, right);
                             });
}

}  // namespace telusur
