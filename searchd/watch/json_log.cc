// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/json_log.h"

#include <nlohmann/json.hpp>

#include "searchd/watch/client_traces.h"
#include "searchd/watch/log_text.h"

namespace telusur {

namespace {

// With escapes, a line is then never longer than LineOutput lets pass.
constexpr std::size_t kMaximumTarget = 512;
constexpr std::size_t kMaximumFault = 512;
constexpr std::size_t kMaximumMethod = 16;

}  // namespace

std::string to_log_line(const ObservedRequest& request, std::int64_t seconds) {
    nlohmann::ordered_json line{{"time", utc_time(seconds)},
                                {"id", request.id},
                                {"client", truncated(request.client).printed()},
                                {"method", request.method.substr(0, kMaximumMethod)},
                                {"target", beginning_of(request.target, kMaximumTarget)},
                                {"route", request.route},
                                {"status", request.status}};
    if (!request.problem.empty()) line["problem"] = request.problem;
    line["bytes"] = request.body_bytes;
    line["cached"] = request.from_cache;
    line["ms"] = shown_milliseconds(request.milliseconds);
    return to_ascii_line(line);
}

JsonLog::JsonLog(int descriptor, Clock clock)
    : clock_(std::move(clock)),
      output_(descriptor),
      lines_([this](std::string_view line, std::int64_t) { return output_.write(line); }) {}

void JsonLog::request(const ObservedRequest& request) {
    const std::int64_t now = clock_();
    lines_.add(to_log_line(request, now), now);
}

void JsonLog::fault(const std::string& request_id, const std::string& what) {
    const std::int64_t now = clock_();
    lines_.add(to_ascii_line({{"time", utc_time(now)},
                              {"id", request_id},
                              {"fault", beginning_of(what, kMaximumFault)}}),
               now);
}

}  // namespace telusur
