// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searchd/http/connection.h"
#include "searchd/http/file_descriptor.h"
#include "searchd/http/responder.h"
#include "searchd/http/server_limits.h"
#include "searchd/http/task_queue.h"

namespace telusur {

/// Accepts connections, reads requests and writes answers, all in one thread and without waiting
/// for any client; workers make the answers. A client that is slow or silent costs a descriptor and
/// some kilobytes, never a thread.
class SocketLoop {
  public:
    /// `responder` must outlive this. Starts the workers; throws what TaskQueue throws, or a system
    /// error.
    SocketLoop(Responder& responder, const ServerLimits& limits);
    SocketLoop(const SocketLoop&) = delete;
    SocketLoop& operator=(const SocketLoop&) = delete;

    /// Serves the connections of a listening socket until stop(). Requests at work are then still
    /// answered, for as long as the limits say. Once per object.
    void run(FileDescriptor listener);

    /// Ends run(), now or when it begins. Any thread.
    void stop();

    struct Figures {
        std::size_t connections = 0;
        std::size_t streams = 0;
        TaskQueue::Figures work;
    };
    /// How much there is to do. Any thread.
    Figures figures();

    /// Called by run() some times a second, while it makes progress. Set before run().
    std::function<void()> on_sweep;

  private:
    using Id = std::uint64_t;  // never used twice, so that a late answer finds nobody

    struct Finished {
        Id id;
        Reply reply;
    };

    void wake();
    void take_wakeup();
    void watch(int descriptor, Id id, std::uint32_t events, int operation);
    void wait_for(Id id, const Connection& connection, std::uint32_t events);

    void dispatch(Id id);
    void accept_connections();
    bool accept_one();
    std::optional<Problem> refusal(const ClientAddress& peer) const;
    void admit(FileDescriptor socket, const ClientAddress& peer);
    void on_readable(Id id, Connection& connection);
    bool flush(Id id, Connection& connection);
    void serve(Id id, Connection& connection);
    bool take_request(Id id, Connection& connection, AcceptedHead head);
    void start_work(Id id, Connection& connection, HttpRequest request);
    void make_rest(Id id, Connection& connection);
    void refuse(Id id, Connection& connection, const RefusedHead& refused);
    bool write(Id id, Connection& connection, Reply reply);
    void end_rest(Connection& connection);
    void close(Id id);

    void post(Id id, Reply reply);
    void take_replies();
    void sweep();
    void begin_stop();
    bool is_finished() const;

    Responder& responder_;
    const ServerLimits limits_;
    FileDescriptor epoll_;
    FileDescriptor wakeup_;  // an eventfd: written to when there are replies, or to stop
    FileDescriptor listener_;
    std::unordered_map<Id, Connection> connections_;
    std::unordered_map<ClientAddress, std::size_t, ClientAddressHash> connections_of_;  // parties
    std::size_t streams_ = 0;
    std::atomic<std::size_t> open_connections_ = 0;  // as the two above, for figures()
    std::atomic<std::size_t> open_streams_ = 0;
    Id last_id_;
    Connection::Clock::time_point next_sweep_;
    Connection::Clock::time_point stop_deadline_;
    std::atomic<bool> stopping_ = false;
    bool stop_begun_ = false;
    std::mutex mutex_;
    std::vector<Finished> replies_;  // guarded by mutex_
    std::vector<Finished> taken_;    // swapped with replies_, to keep the memory of both
    TaskQueue workers_;              // last: their tasks use all of the above
};

}  // namespace telusur
