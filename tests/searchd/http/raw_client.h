// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "searchd/http/file_descriptor.h"

namespace telusur::testing {

/// One answer as it came over the wire.
struct RawAnswer {
    int status = 0;  ///< 0: none came
    std::string version;
    std::multimap<std::string, std::string> headers;  ///< names in lower case
    std::string body;

    /// The header's value; empty if it is not there, "(twice)" if it is there more than once.
    std::string header(const std::string& name) const;
};

/// A client that sends any bytes, to see what is made of them.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port);
    /// By a Unix socket.
    explicit RawClient(const std::filesystem::path& path);

    /// False if the server does not take them.
    bool send(std::string_view bytes);
    void finish_sending();

    /// The next answer, its chunks put together; throws std::runtime_error if the last one is
    /// missing. `has_body` is false after HEAD.
    RawAnswer receive(bool has_body = true);
    RawAnswer ask(std::string_view bytes, bool has_body = true) {
        send(bytes);
        return receive(has_body);
    }

    /// True if the server closes the connection, without sending more, within some seconds.
    bool is_closed_by_server();
    std::uint16_t own_port() const;

  private:
    void be_patient();
    bool fill();
    std::string take(std::size_t bytes);
    std::string take_chunks();

    FileDescriptor socket_;
    std::string received_;
};

/// A GET request with these header lines, each ended by CR LF.
std::string get_request(std::string_view target, std::string_view headers = "");

/// One GET over a new connection.
RawAnswer get(std::uint16_t port, std::string_view target, std::string_view headers = "");

}  // namespace telusur::testing
