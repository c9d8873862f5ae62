// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "searchd/http/client_address.h"
#include "searchd/http/request_head.h"
#include "searchd/search/text_chunks.h"

namespace telusur {

/// What goes back to a client.
struct Reply {
    std::string bytes;
    std::shared_ptr<TextChunks> rest = nullptr;  ///< what is sent after them, if there is more
    bool in_chunks = false;                      ///< the rest goes in chunks of HTTP/1.1
};

/// What stands behind a socket: requests in, answers out. `last` says that the connection will be
/// closed after the answer.
class Responder {
  public:
    virtual ~Responder() = default;

    /// Takes a request from a connection of `peer` and answers what needs no worker; nothing if
    /// answer() is to be asked. Notes in the request who asks. Called by the thread of the sockets
    /// only, and never slow.
    virtual std::optional<Reply> receive(HttpRequest& request, const ClientAddress& peer,
                                         bool last) = 0;

    /// The answer to a request that receive() has taken. Any thread.
    virtual Reply answer(const HttpRequest& request, bool last) = 0;

    /// The whole answer to a request that is not handed on; the connection will be closed after
    /// it. Any thread.
    virtual std::string refuse(const RefusedHead& refused, const ClientAddress& peer) = 0;
};

}  // namespace telusur
