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
            if (flush(id, connection)) serve(id, connection);
            return;
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
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    // The sockets' own way to write an address of any family.
    auto* address = reinterpret_cast<sockaddr*>(&storage);  // NOLINT
    FileDescriptor socket(::accept4(listener_.get(), address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
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
    const ClientAddress peer = ClientAddress::of(*address);
    if (const auto problem = refusal(peer)) {
        // Best effort, with a fixed cost: one send, no waiting for the client.
        Connection connection(std::move(socket), peer);
        connection.write(responder_.refuse({*problem, {}}, peer));
        connection.send();
        return true;
    }
    admit(std::move(socket), peer);
    return true;
}

std::optional<Problem> SocketLoop::refusal(const ClientAddress& peer) const {
    if (connections_.size() >= limits_.connections) return busy_problem();
    const auto own = connections_of_.find(peer.party());
    if (own != connections_of_.end() && own->second >= limits_.connections_per_client)
        return too_many_problem(1);
    return std::nullopt;
}

void SocketLoop::admit(FileDescriptor socket, const ClientAddress& peer) {
    // Without it the kernel holds back the second part of an answer for 40 ms. There is no such
    // thing for a Unix socket, and no need.
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const Id id = ++last_id_;
    const int descriptor = socket.get();
    connections_.emplace(id, Connection(std::move(socket), peer));
    try {
        if (!client_of(peer, {}, limits_.trusted).is_trusted) ++connections_of_[peer.party()];
        watch(descriptor, id, EPOLLIN | EPOLLONESHOT, EPOLL_CTL_ADD);
    } catch (...) {
        close(id);
        throw;
    }
    open_connections_ = connections_.size();
}

void SocketLoop::close(Id id) {
    const auto place = connections_.find(id);
    if (place == connections_.end()) return;
    end_rest(place->second);
    const auto own = connections_of_.find(place->second.peer.party());
    if (own != connections_of_.end() && --own->second == 0) connections_of_.erase(own);
    connections_.erase(place);
    open_connections_ = connections_.size();
}

SocketLoop::Figures SocketLoop::figures() {
    return {open_connections_, open_streams_, workers_.figures()};
}

void SocketLoop::on_readable(Id id, Connection& connection) {
    switch (connection.receive(limits_.request.request())) {
        case Progress::Gone:
            return close(id);
        case Progress::Waiting:
            return wait_for(id, connection, EPOLLIN);
        case Progress::Moved:
            return serve(id, connection);
    }
}

// True if the answer has left whole and the connection is free for the next request. If it is not,
// what is waited for is arranged, or the connection is no more.
bool SocketLoop::flush(Id id, Connection& connection) {
    switch (connection.send()) {
        case Progress::Gone:
            close(id);
            return false;
        case Progress::Waiting:
            wait_for(id, connection, EPOLLOUT);
            return false;
        case Progress::Moved:
            break;
    }
    if (connection.rest) {
        make_rest(id, connection);
        return false;
    }
    if (connection.closing) {
        connection.finish_writing();
        connection.enter(State::Draining);
        wait_for(id, connection, EPOLLIN);
        return false;
    }
    connection.enter(State::Idle);
    return true;
}

// The client may have sent several requests. They are answered one after the other; the first that
// needs a worker ends this.
void SocketLoop::serve(Id id, Connection& connection) {
    for (;;) {
        if (connection.received().empty()) return wait_for(id, connection, EPOLLIN);
        if (connection.state() == State::Idle) connection.enter(State::Receiving);
        HeadVerdict verdict = check_head(connection.received(), limits_.request);
        if (const auto* refused = std::get_if<RefusedHead>(&verdict)) {
            return refuse(id, connection, *refused);
        }
        auto* head = std::get_if<AcceptedHead>(&verdict);
        const bool is_whole =
            head != nullptr && connection.received().size() >= head->bytes + head->body_bytes;
        connection.in_body = head != nullptr && !is_whole;
        if (!is_whole) return wait_for(id, connection, EPOLLIN);
        if (!take_request(id, connection, std::move(*head))) return;
    }
}

// True if it was answered at once and whole.
bool SocketLoop::take_request(Id id, Connection& connection, AcceptedHead head) {
    head.request.body = connection.received().substr(head.bytes, head.body_bytes);
    connection.consume(head.bytes + head.body_bytes);
    ++connection.requests;
    connection.closing =
        stopping_ || !head.keep_alive || connection.requests >= limits_.requests_per_connection;
    auto reply = responder_.receive(head.request, connection.peer, connection.closing);
    if (reply) return write(id, connection, std::move(*reply));
    start_work(id, connection, std::move(head.request));
    return false;
}

void SocketLoop::start_work(Id id, Connection& connection, HttpRequest request) {
    connection.enter(State::Working);
    const Client& client = request.client;
    const ClientAddress party = client.is_trusted ? ClientAddress() : client.address.party();
    auto task = [this, id, last = connection.closing, asked = std::move(request)] {
        Reply reply;
        try {
            reply = responder_.answer(asked, last);
        } catch (const std::exception&) {
            // No memory for an answer: none is sent, and the connection closed.
        }
        post(id, std::move(reply));
    };
    if (!workers_.try_add(std::move(task), party)) refuse(id, connection, {busy_problem(), {}});
}

// A worker makes the next part once the client has taken the one before, so that a slow client
// costs no thread, and one part of memory.
void SocketLoop::make_rest(Id id, Connection& connection) {
    connection.enter(State::Working);
    workers_.add([this, id, rest = connection.rest, in_chunks = connection.in_chunks] {
        Reply reply;
        try {
            const std::string part = rest->next();
            reply.bytes = in_chunks ? to_chunk(part) : part;
            if (!part.empty()) reply.rest = rest;
        } catch (const std::exception&) {
            // The answer ends without its last chunk, which tells that it is not whole.
        }
        reply.in_chunks = in_chunks;
        post(id, std::move(reply));
    });
}

void SocketLoop::end_rest(Connection& connection) {
    if (!connection.rest) return;
    connection.rest = nullptr;
    open_streams_ = --streams_;
}

void SocketLoop::refuse(Id id, Connection& connection, const RefusedHead& refused) {
    connection.closing = true;
    write(id, connection, {responder_.refuse(refused, connection.peer)});
}

bool SocketLoop::write(Id id, Connection& connection, Reply reply) {
    if (reply.rest && !connection.rest) {
        if (streams_ >= limits_.streams) {
            refuse(id, connection, {busy_problem(), {}});
            return false;
        }
        connection.rest = std::move(reply.rest);
        connection.in_chunks = reply.in_chunks;
        // Where no chunk tells the end, the end of the connection does.
        connection.closing = connection.closing || !reply.in_chunks;
        open_streams_ = ++streams_;
    } else if (!reply.rest) {
        end_rest(connection);
    }
    connection.write(std::move(reply.bytes));
    connection.enter(State::Writing);
    return flush(id, connection);
}

void SocketLoop::post(Id id, Reply reply) {
    {
        const std::lock_guard lock(mutex_);
        replies_.push_back({id, std::move(reply)});
    }
    wake();
}

void SocketLoop::take_replies() {
    {
        const std::lock_guard lock(mutex_);
        taken_.swap(replies_);
    }
    for (auto& [id, reply] : taken_) {
        const auto found = connections_.find(id);
        if (found == connections_.end()) continue;
        Connection& connection = found->second;
        // The end of an answer whose connection tells it is nothing to send.
        const bool is_end = reply.bytes.empty() && connection.rest && !connection.in_chunks;
        if (reply.bytes.empty() && !is_end) {
            close(id);
            continue;
        }
        if (stopping_) connection.closing = true;
        try {
            if (write(id, connection, std::move(reply))) serve(id, connection);
        } catch (const std::exception&) {
            close(id);
        }
    }
    taken_.clear();
}

void SocketLoop::sweep() {
    const Clock::time_point now = Clock::now();
    next_sweep_ = now + kSweepInterval;
    if (on_sweep) on_sweep();
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
    std::vector<Id> idle;
    for (auto& [id, connection] : connections_) {
        const State state = connection.state();
        if (state == State::Idle || state == State::Receiving) idle.push_back(id);
        // The others are closed after the answer that they wait for.
        connection.closing = true;
    }
    for (const Id id : idle)
        close(id);
}

bool SocketLoop::is_finished() const {
    return stop_begun_ && (connections_.empty() || Clock::now() >= stop_deadline_);
}

}  // namespace telusur
