// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searchd/http/observed_request.h"
#include "searchd/http/rate_limiter.h"
#include "searchd/http/responder.h"
#include "searchd/http/router.h"

namespace telusur {

/// How a door answers, beside its routes.
struct ResponderOptions {
    std::vector<Network> trusted;           ///< proxies that are believed, and never limited
    RateLimit rate;                         ///< of one party
    std::vector<std::string> cors_origins;  ///< sites whose pages may read answers
    /// What the answers come from: another text whenever they may be others. Answers are kept for
    /// requests byte by byte as these, too, as long as it stays the same. Empty: they are not.
    std::function<std::string()> epoch = {};
};

/// The target of a request whose answer is kept under that name; nothing for other names.
std::optional<std::string> literal_target(const std::string& name);

/// Answers the requests of one door through its routes.
class HttpResponder : public Responder {
  public:
    /// `router` and `cache` (may be nullptr) must outlive this. `observer` may be empty.
    HttpResponder(const Router& router, ResponseCache* cache, ResponderOptions options,
                  RequestObserver observer);

    std::optional<Reply> receive(HttpRequest& request, const ClientAddress& peer,
                                 bool last) override;
    Reply answer(const HttpRequest& request, bool last) override;
    std::string refuse(const RefusedHead& refused, const ClientAddress& peer) override;

  private:
    struct Timed;

    std::optional<std::string> literal_name(const HttpRequest& request) const;
    Reply deliver(const HttpRequest& request, const RoutedAnswer& routed, const Timed& timed,
                  bool last) const;
    void add_cors(const HttpRequest& request, HttpHeaders& headers) const;

    const Router& router_;
    ResponseCache* cache_;
    const ResponderOptions options_;
    RateLimiter limiter_;  // of the thread of the sockets
    RequestObserver observer_;
};

}  // namespace telusur
