// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/slow_requests.h"

#include <algorithm>
#include <iterator>

#include "searchd/watch/log_text.h"

namespace telusur {

namespace {

constexpr std::int64_t kHourSeconds = 3600;
constexpr std::size_t kMaximumAsked = 512;

bool is_slower(const SlowRequest& left, const SlowRequest& right) {
    return left.milliseconds > right.milliseconds;
}

SlowRequest slow_request(const ObservedRequest& request, std::int64_t now) {
    const std::string_view target = request.target;
    const std::size_t mark = target.find('?');
    auto asked = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    if (request.question) asked = request.question->parameters;
    return {now,
            request.milliseconds,
            std::string(request.route),
            std::string(beginning_of(asked, kMaximumAsked)),
            request.status,
            request.question ? request.question->total : 0,
            request.from_cache};
}

}  // namespace

// By the hour: one list for the whole day would be full of the slowest of this morning, and know
// nothing of the rest of the day once they are a day old.
void SlowRequests::observe(const ObservedRequest& request, std::int64_t now) {
    if (request.route.empty()) return;
    const std::int64_t number = now / kHourSeconds;
    Hour& hour = hours_[static_cast<std::size_t>(number) % kHours];
    if (hour.number != number) hour = {number, {}};
    auto& slowest = hour.slowest;
    if (slowest.size() == kMostSlowRequests) {
        if (request.milliseconds <= slowest.front().milliseconds) return;
        std::pop_heap(slowest.begin(), slowest.end(), is_slower);
        slowest.pop_back();
    }
    slowest.push_back(slow_request(request, now));
    std::push_heap(slowest.begin(), slowest.end(), is_slower);
}

std::vector<SlowRequest> SlowRequests::slowest(std::size_t most, std::int64_t now) const {
    std::vector<SlowRequest> all;
    for (const Hour& hour : hours_) {
        const bool is_recent = hour.number > now / kHourSeconds - std::int64_t{kHours};
        if (is_recent) std::copy(hour.slowest.begin(), hour.slowest.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(), is_slower);
    all.resize(std::min({most, all.size(), kMostSlowRequests}));
    return all;
}

}  // namespace telusur
