// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace telusur::testing {

/// Random numbers that are the same on every machine for one seed.
class RandomSource {
  public:
    explicit RandomSource(std::uint64_t seed) : engine_(seed) {}

    /// 0 … count-1; count must not be 0.
    std::size_t below(std::size_t count) { return engine_() % count; }
    bool chance(unsigned percent) { return below(100) < percent; }

    template <typename Item>
    const Item& one_of(const std::vector<Item>& items) {
        return items[below(items.size())];
    }

    std::string bytes(std::size_t count) {
        std::string text;
        while (text.size() < count)
            text += static_cast<char>(below(256));
        return text;
    }

  private:
    std::mt19937_64 engine_;
};

}  // namespace telusur::testing
