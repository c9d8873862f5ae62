// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <csignal>

namespace telusur {

/// While it lives, the first SIGTERM or SIGINT is noted and nothing else; a second one of the same
/// kind ends the process at once. One that the process was started to ignore stays ignored. SIGUSR1
/// is noted too. There is one such object at a time.
class RunSignals {
  public:
    RunSignals();
    ~RunSignals();
    RunSignals(const RunSignals&) = delete;
    RunSignals& operator=(const RunSignals&) = delete;

    /// The number of the signal to stop that came first, 0 for none.
    int received() const;

    /// True once for each time, or several, that SIGUSR1 came.
    bool take_progress_request() const;

  private:
    std::array<struct sigaction, 3> before_{};
};

}  // namespace telusur
