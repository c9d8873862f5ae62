// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "searchd/http/http_server.h"
#include "searchd/http/public_routes.h"
#include "tests/searchd/http/test_engine.h"

namespace telusur::testing {

/// A running server on a free port of this machine, stopped when it goes out of scope.
class TestServer {
  public:
    explicit TestServer(const ServerLimits& limits = {}) : TestServer(options_with(limits)) {}
    explicit TestServer(ServerOptions options)
        : server_(public_routes([this] { return engine; }, kTimeBudget),
                  watched(std::move(options))),
          port_(server_.bind(TcpAddress{"127.0.0.1", 0})),
          thread_([this] { server_.run(); }) {}
    ~TestServer() { stop(); }
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    std::uint16_t port() const { return port_; }
    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }

    std::vector<std::string> faults() {
        const std::lock_guard lock(mutex_);
        return faults_;
    }
    std::vector<ObservedRequest> requests() {
        const std::lock_guard lock(mutex_);
        return requests_;
    }

    /// To be changed before the first request only.
    std::shared_ptr<TestEngine> engine = std::make_shared<TestEngine>();

  private:
    static constexpr std::chrono::milliseconds kTimeBudget{10000};

    // Tests ask from this machine, as much as they like.
    static ServerOptions options_with(const ServerLimits& limits) {
        ServerOptions options;
        options.limits = limits;
        options.limits.trusted = {*Network::parse("127.0.0.1")};
        options.responder.trusted = options.limits.trusted;
        return options;
    }
    ServerOptions watched(ServerOptions options) {
        options.fault = [this](const std::string& id, const std::string& what) {
            const std::lock_guard lock(mutex_);
            faults_.push_back(id + ": " + what);
        };
        options.observer = [this](const ObservedRequest& request) {
            const std::lock_guard lock(mutex_);
            requests_.push_back(request);
        };
        return options;
    }

    std::mutex mutex_;
    std::vector<std::string> faults_;
    std::vector<ObservedRequest> requests_;
    HttpServer server_;
    std::uint16_t port_;
    std::thread thread_;
};

}  // namespace telusur::testing
