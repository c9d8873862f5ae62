// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/engine_follower.h"

#include <utility>

namespace telusur {

EngineFollower::EngineFollower(LiveEngine& live) : live_(live), engine_(live.get()) {}

EngineFollower::~EngineFollower() {
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
    thread_ = std::thread([this] { follow(); });
}

std::shared_ptr<const Engine> EngineFollower::get() const {
    const std::lock_guard lock(mutex_);
    if (!engine_) std::rethrow_exception(failure_);
    return engine_;
}

void EngineFollower::look() {
    {
        const std::lock_guard lock(mutex_);
        look_now_ = true;
    }
    wakeup_.notify_all();
}

void EngineFollower::follow() {
    std::weak_ptr<const Engine> before;
    bool is_retiring = false;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            wakeup_.wait_for(lock, kInterval, [this] { return stopping_ || look_now_; });
            if (stopping_) return;
            look_now_ = false;
        }
        std::shared_ptr<const Engine> next;
        try {
            next = live_.get();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            failure_ = std::current_exception();
            engine_ = nullptr;
            continue;
        }
        // Nobody else changes engine_.
        if (next != engine_) {
            before = engine_;
            take(std::move(next));
            is_retiring = true;
        } else if (is_retiring && before.expired()) {
            is_retiring = false;
            if (retire_) retire_();
        }
    }
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
