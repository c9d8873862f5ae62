// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "indexer/index/error.h"
#include "searchd/search/engine.h"

namespace telusur {

/// The engine of the live generation, following CURRENT and the operator's word lists: a new
/// generation or list is picked up by the first request after it was published. One that cannot be
/// read is tried again every ten seconds.
/// Thread-safe.
class LiveEngine {
  public:
    /// Opens the live generation; throws what open_engine throws. `warn` is told when a newer
    /// generation or list cannot be read; the engine at hand then goes on answering, with the
    /// generation and lists that it has.
    LiveEngine(DataDirectory directory, std::function<void(const Error&)> warn);

    std::shared_ptr<const Engine> get();

  private:
    std::string stamp() const;

    DataDirectory directory_;
    std::function<void(const Error&)> warn_;
    std::mutex mutex_;
    std::string stamp_;  // of CURRENT and the word lists when they were last followed
    std::optional<std::chrono::steady_clock::time_point> retry_;
    std::shared_ptr<const Engine> engine_;
};

}  // namespace telusur
