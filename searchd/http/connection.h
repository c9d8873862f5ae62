// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "searchd/http/client_address.h"
#include "searchd/http/file_descriptor.h"
#include "searchd/http/server_limits.h"
#include "searchd/search/text_chunks.h"

namespace telusur {

/// One client's connection, non-blocking. Belongs to the thread of its SocketLoop.
class Connection {
  public:
    using Clock = std::chrono::steady_clock;

    enum class State {
        Idle,       ///< waits for a request's first byte
        Receiving,  ///< has a part of a request
        Working,    ///< its request is with a worker
        Writing,    ///< has an answer to send
        Draining,   ///< has sent its last answer and waits for the client to close
    };

    enum class Progress {
        Moved,    ///< receive: there are new bytes; send: all is sent
        Waiting,  ///< the system takes or has no more now
        Gone,     ///< the client closed the connection, or it broke
    };

    Connection(FileDescriptor socket, const ClientAddress& peer_address)
        : peer(peer_address), socket_(std::move(socket)) {}

    int descriptor() const { return socket_.get(); }
    State state() const { return state_; }
    void enter(State state);

    /// Appends what has come to received(), up to that many bytes in all.
    Progress receive(std::size_t most);
    /// Received and not yet consumed.
    const std::string& received() const { return received_; }
    void consume(std::size_t bytes) { received_.erase(0, bytes); }

    /// Sends `bytes` by calls of send() until it has Moved.
    void write(std::string bytes);
    Progress send();

    /// Tells the client that nothing more will come. Closing at once would destroy the answer on
    /// its way if the client is still sending.
    void finish_writing();
    /// Throws away what comes. Gone when the client has closed, or sends on and on.
    Progress drain();

    /// True if the connection has been in its state for longer than that state may last. `crowded`
    /// shortens the patience with idle ones.
    bool is_overdue(Clock::time_point now, const ServerLimits& limits, bool crowded) const;

    ClientAddress peer;                ///< nobody for a Unix socket
    std::size_t requests = 0;          ///< how many it has asked
    bool closing = false;              ///< the answer at work or in writing is the last
    bool in_body = false;              ///< while Receiving: the head is there, and a body follows
    std::shared_ptr<TextChunks> rest;  ///< of the answer in writing
    bool in_chunks = false;            ///< how that goes

  private:
    FileDescriptor socket_;
    State state_ = State::Idle;
    Clock::time_point since_ = Clock::now();
    std::string received_;
    std::string to_send_;
    std::size_t sent_ = 0;
    std::size_t drained_ = 0;
};

}  // namespace telusur
