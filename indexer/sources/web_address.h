// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace telusur {

/// What counts of an http or https URL for those who follow redirects and give logins.
struct WebAddress {
    std::string origin;  ///< scheme, host and port: "https://contoh.id:443"
    std::string secure;  ///< the origin of the same host by https, as redirects from http lead to
    std::string shown;   ///< the URL without user and password
};

/// Nothing if the text is not such a URL.
std::optional<WebAddress> read_web_address(const std::string& text);

}  // namespace telusur
