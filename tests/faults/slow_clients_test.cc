// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <gmock/gmock.h>
#include <iostream>
#include <map>
#include <memory>
#include <thread>

#include "tests/searchd/http/running_searchd.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::string data() {
    return corpus_index().directory().path().string();
}

int setting(const char* name, int usual) {
    const char* value = std::getenv(name);
    return value == nullptr ? usual : std::atoi(value);
}

/// Clients that ask as slowly as they can, of four kinds; whoever is sent away comes again.
class SlowClients {
  public:
    SlowClients(std::uint16_t port, std::size_t count) : port_(port), clients_(count) {
        for (std::size_t i = 0; i < count; ++i)
            clients_[i] = begin(i);
        thread_ = std::thread([this] { drip(); });
    }
    ~SlowClients() {
        is_stopped_ = true;
        thread_.join();
    }
    SlowClients(const SlowClients&) = delete;
    SlowClients& operator=(const SlowClients&) = delete;

    std::size_t came_again() const { return came_again_; }

  private:
    enum Kind { Idle, IdleAfterOne, HeadDrip, BodyDrip, kKinds };

    std::unique_ptr<RawClient> begin(std::size_t number) const {
        auto client = std::make_unique<RawClient>(port_);
        switch (number % kKinds) {
            case IdleAfterOne:
                client->ask(get_request("/healthz"));
                break;
            case HeadDrip:
                client->send("GET / HTTP/1.1\r\nHost: a\r\n");
                break;
            case BodyDrip:
                client->send(
                    "POST /v1/search HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n");
                break;
            default:
                break;
        }
        return client;
    }
    // Each says a little once a second.
    void drip() {
        auto due = Clock::now();
        while (!is_stopped_) {
            for (std::size_t i = 0; i < clients_.size() && !is_stopped_; ++i) {
                const bool drips = i % kKinds == HeadDrip || i % kKinds == BodyDrip;
                if (!drips || clients_[i]->send(i % kKinds == HeadDrip ? "X-A: b\r\n" : "x"))
                    continue;
                ++came_again_;
                clients_[i] = begin(i);
            }
            due += 1s;
            while (!is_stopped_ && Clock::now() < due)
                std::this_thread::sleep_for(20ms);
        }
    }

    std::uint16_t port_;
    std::vector<std::unique_ptr<RawClient>> clients_;
    std::atomic<bool> is_stopped_{false};
    std::atomic<std::size_t> came_again_{0};
    std::thread thread_;
};

TEST(SlowClients, HoldNobodyUp) {
    const auto count = static_cast<std::size_t>(setting("TELUSUR_SLOW_CLIENTS", 2000));
    const std::chrono::seconds length(setting("TELUSUR_SLOW_SECONDS", 12));
    raise_descriptor_limit();
    RunningSearchd searchd(data());
    const std::size_t resident = searchd.resident_bytes();
    const SlowClients slow(searchd.port(), count);
    std::vector<double> milliseconds;
    std::size_t unanswered = 0;
    const auto end = Clock::now() + length;
    for (std::size_t i = 0; Clock::now() < end; ++i) {
        const auto begun = Clock::now();
        // A fresh connection each, to what is quick and to what takes a worker.
        const std::string target =
            i % 2 == 0 ? "/healthz" : "/v1/search?facets=tag&q=banjir+" + std::to_string(i);
        if (searchd.ask(target).status != 200) ++unanswered;
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
        std::this_thread::sleep_until(begun + 20ms);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::cout << count << " slow clients, " << milliseconds.size() << " probes, " << unanswered
              << " unanswered, median " << milliseconds[milliseconds.size() / 2] << " ms, p99 "
              << milliseconds[milliseconds.size() * 99 / 100] << " ms, " << slow.came_again()
              << " came again, resident memory +"
              << (static_cast<double>(searchd.resident_bytes()) - static_cast<double>(resident)) /
                     (1 << 20)
              << " MiB\n";
    EXPECT_EQ(unanswered, 0U);
    EXPECT_GT(milliseconds.size(), 50U);
    EXPECT_GT(slow.came_again(), 0U);
}

TEST(SlowClients, CostLittleMemory) {
    const auto count = static_cast<std::size_t>(setting("TELUSUR_IDLE_CLIENTS", 2000));
    raise_descriptor_limit();
    RunningSearchd searchd(data());
    EXPECT_TRUE(searchd.is_serving());
    const std::size_t before = searchd.resident_bytes();
    std::vector<RawClient> clients;
    for (std::size_t i = 0; i < count; ++i) {
        clients.emplace_back(searchd.port());
        ASSERT_EQ(clients.back().ask(get_request("/healthz")).status, 200) << i;
    }
    const std::size_t after = searchd.resident_bytes();
    std::cout << count << " idle connections: +" << (after - before) / 1024 << " KiB\n";
    // 4 KiB each.
    EXPECT_LT(after - std::min(before, after), count * 4096 + (std::size_t{2} << 20));
    EXPECT_TRUE(searchd.is_serving());
}

TEST(Descriptors, MayRunOut) {
    RunningSearchd searchd(data(), {}, {"/usr/bin/prlimit", "--nofile=64:64"});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 100; ++i)
        clients.push_back(std::make_unique<RawClient>(searchd.port()));
    // Those who got in are served, and whoever waits costs nothing.
    EXPECT_EQ(clients.front()->ask(get_request("/v1/search?q=banjir")).status, 200);
    const auto before = searchd.processor_time();
    std::this_thread::sleep_for(1s);
    EXPECT_LT(searchd.processor_time() - before, 200ms);
    clients.clear();
    EXPECT_TRUE(eventually([&] { return searchd.is_serving(); }));
    EXPECT_EQ(searchd.ask("/v1/search?q=banjir").status, 200);
}

TEST(Memory, MayRunOut) {
    std::size_t served = 0;
    for (const int mebibytes : {40, 60, 90, 120, 160, 200, 300, 400}) {
        SCOPED_TRACE(mebibytes);
        const std::string limit = "--as=" + std::to_string(mebibytes << 20);
        try {
            RunningSearchd searchd(data(), {"--threads", "2"}, {"/usr/bin/prlimit", limit});
            std::map<int, int> statuses;
            for (int i = 0; i < 30; ++i) {
                const RawAnswer answer = searchd.ask(
                    "/v1/search?per_page=100&facets=tag,author,year&q=warga+" + std::to_string(i));
                ++statuses[answer.status];
            }
            for (const auto& [status, times] : statuses) {
                std::cout << mebibytes << " MiB: " << times << " of " << status << '\n';
                // No memory for the request itself: the connection is closed.
                EXPECT_THAT(status, ::testing::AnyOf(200, 503, 0));
            }
            EXPECT_TRUE(searchd.is_serving());
            ++served;
        } catch (const std::runtime_error& failure) {
            // It says why; what the loader says of memory is not ours.
            EXPECT_GT(std::string(failure.what()).size(), 25U);
        }
    }
    EXPECT_GT(served, 0U);
}

TEST(Restarts, AreQuickAndChangeNothing) {
    const int count = setting("TELUSUR_RESTARTS", 10);
    for (int i = 0; i < count; ++i) {
        RunningSearchd searchd(data());
        EXPECT_EQ(searchd.ask("/v1/search?q=banjir").status, 200);
        searchd.process().signal(i % 2 == 0 ? SIGKILL : SIGTERM);
        searchd.process().wait();
    }
}

}  // namespace
}  // namespace telusur::testing
