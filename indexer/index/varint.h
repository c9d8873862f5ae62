// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace telusur {

/// Numbers in as few bytes as they need: seven bits a byte, the lowest first, the highest bit set
/// on all bytes but the last.
inline void append_varint(std::string& bytes, std::uint32_t number) {
    for (; number >= 0x80; number >>= 7)
        bytes += static_cast<char>(static_cast<unsigned char>(number | 0x80));
    bytes += static_cast<char>(static_cast<unsigned char>(number));
}

/// Puts the numbers that `bytes` is made of into `numbers`, replacing what is there. False if it is
/// not made of such numbers, each in its shortest form and below 2³².
inline bool read_varints(std::span<const std::byte> bytes, std::vector<std::uint32_t>& numbers) {
    numbers.clear();
    std::uint64_t number = 0;
    unsigned shift = 0;
    for (const std::byte byte : bytes) {
        const auto value = std::to_integer<std::uint64_t>(byte);
        number |= (value & 0x7F) << shift;
        if ((value & 0x80) != 0) {
            shift += 7;
            if (shift > 28) return false;
            continue;
        }
        if (number > UINT32_MAX || (value == 0 && shift > 0)) return false;
        numbers.push_back(static_cast<std::uint32_t>(number));
        number = 0;
        shift = 0;
    }
    return shift == 0;
}

}  // namespace telusur
