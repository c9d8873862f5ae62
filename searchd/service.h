// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/index/service_config.h"
#include "searchd/http/http_server.h"
#include "searchd/search/engine_follower.h"
#include "searchd/search/live_engine.h"
#include "searchd/watch/admin_keys.h"
#include "searchd/watch/json_log.h"
#include "searchd/watch/metrics.h"
#include "searchd/watch/query_log.h"
#include "searchd/watch/question_counts.h"

namespace telusur {

/// searchd put together: the engine that follows a data directory, those who watch requests, the
/// readers' door and the operator's.
class Service {
  public:
    /// `engine` must outlive this. Throws what the parts throw.
    Service(const ServiceConfig& config, LiveEngine& engine);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    /// Takes the addresses of both doors; throws as open_listener does.
    void bind();

    /// "listening on http://127.0.0.1:8080/ (generation …, 12 articles)", or that no generation can
    /// be used. After bind().
    std::string state() const;

    /// Answers until stop(). `on_progress` is called some times a second, by the thread whose
    /// standstill would be that of the service.
    void run(std::function<void()> on_progress);

    /// Ends run(). Any thread.
    void stop();

    /// Looks for another generation and opens the files of the log anew. Any thread.
    void reload();

  private:
    ServerOptions reader_options();
    ServerOptions operator_options();
    std::vector<Route> reader_routes();
    std::vector<Route> operator_routes();
    void observe(const ObservedRequest& request);
    ServerFigures figures();
    void follow();

    const ServiceConfig config_;
    EngineFollower follower_;
    JsonLog log_;
    std::unique_ptr<QueryLog> query_log_;  // may be nullptr
    QuestionCounts counts_;
    Metrics metrics_;
    AdminKeys keys_;
    std::atomic<std::uint64_t> from_cache_ = 0;  // of the questions answered
    std::atomic<std::uint64_t> computed_ = 0;
    HttpServer readers_;
    std::optional<HttpServer> operator_;
    std::thread operator_thread_;
};

/// Throws Error{Configuration} if other machines can reach the operator's door, or that of readers
/// though it is not public.
void check_reach(const ServiceConfig& config);

}  // namespace telusur
