// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/http/http_responder.h"
#include "searchd/http/listener.h"
#include "searchd/http/server_limits.h"
#include "searchd/http/socket_loop.h"

namespace telusur {

/// What a door is made of, beside its routes.
struct ServerOptions {
    ServerLimits limits;
    ResponderOptions responder;
    std::size_t cache_bytes = 0;  ///< for answers that may be given again; 0: none are kept
    std::size_t answer_bytes = kUsualAnswerBytes;  ///< of one that is no stream; beyond it: 400
    FaultLog fault;            ///< is told of faults on our side, from any thread
    RequestObserver observer;  ///< is told of every request; may be empty
};

/// One door over HTTP/1.1: routes, limits and sockets together. Sends with MSG_NOSIGNAL, so that
/// SIGPIPE needs no care.
class HttpServer {
  public:
    /// Starts the workers.
    HttpServer(std::vector<Route> routes, ServerOptions options);

    /// Takes the address; from here on the kernel lets clients connect. Returns the port, which is
    /// news if the address has port 0; 0 for a Unix socket, whose file gets that mode. Throws what
    /// open_listener throws.
    std::uint16_t bind(const ListenAddress& address, mode_t mode = kOwnerAndGroup);

    /// What bind() made: where clients find the server.
    const Listener& listener() const { return listener_; }

    /// Answers until stop(); then finishes the requests at work and returns. Needs a bind(); once
    /// per object. Throws if the system does not let it go on.
    void run();

    /// Ends run(). Any thread, any time; not in a signal handler.
    void stop();

    /// Called by the thread of run() some times a second, while it makes progress. Before run().
    void on_sweep(std::function<void()> call) { loop_.on_sweep = std::move(call); }

    /// Forgets the answers that do not come from this state of the archive. Any thread.
    void keep_only(const std::string& epoch);

    /// The targets whose answers were found again most often, at most so many. Any thread.
    std::vector<std::string> favourites(std::size_t most) const;

    struct Figures {
        SocketLoop::Figures sockets;
        ResponseCache::Figures cache;
    };
    Figures figures();

  private:
    ResponseCache cache_;
    Router router_;
    HttpResponder responder_;
    SocketLoop loop_;
    Listener listener_;
};

}  // namespace telusur
