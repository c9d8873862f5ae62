// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <csignal>

namespace telusur {

/// While it lives, the first SIGTERM or SIGINT is noted and nothing else; a second one of the same
/// kind ends the process at once. One that the process was started to ignore stays ignored. There
/// is one such object at a time.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// The number of the signal that came first, 0 for none.
    int received() const;

  private:
    std::array<struct sigaction, 2> before_{};
};

}  // namespace telusur
