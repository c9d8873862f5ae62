// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace telusur {

/// An IP address. IPv4 is held as IPv6 holds it (::ffff:a.b.c.d), so that there is one kind.
class ClientAddress {
  public:
    /// ::, which stands for nobody: a peer without an address.
    ClientAddress() = default;

    /// "192.0.2.7", "2001:db8::1", "[2001:db8::1]"; nothing for any other text.
    static std::optional<ClientAddress> parse(std::string_view text);
    /// Of AF_INET and AF_INET6; nobody for other families.
    static ClientAddress of(const sockaddr& address);

    bool is_ipv4() const;
    bool is_nobody() const { return *this == ClientAddress(); }
    /// Those `bits` at the front kept (of 32 for IPv4, of 128 for IPv6), the others zero.
    ClientAddress prefix(unsigned ipv4_bits, unsigned ipv6_bits) const;
    /// What counts as one client for limits: an IPv4 address, or 64 bits of an IPv6 address, which
    /// is what one household gets.
    ClientAddress party() const { return prefix(32, 64); }

    /// "192.0.2.7", "2001:db8::1"; "-" for nobody.
    std::string printed() const;

    auto operator<=>(const ClientAddress&) const = default;

    const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }

  private:
    std::array<std::uint8_t, 16> bytes_{};
};

struct ClientAddressHash {
    std::size_t operator()(const ClientAddress& address) const;
};

/// Addresses that begin with the same bits.
struct Network {
    ClientAddress base;
    unsigned bits = 0;  ///< of the 128

    /// "10.0.0.0/8", "::1", "192.0.2.7"; nothing for any other text.
    static std::optional<Network> parse(std::string_view text);
    bool contains(const ClientAddress& address) const;
};

/// Who asks.
struct Client {
    ClientAddress address;
    /// The machine's own: it came from a trusted address, or by a Unix socket, and says of nobody
    /// else that he asks. Limits for one party do not concern it.
    bool is_trusted = false;
};

/// Who asks through a connection from `peer`. `forwarded_for` is the header X-Forwarded-For: each
/// proxy appends whom it heard, so that it is read from its end for as long as trusted proxies tell
/// it. What is no address ends the reading.
Client client_of(const ClientAddress& peer, std::string_view forwarded_for,
                 const std::vector<Network>& trusted);

}  // namespace telusur
