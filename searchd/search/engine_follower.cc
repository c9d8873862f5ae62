// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/engine_follower.h"

#include <utility>

namespace telusur {

// What was opened a moment ago may have been found damaged since: the next may be whole.
EngineFollower::EngineFollower(LiveEngine& live) : live_(live) {
    follow_once();
}

EngineFollower::~EngineFollower() {
    stop();
}

void EngineFollower::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wakeup_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void EngineFollower::start(Prepare prepare, Retire retire) {
    prepare_ = std::move(prepare);
    retire_ = std::move(retire);
    const std::lock_guard lock(mutex_);
    following_ = true;
    thread_ = std::thread([this] { follow(); });
}

std::shared_ptr<const Engine> EngineFollower::get() const {
    const std::lock_guard lock(mutex_);
    if (!engine_) std::rethrow_exception(failure_);
    return engine_;
}

void EngineFollower::look() {
    constexpr std::chrono::seconds kPatience{10};
    std::unique_lock lock(mutex_);
    if (!following_ || stopping_) return;
    const std::uint64_t own = ++asked_;
    wakeup_.notify_all();
    wakeup_.wait_for(lock, kPatience, [&] { return stopping_ || looked_ >= own; });
}

void EngineFollower::follow() {
    std::weak_ptr<const Engine> before;
    bool is_retiring = false;
    for (;;) {
        std::uint64_t asked = 0;
        {
            std::unique_lock lock(mutex_);
            wakeup_.wait_for(lock, kInterval, [this] { return stopping_ || asked_ > looked_; });
            if (stopping_) return;
            asked = asked_;
        }
        // Nobody else changes engine_.
        const std::weak_ptr<const Engine> now = engine_;
        if (follow_once()) {
            before = now;
            is_retiring = true;
        } else if (is_retiring && before.expired()) {
            is_retiring = false;
            if (retire_) retire_();
        }
        const std::lock_guard lock(mutex_);
        looked_ = asked;
        wakeup_.notify_all();
    }
}

// True if another engine took over.
bool EngineFollower::follow_once() {
    try {
        std::shared_ptr<const Engine> next = live_.get();
        if (next == engine_) return false;
        take(std::move(next));
    } catch (...) {
        const std::lock_guard lock(mutex_);
        failure_ = std::current_exception();
        engine_ = nullptr;
    }
    return true;
}

void EngineFollower::take(std::shared_ptr<const Engine> engine) {
    try {
        if (prepare_) prepare_(engine);
    } catch (const std::exception&) {
        // It answers without being prepared.
    }
    const std::lock_guard lock(mutex_);
    engine_ = std::move(engine);
}

}  // namespace telusur
