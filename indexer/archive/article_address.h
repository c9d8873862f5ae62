// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur {

/// What of an article's address tells which article it is: "example.id/2021/03/tol-rampung".
/// Scheme, "www.", default ports, fragment, parameters of campaigns (utm_…, fbclid, gclid), an AMP
/// ending, index.html and the slash at the end do not count; host in small letters. Empty for text
/// that is no address with a scheme. UTF-8 as it stands; percent signs are not decoded.
std::string address_key(std::string_view url);

/// The host of a key; empty for an empty one.
std::string_view host_in(std::string_view key);

/// False for an empty key and for one of a whole site.
bool is_page(std::string_view key);

}  // namespace telusur
