// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace telusur {

/// True for an address that leads to a page on the web, and does nothing else when it is followed
/// ("javascript:" for one). It holds none of the characters that no URL has as they are.
bool is_web_address(std::string_view url);

}  // namespace telusur
