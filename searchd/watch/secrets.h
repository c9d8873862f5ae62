// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace telusur {

/// What of cryptography this project needs; the only file that knows libsodium. Thread-safe.

using Secret = std::array<std::uint8_t, 32>;
using Digest = std::array<std::uint8_t, 32>;

/// 256 bits that nobody can guess.
Secret random_secret();

Digest sha256(std::string_view text);

/// Takes as long for any two.
bool equal_in_constant_time(const Digest& left, const Digest& right);

/// 64 bits that tell nothing of the bytes to anybody without the secret, of which half is used.
std::uint64_t keyed_hash(std::span<const std::uint8_t> bytes, const Secret& secret);

/// Letters, digits, - and _; no padding.
std::string to_base64url(const Secret& secret);

/// 64 hexadecimal digits; small ones are written, both are read. Nothing for any other text.
std::string to_hex(const Digest& digest);
std::optional<Digest> digest_of_hex(std::string_view text);

}  // namespace telusur
