// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searchd/http/request_head.h"

namespace telusur {

/// What stands behind a socket: bytes of a request in, bytes of an answer out. Thread-safe.
class Responder {
  public:
    virtual ~Responder() = default;

    /// The whole answer to a request as check_head accepted it. `last` says that the connection
    /// will be closed after it.
    virtual std::string answer(const std::string& request, bool last) = 0;

    /// The whole answer to a request that is not handed on; the connection will be closed after it.
    virtual std::string refuse(const RefusedHead& refused) = 0;
};

}  // namespace telusur
