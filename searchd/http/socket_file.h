// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <sys/types.h>
#include <utility>

#include "searchd/http/file_descriptor.h"

namespace telusur {

/// The file of a Unix socket that this process listens on; removed with this object if it is still
/// the one that was made. Movable, not copyable.
class SocketFile {
  public:
    SocketFile() = default;
    ~SocketFile();
    SocketFile(SocketFile&& other) noexcept { swap(other); }
    SocketFile& operator=(SocketFile&& other) noexcept {
        swap(other);
        return *this;
    }

    /// Makes the file for an unbound socket and lets that listen. A socket there that nobody
    /// listens on is replaced. Returns 0 or an errno, which is EADDRINUSE if somebody does or is
    /// just about to, EEXIST if there is a file of another kind (a symbolic link, too).
    int bind(int socket, const std::filesystem::path& path, mode_t mode, int backlog);

  private:
    void swap(SocketFile& other) noexcept {
        std::swap(path_, other.path_);
        std::swap(file_, other.file_);
    }

    std::filesystem::path path_;
    FileDescriptor file_;
};

}  // namespace telusur
