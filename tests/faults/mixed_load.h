// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/searchd/http/raw_client.h"

namespace telusur::testing {

/// Everything that the internet sends, at the same time and until it is destroyed: every route with
/// fitting and unfitting parameters, requests that are none, clients that leave before the answer
/// has come and clients that hardly send.
class MixedLoad {
  public:
    static constexpr std::size_t kThreads = 6;
    static constexpr std::size_t kSlowClients = 20;

    explicit MixedLoad(std::uint16_t port);
    ~MixedLoad();
    MixedLoad(const MixedLoad&) = delete;
    MixedLoad& operator=(const MixedLoad&) = delete;

    /// No more requests; returns when the last one is answered and every connection is closed.
    void stop();

    /// How many answers had each status. 0: the connection ended without one. Of requests that are
    /// well-formed only.
    std::map<int, std::size_t> statuses() const;
    /// The first request that was answered so; empty if none was.
    std::string first_with(int status) const;
    std::size_t refused() const { return refused_; }  ///< of those that are not
    std::size_t given_up() const { return given_up_; }
    std::size_t slow_came_again() const { return came_again_; }
    /// From beginning to connect to the last answer of that connection.
    std::chrono::milliseconds slowest() const { return std::chrono::milliseconds(slowest_); }

  private:
    using Random = std::mt19937;

    void ask_on(unsigned seed);
    void ask_one(Random& random);
    std::string target(Random& random) const;
    void get_with_headers(Random& random);
    void ask_by_other_method(Random& random);
    void post(Random& random);
    void give_up(Random& random);
    void send_nonsense(Random& random);
    void note(const std::string& request, int status);
    void note_time(std::chrono::nanoseconds took);
    void be_slow();
    std::unique_ptr<RawClient> slow_client(std::size_t number) const;

    std::uint16_t port_;
    std::atomic<bool> is_stopped_{false};
    std::atomic<std::size_t> refused_{0};
    std::atomic<std::size_t> given_up_{0};
    std::atomic<std::size_t> came_again_{0};
    std::atomic<std::int64_t> slowest_{0};
    mutable std::mutex mutex_;
    std::map<int, std::size_t> statuses_;        // guarded by mutex_
    std::map<int, std::string> first_requests_;  // guarded by mutex_
    std::vector<std::thread> threads_;
};

}  // namespace telusur::testing
