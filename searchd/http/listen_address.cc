// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/listen_address.h"

#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>

#include "indexer/index/error.h"

namespace telusur {

namespace {

constexpr std::uint8_t kLoopbackNetwork = 127;
constexpr std::string_view kUnix = "unix:";
constexpr std::string_view kSystemd = "systemd";
constexpr std::size_t kLongestSocketPath = sizeof(sockaddr_un::sun_path) - 1;

Phrase write_this_hint() {
    return phrase("write HOST:PORT, for example 127.0.0.1:8080 or [::1]:8080, or unix:/PATH",
                  "tulis HOST:PORT, misalnya 127.0.0.1:8080 atau [::1]:8080, atau unix:/JALUR");
}

Error not_an_address(const std::string& text) {
    return Error(ErrorCode::Configuration,
                 phrase("cannot listen on \"{}\"", "tidak dapat mendengarkan \"{}\"", text),
                 write_this_hint());
}

TcpAddress parse_tcp(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) throw not_an_address(text);
    TcpAddress address{text.substr(0, colon), 0};
    if (address.host.starts_with('[') && address.host.ends_with(']')) {
        address.host = address.host.substr(1, address.host.size() - 2);
    } else if (address.host.find(':') != std::string::npos) {
        throw not_an_address(text);
    }
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data() + colon + 1, end, address.port);
    if (address.host.empty() || problem != std::errc{} || rest != end) throw not_an_address(text);
    return address;
}

UnixAddress parse_unix(const std::string& text) {
    UnixAddress address{text.substr(kUnix.size())};
    if (!address.path.is_absolute() || !address.path.has_filename() ||
        text.find('\0') != std::string::npos) {
        throw not_an_address(text);
    }
    if (address.path.native().size() > kLongestSocketPath) {
        throw Error(ErrorCode::Configuration,
                    phrase("the path of a socket has at most {} bytes: {}",
                           "jalur soket paling panjang {} byte: {}", kLongestSocketPath, text));
    }
    return address;
}

bool is_loopback(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &address, sizeof v4);
        return ntohl(v4.sin_addr.s_addr) >> 24 == kLoopbackNetwork;
    }
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    return std::memcmp(&v6.sin6_addr, &in6addr_loopback, sizeof in6addr_loopback) == 0;
}

struct Printer {
    std::string operator()(const TcpAddress& address) const {
        const bool v6 = address.host.find(':') != std::string::npos;
        return v6 ? fmt::format("[{}]:{}", address.host, address.port)
                  : fmt::format("{}:{}", address.host, address.port);
    }
    std::string operator()(const UnixAddress& address) const {
        return std::string(kUnix) + address.path.native();
    }
    std::string operator()(const SystemdAddress& address) const {
        return std::string(kSystemd) + (address.name.empty() ? "" : ":" + address.name);
    }
};

}  // namespace

ListenAddress parse_listen_address(const std::string& text) {
    if (text.starts_with(kUnix)) return parse_unix(text);
    if (text == kSystemd) return SystemdAddress{};
    // A host may be called so, too: then it has a port.
    const std::string prefix = std::string(kSystemd) + ':';
    const bool is_port = text.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
    if (text.starts_with(prefix) && !is_port) return SystemdAddress{text.substr(prefix.size())};
    return parse_tcp(text);
}

std::string printed(const ListenAddress& address) {
    return std::visit(Printer{}, address);
}

bool is_loopback(const ListenAddress& address) {
    const auto* tcp = std::get_if<TcpAddress>(&address);
    if (tcp == nullptr) return true;
    const Addresses addresses = resolve(*tcp);
    for (const addrinfo* one = addresses.get(); one != nullptr; one = one->ai_next) {
        if (!is_loopback(*one->ai_addr)) return false;
    }
    return true;
}

Addresses resolve(const TcpAddress& address) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    // By RFC 6761 the name means a loopback address; a small machine need not have it in
    // /etc/hosts.
    const std::string host = address.host == "localhost" ? "127.0.0.1" : address.host;
    const int problem =
        getaddrinfo(host.c_str(), std::to_string(address.port).c_str(), &wanted, &found);
    if (problem != 0) {
        const std::string reason = gai_strerror(problem);
        throw Error(ErrorCode::Configuration,
                    phrase("no address for host \"{}\": {}",
                           "tidak ada alamat untuk host \"{}\": {}", address.host, reason),
                    write_this_hint());
    }
    return {found, &freeaddrinfo};
}

}  // namespace telusur
