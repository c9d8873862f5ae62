// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "searchd/http/observed_request.h"

namespace telusur::testing {

/// 2026-11-23, noon in Jakarta.
inline constexpr std::int64_t kNoon = 1'795'410'000;
inline constexpr std::int64_t kHour = 3600;
inline constexpr std::int64_t kDay = 24 * kHour;

inline ClientAddress client(const std::string& address) {
    return ClientAddress::parse(address).value();
}

/// 10.0.`number`
inline ClientAddress client_number(unsigned number) {
    return client("10.0." + std::to_string(number / 256) + "." + std::to_string(number % 256));
}

inline ObservedRequest plain_request(const char* route, int status, double milliseconds = 1) {
    ObservedRequest request;
    request.id = "r-1";
    request.method = "GET";
    request.target = route;
    request.route = route;
    request.client = client("192.0.2.77");
    request.status = status;
    request.milliseconds = milliseconds;
    return request;
}

inline ObservedRequest question(const std::string& text, std::uint64_t total,
                                const ClientAddress& from = client("192.0.2.77")) {
    ObservedRequest request = plain_request("/v1/search", 200);
    request.client = from;
    request.target = "/v1/search?q=as+sent";
    request.question =
        std::make_shared<AnsweredQuestion>(AnsweredQuestion{text, "q=x&tag=banjir", total, false});
    return request;
}

}  // namespace telusur::testing
