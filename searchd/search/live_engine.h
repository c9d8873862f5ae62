// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/error.h"
#include "searchd/search/engine.h"
#include "searchd/search/inspection.h"

namespace telusur {

/// The engine of the live generation, following CURRENT and the operator's word lists: a new
/// generation or list is picked up by the first request after it was published. One that cannot be
/// read is tried again every ten seconds.
///
/// A generation answers as soon as it is open, and is read through meanwhile, its postings first.
/// If a file is not as the manifest says, the newest whole generation before it answers from then
/// on; without one nothing does, as a wrong answer is worse than none. It is left alone until its
/// files are others. Thread-safe.
class LiveEngine {
  public:
    /// Opens the live generation, or the newest before it that can be opened; throws what
    /// open_engine throws. `warn` is told when a generation or list cannot be used: the engine at
    /// hand, with the generation and lists that it has, or the one before it then goes on
    /// answering. The generation `avoided`, if it is the live one, is left for those before it, as
    /// long as there is one, until CURRENT names another: it is known to end the process.
    LiveEngine(DataDirectory directory, Warn warn, const Ranking& ranking = {},
               std::optional<std::string> avoided = std::nullopt);

    /// Throws Error{BadData} if there is no generation left that is not damaged.
    std::shared_ptr<const Engine> get();

    /// True if the generation that answers was read through and is whole.
    bool is_inspected();

  private:
    std::string stamp() const;
    std::shared_ptr<const Engine> open_first();
    std::shared_ptr<const Engine> open_instead_of(const std::string& avoided);
    void follow();
    std::vector<std::string> candidates(const std::string& live, bool changed) const;
    void take(std::shared_ptr<const Engine> engine);
    void leave_damaged(const Error& damage);
    bool is_damaged(const std::string& name) const;
    bool is_usable(const std::string& name) const;

    DataDirectory directory_;
    Warn warn_;
    Ranking ranking_;
    std::mutex mutex_;
    std::string stamp_;  // of CURRENT and the word lists when they were last followed
    std::optional<std::chrono::steady_clock::time_point> retry_;
    std::map<std::string, std::string> damaged_;  // by generation: the stamp of its files
    std::optional<std::string> avoided_;          // the live one, while it is not to be opened
    std::shared_ptr<const Engine> engine_;        // none if what there is is damaged
    std::optional<Error> refusal_;                // then: why
    std::unique_ptr<Inspection> inspection_;      // of the engine's generation
};

}  // namespace telusur
