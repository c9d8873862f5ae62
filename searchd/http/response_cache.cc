// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/response_cache.h"

#include <algorithm>
#include <utility>

#include "searchd/http/gzip.h"

namespace telusur {

namespace {

// Nodes of the list and the table, and what the allocator adds.
constexpr std::size_t kEntryBytes = 200;
// Below that an answer fits into one packet either way.
constexpr std::size_t kLeastCompressed = 1024;
// What JSON shrinks to.
constexpr std::size_t kUsualRatio = 3;

}  // namespace

bool KeptAnswer::is_known_to(const std::string& if_none_match) const {
    if (entity_tag.empty()) return false;
    return if_none_match == "*" || if_none_match.find(entity_tag) != std::string::npos;
}

const std::string& KeptAnswer::gzipped() const {
    std::call_once(compressed_, [this] {
        if (answer.body.size() < kLeastCompressed || answer.rest) return;
        gzip_ = gzip(answer.body);
        if (gzip_.size() >= answer.body.size()) gzip_ = {};
    });
    return gzip_;
}

std::size_t KeptAnswer::memory_bytes() const {
    std::size_t bytes = sizeof *this + answer.body.size() + answer.body.size() / kUsualRatio;
    for (const auto& [name, value] : answer.headers)
        bytes += sizeof(std::pair<std::string, std::string>) + name.size() + value.size();
    if (answer.question) {
        bytes += sizeof *answer.question + answer.question->text.size() +
                 answer.question->parameters.size();
    }
    return bytes;
}

std::shared_ptr<const KeptAnswer> ResponseCache::find(const std::string& name) {
    const std::lock_guard lock(mutex_);
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return nullptr;
    ++found->second->found;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->answer;
}

void ResponseCache::keep(const std::string& name, std::shared_ptr<const KeptAnswer> answer) {
    // Each name counts for the whole answer, though another may share it.
    const std::size_t bytes = kEntryBytes + name.size() + answer->memory_bytes();
    if (bytes > most_bytes_) return;
    const std::lock_guard lock(mutex_);
    if (const auto known = by_name_.find(name); known != by_name_.end()) forget(known->second);
    while (bytes_ + bytes > most_bytes_)
        forget(std::prev(entries_.end()));
    entries_.push_front({name, std::move(answer), bytes, 0});
    by_name_.emplace(entries_.front().name, entries_.begin());
    bytes_ += bytes;
}

void ResponseCache::keep_only(std::string_view beginning) {
    const std::lock_guard lock(mutex_);
    for (auto place = entries_.begin(); place != entries_.end();) {
        const auto next = std::next(place);
        if (!place->name.starts_with(beginning)) forget(place);
        place = next;
    }
}

std::vector<std::string> ResponseCache::favourites(std::size_t most) const {
    std::vector<std::pair<std::uint64_t, std::string>> counted;
    {
        const std::lock_guard lock(mutex_);
        for (const Entry& entry : entries_)
            counted.emplace_back(entry.found, entry.name);
    }
    const auto end = counted.begin() + static_cast<std::ptrdiff_t>(std::min(most, counted.size()));
    std::partial_sort(counted.begin(), end, counted.end(), std::greater<>());
    std::vector<std::string> names;
    for (auto entry = counted.begin(); entry != end; ++entry)
        names.push_back(std::move(entry->second));
    return names;
}

ResponseCache::Figures ResponseCache::figures() const {
    const std::lock_guard lock(mutex_);
    return {entries_.size(), bytes_};
}

void ResponseCache::forget(Place place) {
    bytes_ -= place->bytes;
    by_name_.erase(place->name);
    entries_.erase(place);
}

}  // namespace telusur
