// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace telusur {

namespace {

constexpr std::chrono::milliseconds kCrowdedIdleTime{1000};
constexpr std::chrono::milliseconds kDrainTime{2000};
constexpr std::size_t kBufferBytes = 16384;
constexpr std::size_t kMaximumDrainedBytes = std::size_t{1} << 20;

Connection::Progress progress_after(ssize_t count) {
    if (count > 0) return Connection::Progress::Moved;
    const bool later = count < 0 && (errno == EAGAIN || errno == EINTR);
    return later ? Connection::Progress::Waiting : Connection::Progress::Gone;
}

}  // namespace

void Connection::enter(State state) {
    state_ = state;
    since_ = Clock::now();
}

Connection::Progress Connection::receive(std::size_t most) {
    std::array<char, kBufferBytes> buffer;
    const std::size_t space = most - std::min(most, received_.size());
    const ssize_t count =
        ::recv(socket_.get(), buffer.data(), std::min(space, buffer.size()), MSG_DONTWAIT);
    const Progress progress = progress_after(count);
    if (progress == Progress::Moved)
        received_.append(buffer.data(), static_cast<std::size_t>(count));
    return progress;
}

void Connection::write(std::string bytes) {
    to_send_ = std::move(bytes);
    sent_ = 0;
}

Connection::Progress Connection::send() {
    while (sent_ < to_send_.size()) {
        const ssize_t count = ::send(socket_.get(), to_send_.data() + sent_,
                                     to_send_.size() - sent_, MSG_DONTWAIT | MSG_NOSIGNAL);
        const Progress progress = progress_after(count);
        if (progress != Progress::Moved) return progress;
        sent_ += static_cast<std::size_t>(count);
    }
    to_send_ = {};
    return Progress::Moved;
}

void Connection::finish_writing() {
    ::shutdown(socket_.get(), SHUT_WR);
}

Connection::Progress Connection::drain() {
    std::array<char, kBufferBytes> buffer;
    for (;;) {
        const ssize_t count = ::recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        const Progress progress = progress_after(count);
        if (progress != Progress::Moved) return progress;
        drained_ += static_cast<std::size_t>(count);
        if (drained_ > kMaximumDrainedBytes) return Progress::Gone;
    }
}

bool Connection::is_overdue(Clock::time_point now, const ServerLimits& limits, bool crowded) const {
    const auto spent = now - since_;
    switch (state_) {
        case State::Idle:
            return spent > (crowded ? kCrowdedIdleTime : limits.idle_time);
        case State::Receiving:
            return spent > (in_body ? limits.body_time : limits.head_time);
        case State::Working:
            return false;
        case State::Writing:
            return spent > limits.write_time;
        case State::Draining:
            return spent > kDrainTime;
    }
    return true;
}

}  // namespace telusur
