// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/line_output.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <unistd.h>

namespace telusur {

namespace {

constexpr int kPatienceMilliseconds = 100;
constexpr int kFirstFreeDescriptor = 3;

// A pipe that can be written to has room for a page: no more of a line, and write() does not wait.
constexpr std::size_t kPage = 4096;

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

LineOutput::LineOutput(int descriptor)
    : descriptor_(::fcntl(descriptor, F_DUPFD_CLOEXEC, kFirstFreeDescriptor)) {}

// Once, and not for each line: the service would else take as long to end as there are lines.
bool LineOutput::write(std::string_view line) {
    const std::lock_guard lock(mutex_);
    stalls_ = !can_write(descriptor_.get(), stalls_ ? 0 : kPatienceMilliseconds);
    return !stalls_ &&
           write_whole(descriptor_.get(), std::string(line.substr(0, kPage - 1)) + '\n');
}

}  // namespace telusur
