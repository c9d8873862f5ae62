// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searchd/http/router.h"

namespace telusur::testing {

/// What a client would get, but for the headers of every answer.
inline HttpAnswer answer_of(const Router& router, const HttpRequest& request) {
    const RoutedAnswer routed = router.answer(request);
    if (routed.is_known) return {304, routed.kept->answer.headers, {}};
    return routed.kept->answer;
}

/// The header's value; empty if it is not there.
inline std::string header(const HttpAnswer& answer, const std::string& name) {
    for (const auto& [key, value] : answer.headers) {
        if (key == name) return value;
    }
    return "";
}

}  // namespace telusur::testing
