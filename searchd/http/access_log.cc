// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/access_log.h"

#include <cmath>
#include <ctime>
#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

namespace telusur {

namespace {

constexpr std::size_t kMaximumLoggedTarget = 512;

}  // namespace

std::string to_log_line(const LoggedRequest& request) {
    const nlohmann::ordered_json line{
        {"time", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))},
        {"id", request.id},
        {"method", request.method},
        {"target", request.target.substr(0, kMaximumLoggedTarget)},
        {"status", request.status},
        {"bytes", request.body_bytes},
        {"ms", std::round(request.milliseconds * 100) / 100}};
    // ASCII only: a terminal obeys more control characters than those below U+0020.
    constexpr bool kEscapeAll = true;
    return line.dump(-1, ' ', kEscapeAll, nlohmann::json::error_handler_t::replace);
}

}  // namespace telusur
