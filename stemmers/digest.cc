// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/digest.h"

namespace telusur {

std::string to_hex(std::uint64_t value) {
    std::string hex(16, '0');
    for (std::size_t i = hex.size(); i-- > 0; value >>= 4)
        hex[i] = "0123456789abcdef"[value & 15];
    return hex;
}

}  // namespace telusur
