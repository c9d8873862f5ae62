// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace telusur {

/// FNV-1a, 64 bits: the same on every machine. For tables and fingerprints, not against attackers.
constexpr std::uint64_t hash_bytes(std::string_view bytes,
                                   std::uint64_t hash = 0xcbf29ce484222325u) {
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3u;
    }
    return hash;
}

/// Sixteen hexadecimal digits.
std::string to_hex(std::uint64_t value);

}  // namespace telusur
