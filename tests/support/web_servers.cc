// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/web_servers.h"

#include <array>
#include <cstdio>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace telusur::testing {

Certificate::Certificate(const std::string& host, CertificateDates dates)
    : key_(EVP_EC_gen("P-256")), certificate_(X509_new()) {
    X509_set_version(certificate_, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate_), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate_), dates.from_days * 86400L);
    X509_gmtime_adj(X509_getm_notAfter(certificate_), dates.to_days * 86400L);
    X509_set_pubkey(certificate_, key_);
    X509_NAME* name = X509_get_subject_name(certificate_);
    const std::string common = "telusur";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(common.data()), -1, -1, 0);
    X509_set_issuer_name(certificate_, name);
    X509_EXTENSION* alternative =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, host.c_str());
    X509_add_ext(certificate_, alternative, -1);
    X509_EXTENSION_free(alternative);
    X509_sign(certificate_, key_, EVP_sha256());
    const std::unique_ptr<std::FILE, decltype(&std::fclose)> out(std::fopen(file().c_str(), "w"),
                                                                 std::fclose);
    if (!out || PEM_write_X509(out.get(), certificate_) != 1) {
        throw std::runtime_error("cannot make a certificate");
    }
}

Certificate::~Certificate() {
    X509_free(certificate_);
    EVP_PKEY_free(key_);
}

WebServer::WebServer(WebHandler handler) : server_(std::make_unique<httplib::Server>()) {
    start("http", std::move(handler));
}

WebServer::WebServer(WebHandler handler, const Certificate& certificate)
    : server_(std::make_unique<httplib::SSLServer>(certificate.certificate(), certificate.key())) {
    start("https", std::move(handler));
}

void WebServer::start(std::string_view scheme, WebHandler handler) {
    server_->set_keep_alive_max_count(1);
    server_->Get(".*", std::move(handler));
    const int port = server_->bind_to_any_port("127.0.0.1");
    url_ = std::string(scheme) + "://127.0.0.1:" + std::to_string(port);
    thread_ = std::thread([this] { server_->listen_after_bind(); });
    while (!server_->is_running())
        std::this_thread::yield();
}

WebServer::~WebServer() {
    server_->stop();
    thread_.join();
}

bool RawConnection::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawConnection::is_closed_within(int milliseconds) const {
    pollfd waiting{socket_, POLLIN | POLLHUP, 0};
    return ::poll(&waiting, 1, milliseconds) != 0;
}

RawServer::RawServer(std::function<void(const RawConnection&)> handler)
    : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
        throw std::runtime_error("cannot listen");
    }
    url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    thread_ = std::thread([this, handler = std::move(handler)] {
        for (int socket = 0; (socket = ::accept(listener_, nullptr, nullptr)) >= 0;) {
            std::array<char, 4096> buffer;
            std::string request;
            for (ssize_t got = 1; got > 0 && request.find("\r\n\r\n") == std::string::npos;) {
                got = ::recv(socket, buffer.data(), buffer.size(), 0);
                if (got > 0) request.append(buffer.data(), static_cast<std::size_t>(got));
            }
            ++requests_;
            handler(RawConnection(socket));
            ::close(socket);
        }
    });
}

RawServer::~RawServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

}  // namespace telusur::testing
