// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stop_signals.h"

#include <atomic>

namespace telusur {

namespace {

constexpr std::array<int, 2> kSignals = {SIGTERM, SIGINT};

// A handler can reach nothing but what is global, on any thread.
std::atomic<int> first_signal{0};
static_assert(std::atomic<int>::is_always_lock_free);

void note(int number) {
    int none = 0;
    first_signal.compare_exchange_strong(none, number);
}

}  // namespace

StopSignals::StopSignals() {
    first_signal = 0;
    struct sigaction action {};
    action.sa_handler = note;
    // SA_RESETHAND: whoever asks twice does not want to wait.
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        ::sigaction(kSignals[i], nullptr, &before_[i]);
        if (before_[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
    }
}

StopSignals::~StopSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &before_[i], nullptr);
}

int StopSignals::received() const {
    return first_signal;
}

}  // namespace telusur
