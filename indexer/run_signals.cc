// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run_signals.h"

#include <atomic>

namespace telusur {

namespace {

constexpr std::array<int, 3> kSignals = {SIGTERM, SIGINT, SIGUSR1};

// A handler can reach nothing but what is global, on any thread.
std::atomic<int> first_signal{0};
std::atomic<bool> wants_progress{false};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void note(int number) {
    if (number == SIGUSR1) {
        wants_progress = true;
        return;
    }
    int none = 0;
    first_signal.compare_exchange_strong(none, number);
}

}  // namespace

RunSignals::RunSignals() {
    first_signal = 0;
    wants_progress = false;
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        struct sigaction action {};
        action.sa_handler = note;
        // SA_RESETHAND: whoever asks twice to stop does not want to wait.
        const auto reset = kSignals[i] == SIGUSR1 ? 0 : SA_RESETHAND;
        action.sa_flags = static_cast<int>(reset | SA_RESTART);
        ::sigaction(kSignals[i], nullptr, &before_[i]);
        if (before_[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
    }
}

RunSignals::~RunSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &before_[i], nullptr);
}

int RunSignals::received() const {
    return first_signal;
}

bool RunSignals::take_progress_request() const {
    return wants_progress.exchange(false);
}

}  // namespace telusur
