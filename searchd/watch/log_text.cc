// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/log_text.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

namespace telusur {

std::string utc_time(std::int64_t seconds) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

std::string_view beginning_of(std::string_view text, std::size_t bytes) {
    const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    std::size_t end = std::min(bytes, text.size());
    while (end > 0 && end < text.size() && goes_on(text[end]))
        --end;
    return text.substr(0, end);
}

double shown_milliseconds(double milliseconds) {
    return std::round(milliseconds * 100) / 100;
}

std::string to_ascii_line(const nlohmann::ordered_json& object) {
    // A terminal obeys more control characters than those below U+0020, which are all that JSON
    // must escape.
    constexpr bool kEscapeAll = true;
    return object.dump(-1, ' ', kEscapeAll, nlohmann::json::error_handler_t::replace);
}

}  // namespace telusur
