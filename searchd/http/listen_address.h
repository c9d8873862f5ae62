// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searchd/http/file_descriptor.h"

namespace telusur {

/// Where a server waits for connections.
struct ListenAddress {
    std::string host;        ///< a name or a numeric address, IPv6 without brackets
    std::uint16_t port = 0;  ///< 0: any free port

    bool operator==(const ListenAddress&) const = default;

    /// "127.0.0.1:8080", "[::1]:8080".
    std::string printed() const;
};

/// Reads HOST:PORT. Throws Error{Configuration} for anything else, saying what to write.
ListenAddress parse_listen_address(const std::string& text);

/// True if every address of the host can be reached from this machine only. Throws
/// Error{Configuration} if the host has none.
bool is_loopback(const ListenAddress& address);

/// A listening TCP socket, non-blocking. Throws Error{Unavailable} naming the address if it is
/// taken, Error{Configuration} if this machine does not have it or the port is not for us.
FileDescriptor open_listener(const ListenAddress& address);

/// The port that a listening socket has.
std::uint16_t bound_port(const FileDescriptor& listener);

}  // namespace telusur
