// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <httplib.h>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "tests/support/temp_dir.h"

namespace telusur::testing {

using WebHandler = std::function<void(const httplib::Request&, httplib::Response&)>;

/// A certificate with its key, signed by itself, made at run time.
struct CertificateDates {
    int from_days = -1;  ///< from now
    int to_days = 1;
};

class Certificate {
  public:
    explicit Certificate(const std::string& host, CertificateDates dates = {});
    ~Certificate();
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    X509* certificate() const { return certificate_; }
    EVP_PKEY* key() const { return key_; }
    std::filesystem::path file() const { return directory_ / "certificate.pem"; }

  private:
    TempDir directory_;
    EVP_PKEY* key_ = nullptr;
    X509* certificate_ = nullptr;
};

/// A web server of this process at a free port of 127.0.0.1, one answer a connection. The handler
/// runs on several threads.
class WebServer {
  public:
    explicit WebServer(WebHandler handler);
    WebServer(WebHandler handler, const Certificate& certificate);
    ~WebServer();

    /// Without a slash at the end.
    const std::string& url() const { return url_; }

  private:
    void start(std::string_view scheme, WebHandler handler);

    std::unique_ptr<httplib::Server> server_;
    std::thread thread_;
    std::string url_;
};

/// One connection of a RawServer, whose request has been read.
class RawConnection {
  public:
    explicit RawConnection(int socket) : socket_(socket) {}

    /// False once the client is gone.
    bool send(std::string_view bytes) const;
    /// Returns when the client has closed the connection, or after so many milliseconds (false).
    bool is_closed_within(int milliseconds) const;
    void wait_for_close() const { is_closed_within(-1); }

  private:
    int socket_;
};

/// A server that says whatever the handler sends, one connection after the other.
class RawServer {
  public:
    explicit RawServer(std::function<void(const RawConnection&)> handler);
    ~RawServer();

    const std::string& url() const { return url_; }
    int requests() const { return requests_; }

  private:
    int listener_ = -1;
    std::string url_;
    std::atomic<int> requests_{0};
    std::thread thread_;
};

}  // namespace telusur::testing
