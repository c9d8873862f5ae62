// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "searchd/http/access_log.h"
#include "searchd/http/responder.h"
#include "searchd/http/routes.h"

namespace telusur {

/// Answers requests through cpp-httplib's parser, dispatch and writer. The library sees requests
/// that check_head let through, in memory, and never a socket: what is known to be wrong with
/// Debian's version 0.11.4 is all in its socket loop and its handling of bodies, ranges and
/// headers.
class LibraryResponder : public Responder {
  public:
    /// `routes` must outlive this. `log` is told of every request, from any thread; may be empty.
    LibraryResponder(const Routes& routes, std::function<void(const LoggedRequest&)> log);
    ~LibraryResponder() override;

    std::string answer(const std::string& request, bool last) override;
    std::string refuse(const RefusedHead& refused) override;

  private:
    class Library;
    std::function<void(const LoggedRequest&)> log_;
    std::unique_ptr<Library> library_;
};

}  // namespace telusur
