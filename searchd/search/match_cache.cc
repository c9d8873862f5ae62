// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/match_cache.h"

#include <utility>

namespace telusur {

namespace {

std::size_t bytes_of(const std::string& key, const WordMatches& matches) {
    return 2 * key.size() + sizeof(WordMatches) + matches.documents.memory_bytes() +
           matches.scored.capacity() * sizeof(ScoredDocument);
}

}  // namespace

std::shared_ptr<const WordMatches> MatchCache::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto place = places_.find(key);
    if (place == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, place->second);
    return entries_.front().matches;
}

void MatchCache::keep(const std::string& key, std::shared_ptr<const WordMatches> matches) {
    constexpr std::size_t kLeastEntries = 4;
    const std::size_t bytes = bytes_of(key, *matches);
    if (bytes > maximum_bytes_ / kLeastEntries) return;
    const std::lock_guard lock(mutex_);
    // Another thread may have answered the same question meanwhile.
    if (places_.contains(key)) return;
    entries_.push_front({key, std::move(matches), bytes});
    places_.emplace(key, entries_.begin());
    bytes_ += bytes;
    while (bytes_ > maximum_bytes_) {
        bytes_ -= entries_.back().bytes;
        places_.erase(entries_.back().key);
        entries_.pop_back();
    }
}

std::size_t MatchCache::bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

}  // namespace telusur
