// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/json_log.h"

#include <cerrno>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

#include "searchd/watch/client_traces.h"
#include "searchd/watch/log_text.h"

namespace telusur {

namespace {

constexpr std::size_t kMaximumTarget = 512;
constexpr std::size_t kMaximumFault = 512;
constexpr std::size_t kMaximumMethod = 16;
// How long a reader may take to make room, once.
constexpr int kPatienceMilliseconds = 100;
constexpr int kFirstFreeDescriptor = 3;

// A pipe that can be written to has room for a page. With what is cut above, escaping included, a
// line is never longer, so that write() does not wait.
bool can_write(int descriptor, int patience) {
    pollfd ready{descriptor, POLLOUT, 0};
    return ::poll(&ready, 1, patience) == 1 && (ready.revents & POLLOUT) != 0;
}

bool write_whole(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

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
      descriptor_(::fcntl(descriptor, F_DUPFD_CLOEXEC, kFirstFreeDescriptor)),
      lines_([this](std::string_view line, std::int64_t) { return write(line); }) {}

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

// A reader that does not read is waited for once, and not for each line: the service would else
// take as long to end as there are lines.
bool JsonLog::write(std::string_view line) {
    stalls_ = !can_write(descriptor_.get(), stalls_ ? 0 : kPatienceMilliseconds);
    return !stalls_ && write_whole(descriptor_.get(), std::string(line) + '\n');
}

}  // namespace telusur
