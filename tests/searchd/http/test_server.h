// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "searchd/http/http_server.h"
#include "tests/searchd/http/test_engine.h"

namespace telusur::testing {

/// A running server on a free port of this machine, stopped when it goes out of scope.
class TestServer {
  public:
    explicit TestServer(const ServerLimits& limits = {})
        : server_([this] { return engine; }, limits, logs()),
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
    std::vector<LoggedRequest> requests() {
        const std::lock_guard lock(mutex_);
        return requests_;
    }

    /// To be changed before the first request only.
    std::shared_ptr<TestEngine> engine = std::make_shared<TestEngine>();

  private:
    ServerLogs logs() {
        return {[this](const std::string& id, const std::string& what) {
                    const std::lock_guard lock(mutex_);
                    faults_.push_back(id + ": " + what);
                },
                [this](const LoggedRequest& request) {
                    const std::lock_guard lock(mutex_);
                    requests_.push_back(request);
                }};
    }

    std::mutex mutex_;
    std::vector<std::string> faults_;
    std::vector<LoggedRequest> requests_;
    HttpServer server_;
    std::uint16_t port_;
    std::thread thread_;
};

}  // namespace telusur::testing
