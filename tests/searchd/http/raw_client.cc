// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searchd/http/raw_client.h"

#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <utility>

namespace telusur::testing {

namespace {

constexpr timeval kPatience{10, 0};

}  // namespace

std::string RawAnswer::header(const std::string& name) const {
    const auto [begin, end] = headers.equal_range(name);
    if (begin == end) return "";
    return std::next(begin) == end ? begin->second : "(twice)";
}

RawClient::RawClient(std::uint16_t port)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    be_patient();
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("cannot connect to port " + std::to_string(port));
    }
}

RawClient::RawClient(const std::filesystem::path& path)
    : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    be_patient();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    if (::connect(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect to " + path.string());
}

void RawClient::be_patient() {
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void RawClient::finish_sending() {
    ::shutdown(socket_.get(), SHUT_WR);
}

bool RawClient::fill() {
    std::array<char, 65536> buffer;
    const ssize_t count = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (count <= 0) return false;
    received_.append(buffer.data(), static_cast<std::size_t>(count));
    return true;
}

RawAnswer RawClient::receive(bool has_body) {
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) return {};
    }
    RawAnswer answer;
    std::size_t begin = received_.find("\r\n") + 2;
    answer.version = received_.substr(0, received_.find(' '));
    answer.status = std::stoi(received_.substr(answer.version.size() + 1, 3));
    while (begin < end + 2) {
        const std::size_t line_end = received_.find("\r\n", begin);
        const std::size_t colon = received_.find(": ", begin);
        std::string name = received_.substr(begin, colon - begin);
        for (char& c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        answer.headers.emplace(name, received_.substr(colon + 2, line_end - colon - 2));
        begin = line_end + 2;
    }
    received_.erase(0, end + 4);
    if (!has_body || answer.status == 204 || answer.status == 304) return answer;
    const std::string length = answer.header("content-length");
    if (!length.empty()) {
        answer.body = take(std::stoul(length));
    } else if (answer.header("transfer-encoding") == "chunked") {
        answer.body = take_chunks();
    } else {
        while (fill()) {
        }
        answer.body = std::exchange(received_, {});
    }
    return answer;
}

std::string RawClient::take(std::size_t bytes) {
    while (received_.size() < bytes && fill()) {
    }
    std::string taken = received_.substr(0, bytes);
    received_.erase(0, bytes);
    return taken;
}

std::string RawClient::take_chunks() {
    std::string body;
    for (;;) {
        std::size_t end = 0;
        while ((end = received_.find("\r\n")) == std::string::npos) {
            if (!fill()) throw std::runtime_error("the chunks end without the last one");
        }
        const std::size_t size = std::stoul(take(end + 2), nullptr, 16);
        const std::string chunk = take(size + 2);
        if (chunk.size() != size + 2 || !chunk.ends_with("\r\n"))
            throw std::runtime_error("a chunk is not whole");
        if (size == 0) return body;
        body += chunk.substr(0, size);
    }
}

bool RawClient::is_closed_by_server() {
    if (!received_.empty()) return false;
    char byte = 0;
    // A reset closes it as well.
    const ssize_t count = ::recv(socket_.get(), &byte, 1, 0);
    return count == 0 || (count < 0 && errno == ECONNRESET);
}

std::uint16_t RawClient::own_port() const {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(socket_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

std::string get_request(std::string_view target, std::string_view headers) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" +
           std::string(headers) + "\r\n";
}

RawAnswer get(std::uint16_t port, std::string_view target, std::string_view headers) {
    return RawClient(port).ask(get_request(target, headers));
}

}  // namespace telusur::testing
