// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/bar.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace telusur {

namespace {

constexpr std::array<const char*, 9> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};

}  // namespace

std::string bar(const BarCount& shown, std::size_t width, const OutputStyle& style) {
    if (shown.count == 0) return {};
    const std::size_t parts = style.blocks ? 8 : 1;
    const double share = static_cast<double>(shown.count) / static_cast<double>(shown.most);
    const auto filled =
        static_cast<std::size_t>(std::llround(share * static_cast<double>(width * parts)));
    const std::size_t length = std::clamp<std::size_t>(filled, 1, width * parts);
    if (!style.blocks) return std::string(length, '#');
    std::string text;
    for (std::size_t i = 0; i < length / parts; ++i)
        text += kEighths.back();
    return text + kEighths.at(length % parts);
}

}  // namespace telusur
