// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur {

/// The bytes as a gzip member (RFC 1952); the same bytes give the same member. Empty if there is no
/// memory for it.
std::string gzip(std::string_view bytes);

}  // namespace telusur
