// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <thread>

namespace telusur {

/// Blocks SIGTERM, SIGINT and SIGHUP in this thread and in those it starts from now on. To be
/// called before the first thread is started.
void block_process_signals();

/// What signals make the process do. Called one after the other in a thread of their own, so that
/// they may do whatever other code may; they should not throw.
struct SignalActions {
    std::function<void()> stop;    ///< SIGTERM, SIGINT; once
    std::function<void()> reload;  ///< SIGHUP, which may come any number of times
};

/// Waits for signals from its construction to its destruction. A second SIGTERM or SIGINT ends the
/// process at once, as the system would: whoever asks twice does not want to wait. They must be
/// blocked in all threads; there is one such object at a time.
class ProcessSignals {
  public:
    explicit ProcessSignals(SignalActions actions);
    ~ProcessSignals();
    ProcessSignals(const ProcessSignals&) = delete;
    ProcessSignals& operator=(const ProcessSignals&) = delete;

  private:
    void wait();

    SignalActions actions_;
    std::thread thread_;
};

}  // namespace telusur
