// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "searchd/http/observed_request.h"
#include "searchd/watch/clock.h"

namespace telusur {

/// How the server is at one moment.
struct ServerFigures {
    std::string generation;
    std::uint64_t articles = 0;
    std::string updated_at;       ///< when the generation was built, RFC 3339
    std::size_t connections = 0;  ///< open
    std::size_t waiting = 0;      ///< requests in the queue
    std::size_t at_work = 0;      ///< requests that a worker has
    std::uint64_t cache_found = 0;
    std::uint64_t cache_missed = 0;
    std::size_t cache_bytes = 0;
    std::uint64_t log_lines_lost = 0;
    std::uint64_t query_log_lines_lost = 0;
    /// What the configuration allows, by its names.
    std::vector<std::pair<std::string, double>> limits;
};

/// Counts requests, and tells that and the server's figures as Prometheus reads it. Thread-safe.
class Metrics {
  public:
    /// `figures` is asked for each text().
    explicit Metrics(std::function<ServerFigures()> figures, Clock clock = seconds_now);
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    /// Less than a microsecond.
    void observe(const ObservedRequest& request);

    /// That a hit was chosen, the first of a question's being 1.
    void observe_click(std::uint32_t position);

    /// Prometheus' text format, version 0.0.4.
    std::string text() const;

  private:
    struct Counts;

    std::function<ServerFigures()> figures_;
    Clock clock_;
    std::unique_ptr<Counts> counts_;
};

}  // namespace telusur
