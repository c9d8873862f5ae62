// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/socket_loop.h"

#include <array>
#include <cerrno>
#include <exception>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <variant>

#include "indexer/index/error.h"

namespace telusur {

namespace {

using State = Connection::State;
using Progress = Connection::Progress;
using Clock = Connection::Clock;

constexpr std::uint64_t kListenerId = 0;
constexpr std::uint64_t kWakeupId = 1;
constexpr std::size_t kEventsAtOnce = 64;
constexpr int kAcceptedAtOnce = 64;
constexpr std::chrono::milliseconds kSweepInterval{250};

FileDescriptor checked(int descriptor, const char* what) {
    if (descriptor < 0) throw system_error(errno, {"open", "membuka"}, what);
    return FileDescriptor(descriptor);
}

}  // namespace

SocketLoop::SocketLoop(Responder& responder, const ServerLimits& limits)
    : responder_(responder),
      limits_(limits),
      epoll_(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll")),
      wakeup_(checked(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd")),
      last_id_(kWakeupId),
      workers_(limits.threads, limits.waiting) {
    // Every connection has one request at work at most, so that post() never has to allocate.
    replies_.reserve(limits.connections);
    taken_.reserve(limits.connections);
}

void SocketLoop::run(FileDescriptor listener) {
    listener_ = std::move(listener);
    watch(wakeup_.get(), kWakeupId, EPOLLIN, EPOLL_CTL_ADD);
    watch(listener_.get(), kListenerId, EPOLLIN, EPOLL_CTL_ADD);
    next_sweep_ = Clock::now() + kSweepInterval;
    std::array<epoll_event, kEventsAtOnce> events;
    while (!is_finished()) {
        const int count = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()),
                                       static_cast<int>(kSweepInterval.count()));
        if (count < 0 && errno != EINTR) {
            throw system_error(errno, {"wait on", "menunggu"}, "epoll");
        }
        for (int i = 0; i < count; ++i) {
            const Id id = events[static_cast<std::size_t>(i)].data.u64;
            try {
                dispatch(id);
            } catch (const std::exception&) {
                // No memory, or the system refuses: one client fewer, and the others go on.
                close(id);
            }
        }
        take_replies();
        if (stopping_ && !stop_begun_) begin_stop();
        if (Clock::now() >= next_sweep_) sweep();
    }
    connections_.clear();
}

void SocketLoop::stop() {
    stopping_ = true;
    wake();
}

void SocketLoop::wake() {
    const std::uint64_t one = 1;
    // It fails only when the counter is full, and then the loop is awake anyway.
    [[maybe_unused]] const ssize_t written = ::write(wakeup_.get(), &one, sizeof one);
}

void SocketLoop::take_wakeup() {
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t taken = ::read(wakeup_.get(), &count, sizeof count);
}

void SocketLoop::watch(int descriptor, Id id, std::uint32_t events, int operation) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = id;
    if (::epoll_ctl(epoll_.get(), operation, descriptor, &event) != 0) {
        throw system_error(errno, {"watch", "mengawasi"}, "socket");
    }
}

// Connections are one-shot: nothing is heard of one whose request is at work, not even that the
// client has gone, until we ask again.
void SocketLoop::wait_for(Id id, const Connection& connection, std::uint32_t events) {
    watch(connection.descriptor(), id, events | EPOLLONESHOT, EPOLL_CTL_MOD);
}

void SocketLoop::dispatch(Id id) {
    if (id == kListenerId) return accept_connections();
    if (id == kWakeupId) return take_wakeup();
    const auto found = connections_.find(id);
    if (found == connections_.end()) return;
    Connection& connection = found->second;
    switch (connection.state()) {
        case State::Idle:
        case State::Receiving:
            return on_readable(id, connection);
        case State::Working:
            return;
        case State::Writing:
            return on_writable(id, connection);
        case State::Draining:
            if (connection.drain() == Progress::Gone) return close(id);
            return wait_for(id, connection, EPOLLIN);
    }
}

void SocketLoop::accept_connections() {
    for (int i = 0; i < kAcceptedAtOnce && listener_.is_open(); ++i) {
        if (!accept_one()) return;
    }
}

bool SocketLoop::accept_one() {
    FileDescriptor socket(
        ::accept4(listener_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket.is_open()) {
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            // The connection stays in the kernel's queue, and would be reported over and over. The
            // next sweep listens again.
            watch(listener_.get(), kListenerId, 0, EPOLL_CTL_MOD);
            return false;
        }
        // Any other fault is that of one connection that went away while it waited.
        return errno != EAGAIN;
    }
    // Without it the kernel holds back the second part of an answer for 40 ms.
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const bool is_full = connections_.size() >= limits_.connections;
    const Id id = ++last_id_;
    const int descriptor = socket.get();
    Connection connection(std::move(socket));
    if (is_full) {
        // Best effort, with a fixed cost: one send, no waiting for the client.
        connection.write(responder_.refuse({busy_problem(), {}}));
        connection.send();
        return true;
    }
    connections_.emplace(id, std::move(connection));
    watch(descriptor, id, EPOLLIN | EPOLLONESHOT, EPOLL_CTL_ADD);
    return true;
}

void SocketLoop::on_readable(Id id, Connection& connection) {
    switch (connection.receive()) {
        case Progress::Gone:
            return close(id);
        case Progress::Waiting:
            return wait_for(id, connection, EPOLLIN);
        case Progress::Moved:
            return read_request(id, connection);
    }
}

void SocketLoop::on_writable(Id id, Connection& connection) {
    switch (connection.send()) {
        case Progress::Gone:
            return close(id);
        case Progress::Waiting:
            return wait_for(id, connection, EPOLLOUT);
        case Progress::Moved:
            break;
    }
    if (connection.closing) {
        connection.finish_writing();
        connection.enter(State::Draining);
        return wait_for(id, connection, EPOLLIN);
    }
    connection.enter(State::Idle);
    // The client may have sent its next request already.
    read_request(id, connection);
}

void SocketLoop::read_request(Id id, Connection& connection) {
    if (connection.received().empty()) return wait_for(id, connection, EPOLLIN);
    if (connection.state() == State::Idle) connection.enter(State::Receiving);
    HeadVerdict verdict = check_head(connection.received());
    if (const auto* refused = std::get_if<RefusedHead>(&verdict)) {
        return refuse(id, connection, *refused);
    }
    if (auto* head = std::get_if<AcceptedHead>(&verdict)) {
        return start_work(id, connection, std::move(*head));
    }
    wait_for(id, connection, EPOLLIN);
}

void SocketLoop::start_work(Id id, Connection& connection, AcceptedHead head) {
    connection.consume(head.bytes);
    connection.enter(State::Working);
    ++connection.requests;
    connection.closing =
        stopping_ || !head.keep_alive || connection.requests >= limits_.requests_per_connection;
    auto task = [this, id, last = connection.closing, request = std::move(head.request)] {
        std::string bytes;
        try {
            bytes = responder_.answer(request, last);
        } catch (const std::exception&) {
            // No memory for an answer: none is sent, and the connection closed.
        }
        post(id, std::move(bytes));
    };
    if (!workers_.try_add(std::move(task))) refuse(id, connection, {busy_problem(), {}});
}

void SocketLoop::refuse(Id id, Connection& connection, const RefusedHead& refused) {
    connection.closing = true;
    write(id, connection, responder_.refuse(refused));
}

void SocketLoop::write(Id id, Connection& connection, std::string bytes) {
    connection.write(std::move(bytes));
    connection.enter(State::Writing);
    on_writable(id, connection);
}

void SocketLoop::post(Id id, std::string bytes) {
    {
        const std::lock_guard lock(mutex_);
        replies_.push_back({id, std::move(bytes)});
    }
    wake();
}

void SocketLoop::take_replies() {
    {
        const std::lock_guard lock(mutex_);
        taken_.swap(replies_);
    }
    for (Reply& reply : taken_) {
        const auto found = connections_.find(reply.id);
        if (found == connections_.end()) continue;
        if (reply.bytes.empty()) {
            close(reply.id);
            continue;
        }
        if (stopping_) found->second.closing = true;
        write(reply.id, found->second, std::move(reply.bytes));
    }
    taken_.clear();
}

void SocketLoop::sweep() {
    const Clock::time_point now = Clock::now();
    next_sweep_ = now + kSweepInterval;
    if (listener_.is_open()) watch(listener_.get(), kListenerId, EPOLLIN, EPOLL_CTL_MOD);
    const bool crowded = connections_.size() > limits_.connections / 5 * 4;
    std::vector<Id> overdue;
    for (const auto& [id, connection] : connections_) {
        if (connection.is_overdue(now, limits_, crowded)) overdue.push_back(id);
    }
    for (const Id id : overdue) {
        Connection& connection = connections_.at(id);
        if (connection.state() != State::Receiving) {
            close(id);
            continue;
        }
        refuse(id, connection,
               {{408,
                 "request_timeout",
                 {"the request did not arrive in time", "permintaan tidak tiba tepat waktu"}},
                {}});
    }
}

void SocketLoop::begin_stop() {
    stop_begun_ = true;
    stop_deadline_ = Clock::now() + limits_.stop_time;
    listener_.reset();
    // The others are closed after the answer that they wait for.
    std::erase_if(connections_, [](const auto& entry) {
        const State state = entry.second.state();
        return state == State::Idle || state == State::Receiving;
    });
    for (auto& [id, connection] : connections_)
        connection.closing = true;
}

bool SocketLoop::is_finished() const {
    return stop_begun_ && (connections_.empty() || Clock::now() >= stop_deadline_);
}

}  // namespace telusur
