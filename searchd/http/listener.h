// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>

#include "searchd/http/file_descriptor.h"
#include "searchd/http/listen_address.h"
#include "searchd/http/socket_file.h"

namespace telusur {

/// Who may connect to a Unix socket: the owner, or his group as well (a proxy, say).
inline constexpr mode_t kOwnerOnly = 0600;
inline constexpr mode_t kOwnerAndGroup = 0660;

/// A listening stream socket, non-blocking. The file of a Unix socket that we made is removed with
/// this object. Movable, not copyable.
class Listener {
  public:
    Listener() = default;
    explicit Listener(FileDescriptor socket, SocketFile file = {});

    int get() const { return socket_.get(); }
    bool is_open() const { return socket_.is_open(); }
    /// The descriptor for another owner; the file is still removed with this object.
    FileDescriptor release() { return std::move(socket_); }

    /// Where clients find it: "http://127.0.0.1:8080/", "unix:/run/x".
    const std::string& printed() const { return printed_; }
    /// 0 for a Unix socket.
    std::uint16_t port() const { return port_; }

  private:
    FileDescriptor socket_;
    SocketFile file_;
    std::string printed_;
    std::uint16_t port_ = 0;
};

/// Listens there; `mode` is for the file of a Unix socket, whatever the umask. What a dead process
/// left at its path is removed. Throws Error{Unavailable} naming the address if it is taken,
/// Error{Configuration} if this machine does not have it, it is not for us, another kind of file is
/// at the path, or systemd did not hand us exactly one such socket that listens.
Listener open_listener(const ListenAddress& address, mode_t mode = kOwnerAndGroup);

/// The port of a TCP socket, 0 for others.
inline std::uint16_t bound_port(const Listener& listener) {
    return listener.port();
}

}  // namespace telusur
