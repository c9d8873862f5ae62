// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/time_budget.h"

#include <ctime>

namespace telusur {

namespace {

std::int64_t processor_nanoseconds() {
    constexpr std::int64_t kSecond = 1'000'000'000;
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * kSecond + now.tv_nsec;
}

}  // namespace

TimeBudget::TimeBudget(std::optional<std::chrono::milliseconds> amount) {
    if (!amount) return;
    limited_ = true;
    begin_ = processor_nanoseconds();
    amount_ = std::chrono::nanoseconds(*amount).count();
    allow(1);
}

void TimeBudget::allow(double part) {
    end_ = begin_ + static_cast<std::int64_t>(part * static_cast<double>(amount_));
    spent_ = false;
}

bool TimeBudget::look() {
    if (limited_ && !spent_) spent_ = processor_nanoseconds() >= end_;
    return spent_;
}

}  // namespace telusur
