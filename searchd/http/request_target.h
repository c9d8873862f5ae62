// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searchd/search/request.h"

namespace telusur {

/// What a request asks for.
struct RequestTarget {
    std::string path;       ///< decoded once; well-formed UTF-8
    Parameters parameters;  ///< decoded, in order, repeated as sent; well-formed UTF-8
};

/// Reads "/path?name=value&name=value" as browsers write it: a % that begins no %XX stands for
/// itself,
/// + is a blank in the query, ill-formed UTF-8 becomes U+FFFD. Throws Error{Usage} for a NUL, which
/// no text holds.
RequestTarget parse_target(std::string_view target);

/// `text` with each %XX replaced by its byte.
std::string decode_percent(std::string_view text);

}  // namespace telusur
