// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/http_server.h"

#include <utility>

namespace telusur {

HttpServer::HttpServer(EngineSource engine, const ServerLimits& limits, ServerLogs logs)
    : routes_(std::move(engine), std::move(logs.fault)),
      responder_(routes_, std::move(logs.request)),
      loop_(responder_, limits) {}

std::uint16_t HttpServer::bind(const ListenAddress& address) {
    listener_ = open_listener(address);
    return bound_port(listener_);
}

void HttpServer::run() {
    loop_.run(listener_.release());
}

void HttpServer::stop() {
    loop_.stop();
}

}  // namespace telusur
