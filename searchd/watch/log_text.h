// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace telusur {

/// Bytes of a question's text that are remembered anywhere.
inline constexpr std::size_t kMaximumKeptText = 256;

/// RFC 3339 in UTC: "2026-11-22T19:00:00Z".
std::string utc_time(std::int64_t seconds);

/// The first bytes of UTF-8 text, at most so many, ending at the end of a character.
std::string_view beginning_of(std::string_view text, std::size_t bytes);

/// Milliseconds as logs show them: to the hundredth.
double shown_milliseconds(double milliseconds);

/// The object on one line of ASCII without control characters, whatever bytes its texts hold.
std::string to_ascii_line(const nlohmann::ordered_json& object);

}  // namespace telusur
