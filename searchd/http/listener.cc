// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/listener.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>
#include <systemd/sd-daemon.h>
#include <utility>
#include <vector>

#include "indexer/index/error.h"

namespace telusur {

namespace {

// Connections that the kernel completes before we accept them; 5 lost connections in bursts.
constexpr int kBacklog = 1024;

Error cannot_listen(const ListenAddress& address, int error_number) {
    const std::string place = printed(address);
    const std::string reason = std::generic_category().message(error_number);
    const Phrase message =
        phrase("cannot listen on {}: {}", "tidak dapat mendengarkan {}: {}", place, reason);
    switch (error_number) {
        case EADDRINUSE:
            return Error(
                ErrorCode::Unavailable, message,
                phrase("another program, perhaps another searchd, has this address; stop it or "
                       "choose another one with --listen",
                       "program lain, mungkin searchd lain, memakai alamat ini; hentikan atau "
                       "pilih yang lain dengan --listen"));
        case EACCES:
            return Error(ErrorCode::Configuration, message,
                         phrase("ports below 1024 need a privilege, a socket a directory to write "
                                "in; choose another with --listen",
                                "porta di bawah 1024 butuh hak khusus, soket butuh direktori yang "
                                "dapat ditulisi; pilih yang lain dengan --listen"));
        case EADDRNOTAVAIL:
            return Error(ErrorCode::Configuration, message,
                         phrase("this machine does not have that address",
                                "mesin ini tidak punya alamat itu"));
        case ENOENT:
        case ENOTDIR:
        case EEXIST:
            return Error(ErrorCode::Configuration, message);
        default:
            return Error(ErrorCode::Unavailable, message);
    }
}

struct BoundAddress {
    std::string printed;
    std::uint16_t port = 0;
};

BoundAddress bound_address(int socket) {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto* address = reinterpret_cast<sockaddr*>(&storage);
    if (::getsockname(socket, address, &size) != 0)
        throw system_error(errno, {"read the address of", "membaca alamat"}, "socket");
    if (storage.ss_family == AF_UNIX) {
        sockaddr_un path{};
        std::memcpy(&path, &storage, sizeof path);
        return {printed(UnixAddress{path.sun_path}), 0};
    }
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> port{};
    if (::getnameinfo(address, size, host.data(), host.size(), port.data(), port.size(),
                      NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
        return {"a socket", 0};
    }
    const auto number = static_cast<std::uint16_t>(std::atoi(port.data()));
    return {fmt::format("http://{}/", printed(TcpAddress{host.data(), number})), number};
}

Listener open_tcp(const TcpAddress& address) {
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
    return Listener(std::move(listener));
}

Listener open_unix(const UnixAddress& address, mode_t mode) {
    FileDescriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!listener.is_open()) throw cannot_listen(address, errno);
    SocketFile file;
    const int problem = file.bind(listener.get(), address.path, mode, kBacklog);
    if (problem != 0) throw cannot_listen(address, problem);
    return Listener(std::move(listener), std::move(file));
}

// The sockets of that name among those that systemd handed over; all for an empty name.
std::vector<int> sockets_of_systemd(const std::string& name) {
    char** names = nullptr;
    const int count = ::sd_listen_fds_with_names(0, &names);
    std::vector<int> sockets;
    for (int i = 0; i < count; ++i) {
        if (name.empty() || name == names[i]) sockets.push_back(SD_LISTEN_FDS_START + i);
        std::free(names[i]);
    }
    std::free(names);
    return sockets;
}

Listener take_from_systemd(const SystemdAddress& address) {
    const std::vector<int> sockets = sockets_of_systemd(address.name);
    if (sockets.size() != 1) {
        throw Error(ErrorCode::Configuration,
                    phrase("\"{}\" stands for one socket from systemd, and there are {}",
                           "\"{}\" berarti satu soket dari systemd, padahal ada {}",
                           printed(address), sockets.size()),
                    phrase("start telusur-searchd.socket; name several by FileDescriptorName= and "
                           "write systemd:NAME",
                           "jalankan telusur-searchd.socket; beri nama dengan FileDescriptorName= "
                           "bila lebih dari satu, lalu tulis systemd:NAMA"));
    }
    if (::sd_is_socket(sockets[0], AF_UNSPEC, SOCK_STREAM, 1) <= 0) {
        throw Error(ErrorCode::Configuration,
                    phrase("what systemd hands over as \"{}\" is no stream socket that listens",
                           "yang diserahkan systemd sebagai \"{}\" bukan soket aliran yang "
                           "mendengarkan",
                           printed(address)),
                    phrase("the socket unit needs ListenStream= and Accept=no",
                           "unit soket memerlukan ListenStream= dan Accept=no"));
    }
    FileDescriptor listener(sockets[0]);
    const int flags = ::fcntl(listener.get(), F_GETFL);
    if (flags < 0 || ::fcntl(listener.get(), F_SETFL, flags | O_NONBLOCK) != 0)
        throw cannot_listen(address, errno);
    return Listener(std::move(listener));
}

}  // namespace

Listener::Listener(FileDescriptor socket, SocketFile file)
    : socket_(std::move(socket)), file_(std::move(file)) {
    BoundAddress bound = bound_address(socket_.get());
    printed_ = std::move(bound.printed);
    port_ = bound.port;
}

Listener open_listener(const ListenAddress& address, mode_t mode) {
    if (const auto* tcp = std::get_if<TcpAddress>(&address)) return open_tcp(*tcp);
    if (const auto* unix_address = std::get_if<UnixAddress>(&address))
        return open_unix(*unix_address, mode);
    return take_from_systemd(std::get<SystemdAddress>(address));
}

}  // namespace telusur
