// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <string_view>

#include "searchd/http/file_descriptor.h"

namespace telusur {

/// Lines to a descriptor that may be full, gone or read by nobody. Whoever writes does not wait for
/// it, and nothing is thrown: what it does not take is lost. Thread-safe.
class LineOutput {
  public:
    /// Writes to a copy of `descriptor`, so that closing that one does no harm. Lines to one that
    /// is not open are lost.
    explicit LineOutput(int descriptor);

    /// Writes it and a line feed, cut if both are longer than 4096 bytes; false if it is lost. A
    /// reader who makes no room is waited for once, 100 ms, and not again until there is some.
    bool write(std::string_view line);

  private:
    std::mutex mutex_;
    FileDescriptor descriptor_;
    bool stalls_ = false;  // guarded by mutex_
};

}  // namespace telusur
