// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// Numbers distinct texts (any bytes) from 0 in the order in which they first come. Not for several
/// threads at once.
class TextNumbers {
  public:
    /// The number of a text, a new one if it has none. There may be less than 2³² of them.
    std::uint32_t number_of(std::string_view text);

    /// The text of a number; stays where it is until clear().
    std::string_view text(std::uint32_t number) const { return texts_[number]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

    /// The memory that it takes, about.
    std::size_t memory_bytes() const;
    /// Forgets all texts and gives their memory back.
    void clear() { *this = TextNumbers(); }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t place = 0;  // the number and one; 0 for a free slot
    };

    std::string_view keep(std::string_view text);
    void grow();

    std::vector<Slot> slots_;  // as many as a power of two, at most two thirds of them taken
    std::vector<std::string_view> texts_;
    std::vector<std::string> blocks_;
    std::size_t block_bytes_ = 0;
};

}  // namespace telusur
