// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/client_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <xxhash.h>

namespace telusur {

namespace {

constexpr unsigned kAllBits = 128;
constexpr unsigned kMappedBits = 96;  // ::ffff: in front of an IPv4 address
constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t end = text.find_last_not_of(" \t") + 1;
    return text.substr(begin, std::max(begin, end) - begin);
}

// "192.0.2.7:4711" and "[2001:db8::1]:4711", as some proxies write it.
std::string_view without_port(std::string_view text) {
    if (text.starts_with('[')) return text.substr(0, text.find(']') + 1);
    const bool has_one_colon = std::count(text.begin(), text.end(), ':') == 1;
    return has_one_colon ? text.substr(0, text.find(':')) : text;
}

bool contains(const std::vector<Network>& networks, const ClientAddress& address) {
    return std::any_of(networks.begin(), networks.end(),
                       [&address](const Network& network) { return network.contains(address); });
}

}  // namespace

std::optional<ClientAddress> ClientAddress::parse(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
    const std::string copy(text);
    if (copy.find('\0') != std::string::npos) return std::nullopt;
    ClientAddress address;
    if (::inet_pton(AF_INET6, copy.c_str(), address.bytes_.data()) == 1) return address;
    std::copy(kMapped.begin(), kMapped.end(), address.bytes_.begin());
    if (::inet_pton(AF_INET, copy.c_str(), &address.bytes_[kMapped.size()]) == 1) return address;
    return std::nullopt;
}

ClientAddress ClientAddress::of(const sockaddr& address) {
    ClientAddress result;
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 full{};
        std::memcpy(&full, &address, sizeof full);
        std::memcpy(result.bytes_.data(), &full.sin6_addr, result.bytes_.size());
    } else if (address.sa_family == AF_INET) {
        sockaddr_in full{};
        std::memcpy(&full, &address, sizeof full);
        std::copy(kMapped.begin(), kMapped.end(), result.bytes_.begin());
        std::memcpy(&result.bytes_[kMapped.size()], &full.sin_addr, sizeof full.sin_addr);
    }
    return result;
}

bool ClientAddress::is_ipv4() const {
    return std::equal(kMapped.begin(), kMapped.end(), bytes_.begin());
}

ClientAddress ClientAddress::prefix(unsigned ipv4_bits, unsigned ipv6_bits) const {
    ClientAddress result = *this;
    const unsigned kept = is_ipv4() ? kMappedBits + ipv4_bits : ipv6_bits;
    for (unsigned bit = kept; bit < kAllBits; ++bit)
        result.bytes_[bit / 8] &= static_cast<std::uint8_t>(~(0x80U >> (bit % 8)));
    return result;
}

std::string ClientAddress::printed() const {
    if (is_nobody()) return "-";
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (is_ipv4()) {
        ::inet_ntop(AF_INET, &bytes_[kMapped.size()], text.data(), text.size());
    } else {
        ::inet_ntop(AF_INET6, bytes_.data(), text.data(), text.size());
    }
    return text.data();
}

std::size_t ClientAddressHash::operator()(const ClientAddress& address) const {
    return XXH3_64bits(address.bytes().data(), address.bytes().size());
}

std::optional<Network> Network::parse(std::string_view text) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto base = ClientAddress::parse(text.substr(0, slash));
    if (!base) return std::nullopt;
    const unsigned before = base->is_ipv4() ? kMappedBits : 0;
    Network network{*base, kAllBits};
    if (slash < text.size()) {
        const std::string_view digits = text.substr(slash + 1);
        unsigned bits = 0;
        const auto [end, code] =
            std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (code != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
        if (bits > kAllBits - before) return std::nullopt;
        network.bits = before + bits;
    }
    const unsigned own = network.bits - before;
    network.base = base->prefix(own, own);
    return network;
}

bool Network::contains(const ClientAddress& address) const {
    for (unsigned bit = 0; bit < bits; ++bit) {
        const unsigned mask = 0x80U >> (bit % 8);
        if ((base.bytes()[bit / 8] & mask) != (address.bytes()[bit / 8] & mask)) return false;
    }
    return true;
}

Client client_of(const ClientAddress& peer, std::string_view forwarded_for,
                 const std::vector<Network>& trusted) {
    const auto is_trusted = [&trusted](const ClientAddress& address) {
        return address.is_nobody() || contains(trusted, address);
    };
    Client client{peer, is_trusted(peer)};
    while (client.is_trusted && !trimmed(forwarded_for).empty()) {
        const std::size_t comma = forwarded_for.rfind(',');
        const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 1;
        const auto next = ClientAddress::parse(without_port(trimmed(forwarded_for.substr(begin))));
        // A proxy that hides whom it heard: not the proxy's own request in any case.
        if (!next) return {client.address, false};
        client = {*next, is_trusted(*next)};
        forwarded_for = forwarded_for.substr(0, comma == std::string_view::npos ? 0 : comma);
    }
    return client;
}

}  // namespace telusur
