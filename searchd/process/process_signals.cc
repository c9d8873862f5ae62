// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/process_signals.h"

#include <csignal>
#include <pthread.h>
#include <unistd.h>
#include <utility>

namespace telusur {

namespace {

// From the destructor, to end the waiting. Blocked while this object waits, in its thread only.
const int kEnd = SIGRTMIN;

sigset_t set_of(std::initializer_list<int> numbers) {
    sigset_t signals{};
    sigemptyset(&signals);
    for (const int number : numbers)
        sigaddset(&signals, number);
    return signals;
}

// Dies of the signal, so that whoever waits for the process sees which it was.
void die_of(int number) {
    ::signal(number, SIG_DFL);
    const sigset_t signals = set_of({number});
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    ::raise(number);
}

}  // namespace

void block_process_signals() {
    const sigset_t signals = set_of({SIGTERM, SIGINT, SIGHUP});
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// What stopping and reloading do is not allowed in a handler.
ProcessSignals::ProcessSignals(SignalActions actions) : actions_(std::move(actions)) {
    const sigset_t end = set_of({kEnd});
    sigset_t before{};
    // Inherited by the thread, so that it cannot miss the end.
    pthread_sigmask(SIG_BLOCK, &end, &before);
    thread_ = std::thread([this] { wait(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

ProcessSignals::~ProcessSignals() {
    pthread_kill(thread_.native_handle(), kEnd);
    thread_.join();
}

void ProcessSignals::wait() {
    const sigset_t signals = set_of({SIGTERM, SIGINT, SIGHUP, kEnd});
    bool stopping = false;
    for (int number = 0; number != kEnd;) {
        if (sigwait(&signals, &number) != 0) continue;
        if (number == SIGHUP) {
            if (!stopping) actions_.reload();
        } else if (number != kEnd) {
            if (std::exchange(stopping, true))
                die_of(number);
            else
                actions_.stop();
        }
    }
}

}  // namespace telusur
