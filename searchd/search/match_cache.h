// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "searchd/search/matcher.h"

namespace telusur {

/// What questions found lately, for the next page, the next facet and the next reader: those used
/// longest ago go first when there is no room. Belongs to one generation. Thread-safe.
class MatchCache {
  public:
    /// Holds at most that many bytes of matches, and nothing that needs more than a quarter of
    /// them.
    explicit MatchCache(std::size_t maximum_bytes) : maximum_bytes_(maximum_bytes) {}

    /// What was kept under that key; null if nothing is.
    std::shared_ptr<const WordMatches> find(const std::string& key);

    void keep(const std::string& key, std::shared_ptr<const WordMatches> matches);

    /// What the matches held take.
    std::size_t bytes() const;

  private:
    struct Entry {
        std::string key;
        std::shared_ptr<const WordMatches> matches;
        std::size_t bytes = 0;
    };

    const std::size_t maximum_bytes_;
    mutable std::mutex mutex_;
    std::list<Entry> entries_;  // used last first
    std::unordered_map<std::string, std::list<Entry>::iterator> places_;
    std::size_t bytes_ = 0;
};

}  // namespace telusur
