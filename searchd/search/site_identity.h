// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace telusur {

/// What feeds and the description for browsers say about who answers. UTF-8.
struct SiteIdentity {
    std::string name;  ///< shown to readers
    std::string
        url;  ///< where this service is seen from outside, absolute, without a slash at its end
};

}  // namespace telusur
