// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "searchd/http/access_log.h"
#include "searchd/http/library_responder.h"
#include "searchd/http/listener.h"
#include "searchd/http/routes.h"
#include "searchd/http/server_limits.h"
#include "searchd/http/socket_loop.h"

namespace telusur {

/// Who is told what happens. Called from any thread.
struct ServerLogs {
    FaultLog fault;                                     ///< faults on our side
    std::function<void(const LoggedRequest&)> request;  ///< every request; may be empty
};

/// The service over HTTP/1.1: routes, limits and sockets together. SIGPIPE is ignored in the whole
/// process from the first one on.
class HttpServer {
  public:
    /// Starts the workers. `engine` is asked for every request, from any thread.
    HttpServer(EngineSource engine, const ServerLimits& limits, ServerLogs logs);

    /// Takes the address; from here on the kernel lets clients connect. Returns the port, which is
    /// news if the address has port 0. Throws what open_listener throws.
    std::uint16_t bind(const ListenAddress& address);

    /// What bind() made: where clients find the server.
    const Listener& listener() const { return listener_; }

    /// Answers until stop(); then finishes the requests at work and returns. Needs a bind(); once
    /// per object. Throws if the system does not let it go on.
    void run();

    /// Ends run(). Any thread, any time; not in a signal handler.
    void stop();

  private:
    Routes routes_;
    LibraryResponder responder_;
    SocketLoop loop_;
    Listener listener_;
};

}  // namespace telusur
