// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "searchd/search/live_engine.h"

namespace telusur {

/// Follows a LiveEngine in a thread of its own, so that whoever asks for the engine never waits
/// for a generation to be opened. Thread-safe.
class EngineFollower {
  public:
    /// Called in that thread with an engine that is about to take over: to make ready what its
    /// first readers will want. What it throws is passed over.
    using Prepare = std::function<void(const std::shared_ptr<const Engine>&)>;
    /// Called in that thread after an engine took over and the one before has gone.
    using Retire = std::function<void()>;

    /// How long a publication goes unseen at most; looking costs some microseconds.
    static constexpr std::chrono::milliseconds kInterval{200};

    /// `live` must outlive this. Takes its engine, or keeps why there is none.
    explicit EngineFollower(LiveEngine& live);
    ~EngineFollower();
    EngineFollower(const EngineFollower&) = delete;
    EngineFollower& operator=(const EngineFollower&) = delete;

    /// Begins to follow. Once.
    void start(Prepare prepare, Retire retire);

    /// Ends that; neither of the two is called any more. The engine at hand goes on answering.
    void stop();

    /// The engine that answers; throws what LiveEngine::get() threw last if none does.
    std::shared_ptr<const Engine> get() const;

    /// Looks for another engine now, and returns when that is done, or after ten seconds.
    void look();

  private:
    void follow();
    bool follow_once();
    void take(std::shared_ptr<const Engine> engine);

    LiveEngine& live_;
    Prepare prepare_;
    Retire retire_;
    mutable std::mutex mutex_;
    std::condition_variable wakeup_;
    std::uint64_t asked_ = 0;   // by look()
    std::uint64_t looked_ = 0;  // up to which of these
    bool following_ = false;
    bool stopping_ = false;
    std::shared_ptr<const Engine> engine_;
    std::exception_ptr failure_;
    std::thread thread_;
};

}  // namespace telusur
