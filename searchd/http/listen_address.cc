// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/listen_address.h"

#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <system_error>

#include "indexer/index/error.h"

namespace telusur {

namespace {

// Connections that the kernel completes before we accept them; 5 lost connections in bursts.
constexpr int kBacklog = 1024;

constexpr std::uint8_t kLoopbackNetwork = 127;

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Phrase write_this_hint() {
    return phrase("write HOST:PORT, for example 127.0.0.1:8080 or [::1]:8080",
                  "tulis HOST:PORT, misalnya 127.0.0.1:8080 atau [::1]:8080");
}

Error not_an_address(const std::string& text) {
    return Error(ErrorCode::Configuration,
                 phrase("cannot listen on \"{}\"", "tidak dapat mendengarkan \"{}\"", text),
                 write_this_hint());
}

Addresses resolve(const ListenAddress& address) {
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
    return Addresses(found, &freeaddrinfo);
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

Error cannot_listen(const ListenAddress& address, int error_number) {
    const std::string place = address.printed();
    const std::string reason = std::generic_category().message(error_number);
    const Phrase message =
        phrase("cannot listen on {}: {}", "tidak dapat mendengarkan {}: {}", place, reason);
    switch (error_number) {
        case EADDRINUSE:
            return Error(
                ErrorCode::Unavailable, message,
                phrase("another program, perhaps another searchd, has this port; stop it or "
                       "choose another port with --listen",
                       "program lain, mungkin searchd lain, memakai porta ini; hentikan atau "
                       "pilih porta lain dengan --listen"));
        case EACCES:
            return Error(ErrorCode::Configuration, message,
                         phrase("ports below 1024 need a privilege; choose a higher one",
                                "porta di bawah 1024 butuh hak khusus; pilih yang lebih tinggi"));
        case EADDRNOTAVAIL:
            return Error(ErrorCode::Configuration, message,
                         phrase("this machine does not have that address",
                                "mesin ini tidak punya alamat itu"));
        default:
            return Error(ErrorCode::Unavailable, message);
    }
}

}  // namespace

std::string ListenAddress::printed() const {
    const bool v6 = host.find(':') != std::string::npos;
    return v6 ? fmt::format("[{}]:{}", host, port) : fmt::format("{}:{}", host, port);
}

ListenAddress parse_listen_address(const std::string& text) {
    if (text.starts_with("unix:")) {
        throw Error(
            ErrorCode::Configuration,
            phrase("Unix sockets are not supported yet: {}", "soket Unix belum didukung: {}", text),
            write_this_hint());
    }
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) throw not_an_address(text);
    ListenAddress address{text.substr(0, colon), 0};
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

bool is_loopback(const ListenAddress& address) {
    const Addresses addresses = resolve(address);
    for (const addrinfo* one = addresses.get(); one != nullptr; one = one->ai_next) {
        if (!is_loopback(*one->ai_addr)) return false;
    }
    return true;
}

FileDescriptor open_listener(const ListenAddress& address) {
    const Addresses addresses = resolve(address);
    FileDescriptor listener(::socket(
        addresses->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, addresses->ai_protocol));
    if (!listener.is_open()) throw cannot_listen(address, errno);
    // SO_REUSEADDR lets a restarted server have its port back at once. Not SO_REUSEPORT, with which
    // two servers share a port without a word.
    const int on = 1;
    if (::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        ::bind(listener.get(), addresses->ai_addr, addresses->ai_addrlen) != 0 ||
        ::listen(listener.get(), kBacklog) != 0) {
        throw cannot_listen(address, errno);
    }
    return listener;
}

std::uint16_t bound_port(const FileDescriptor& listener) {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&storage), &size) != 0) {
        throw system_error(errno, {"read the address of", "membaca alamat"}, "socket");
    }
    if (storage.ss_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &storage, sizeof v4);
        return ntohs(v4.sin_port);
    }
    sockaddr_in6 v6{};
    std::memcpy(&v6, &storage, sizeof v6);
    return ntohs(v6.sin6_port);
}

}  // namespace telusur
