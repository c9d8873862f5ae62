// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>

struct addrinfo;

namespace telusur {

struct TcpAddress {
    std::string host;        ///< a name or a numeric address, IPv6 without brackets
    std::uint16_t port = 0;  ///< 0: any free port

    bool operator==(const TcpAddress&) const = default;
};

struct UnixAddress {
    std::filesystem::path path;  ///< absolute

    bool operator==(const UnixAddress&) const = default;
};

/// A socket that systemd opened and handed to this process.
struct SystemdAddress {
    std::string name;  ///< its FileDescriptorName=; empty: the only one there is

    bool operator==(const SystemdAddress&) const = default;
};

/// Where a server waits for connections.
using ListenAddress = std::variant<TcpAddress, UnixAddress, SystemdAddress>;

/// Reads HOST:PORT, "unix:/PATH", "systemd" or "systemd:NAME". Throws Error{Configuration} for
/// anything else, saying what to write.
ListenAddress parse_listen_address(const std::string& text);

/// As parse_listen_address reads it: "127.0.0.1:8080", "[::1]:8080", "unix:/run/x".
std::string printed(const ListenAddress& address);

/// True if every address of the host can be reached from this machine only, and for what is no
/// TcpAddress: who may reach that is up to the file's mode or to the operator's socket unit. Throws
/// as resolve does.
bool is_loopback(const ListenAddress& address);

using Addresses = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

/// All addresses of the host, at least one. Throws Error{Configuration} if it has none.
Addresses resolve(const TcpAddress& address);

}  // namespace telusur
