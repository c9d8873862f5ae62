// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "searchd/http/observed_request.h"
#include "searchd/watch/async_lines.h"
#include "searchd/watch/clock.h"
#include "searchd/watch/line_output.h"

namespace telusur {

/// One line of ASCII, without the line feed: a JSON object. Whatever the client sent, it holds no
/// control characters; a long target is cut. Of the client it has the network, not the address.
std::string to_log_line(const ObservedRequest& request, std::int64_t seconds);

/// The log of the service: lines of JSON on a descriptor. Nobody waits for it: what the descriptor
/// does not take is lost and counted. Thread-safe.
class JsonLog {
  public:
    /// Writes to a copy of `descriptor`, so that closing that one does no harm. Lines to one that
    /// is not open are lost.
    explicit JsonLog(int descriptor, Clock clock = seconds_now);

    void request(const ObservedRequest& request);
    /// A fault on our side: the request's id, and what happened in English.
    void fault(const std::string& request_id, const std::string& what);

    std::uint64_t lost() const { return lines_.lost(); }

  private:
    Clock clock_;
    LineOutput output_;
    AsyncLines lines_;  // last: its thread uses the above
};

}  // namespace telusur
