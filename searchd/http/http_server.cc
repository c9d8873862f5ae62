// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/http_server.h"

#include <utility>

namespace telusur {

HttpServer::HttpServer(std::vector<Route> routes, ServerOptions options)
    : cache_(options.cache_bytes),
      router_(std::move(routes), std::move(options.fault), &cache_, options.answer_bytes),
      responder_(router_, &cache_, std::move(options.responder), std::move(options.observer)),
      loop_(responder_, options.limits) {}

std::uint16_t HttpServer::bind(const ListenAddress& address, mode_t mode) {
    listener_ = open_listener(address, mode);
    return bound_port(listener_);
}

void HttpServer::run() {
    loop_.run(listener_.release());
}

void HttpServer::stop() {
    loop_.stop();
}

void HttpServer::keep_only(const std::string& epoch) {
    cache_.keep_only(epoch);
}

std::vector<std::string> HttpServer::favourites(std::size_t most) const {
    std::vector<std::string> targets;
    for (const std::string& name : cache_.favourites(most)) {
        if (auto target = literal_target(name)) targets.push_back(std::move(*target));
    }
    return targets;
}

HttpServer::Figures HttpServer::figures() {
    return {loop_.figures(), cache_.figures()};
}

}  // namespace telusur
