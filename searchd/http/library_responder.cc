// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/library_responder.h"

#include <algorithm>
#include <chrono>
#include <httplib.h>
#include <string_view>
#include <utility>

#include "searchd/http/problem.h"
#include "searchd/http/request_language.h"

// The library is compiled with these, and they change the layout of its classes: without them in
// our flags every request would be undefined behaviour. They come from pkg-config.
#if !defined(CPPHTTPLIB_OPENSSL_SUPPORT) || !defined(CPPHTTPLIB_ZLIB_SUPPORT) || \
    !defined(CPPHTTPLIB_BROTLI_SUPPORT)
#error "compile with the flags of `pkg-config --cflags cpp-httplib`"
#endif
static_assert(std::string_view(CPPHTTPLIB_VERSION) != "0.11.4" || sizeof(void*) != 8 ||
                  sizeof(httplib::Request) == 608,
              "httplib::Request is not laid out as in Debian's library");

namespace telusur {

namespace {

using Handled = httplib::Server::HandlerResponse;

/// A request that is read from memory and an answer that is written to it.
class MemoryStream : public httplib::Stream {
  public:
    explicit MemoryStream(std::string_view request) : request_(request) {}

    std::string take_answer() { return std::move(answer_); }

    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, size_t size) override {
        const std::size_t count = request_.copy(to, size);
        request_.remove_prefix(count);
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* from, size_t size) override {
        answer_.append(from, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    socket_t socket() const override { return INVALID_SOCKET; }

  private:
    std::string_view request_;
    std::string answer_;
};

HttpRequest request_of(const httplib::Request& request) {
    HttpRequest result{request.method, request.target, request.get_header_value("Accept-Language"),
                       request.get_header_value("If-None-Match"),
                       request.get_header_value("X-Request-Id")};
    if (!is_request_id(result.request_id)) result.request_id = new_request_id();
    return result;
}

// The library compresses what is called exactly this, so that the charset comes last.
constexpr const char* kBareJson = "application/json";
constexpr const char* kJson = "application/json; charset=utf-8";

void set_answer(httplib::Response& response, HttpAnswer answer) {
    response.status = answer.status;
    response.body = std::move(answer.body);
    for (const auto& [name, value] : answer.headers) {
        // The library would add a second one beside a default.
        response.headers.erase(name);
        response.set_header(name, value == kJson ? kBareJson : value);
    }
}

// The last hand on an answer: the library has set its headers, and sends it next.
void finish_answer(httplib::Response& response) {
    response.headers.erase("Keep-Alive");
    response.set_header("Date", http_date());
    if (response.get_header_value("Content-Type") == kBareJson) {
        response.headers.erase("Content-Type");
        response.set_header("Content-Type", kJson);
    }
    // An answer that never has a body must not say how long it is.
    if (response.status == 204 || response.status == 304) response.headers.erase("Content-Length");
}

httplib::Headers library_headers(const HttpHeaders& headers) {
    return httplib::Headers(headers.begin(), headers.end());
}

}  // namespace

class LibraryResponder::Library : public httplib::Server {
  public:
    Library(const Routes& routes, const std::function<void(const LoggedRequest&)>& log);

    std::string respond(const std::string& request, bool last) {
        MemoryStream stream(request);
        bool ignored = false;
        process_request(stream, last, ignored, nullptr);
        return stream.take_answer();
    }

  private:
    void route(const httplib::Request& request, httplib::Response& response) const;

    const Routes& routes_;
    const std::function<void(const LoggedRequest&)>& log_;
};

LibraryResponder::Library::Library(const Routes& routes,
                                   const std::function<void(const LoggedRequest&)>& log)
    : routes_(routes), log_(log) {
    const auto answer_internal = [](const httplib::Request& request, httplib::Response& response) {
        set_answer(response,
                   to_answer(internal_problem(),
                             accepted_language(request.get_header_value("Accept-Language")),
                             new_request_id()));
    };
    set_default_headers(library_headers(common_headers()));
    set_payload_max_length(0);
    // Before the library's own routing, which knows only regular expressions.
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        route(request, response);
        return Handled::Handled;
    });
    // Routes lets no exception through, and check_head nothing that the library refuses. If either
    // should, this keeps what() and the library's empty answers from the client.
    set_exception_handler(
        [answer_internal](const httplib::Request& request, httplib::Response& response,
                          const std::exception_ptr&) { answer_internal(request, response); });
    set_error_handler(HandlerWithResponse(
        [answer_internal](const httplib::Request& request, httplib::Response& response) {
            if (response.body.empty()) answer_internal(request, response);
            return Handled::Handled;
        }));
    set_post_routing_handler(
        [](const httplib::Request&, httplib::Response& response) { finish_answer(response); });
}

void LibraryResponder::Library::route(const httplib::Request& request,
                                      httplib::Response& response) const {
    const auto begin = std::chrono::steady_clock::now();
    HttpRequest asked = request_of(request);
    HttpAnswer answer = routes_.answer(asked);
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - begin;
    if (log_) {
        log_({std::move(asked.request_id), std::move(asked.method), std::move(asked.target),
              answer.status, answer.body.size(), spent.count()});
    }
    set_answer(response, std::move(answer));
}

LibraryResponder::LibraryResponder(const Routes& routes,
                                   std::function<void(const LoggedRequest&)> log)
    : log_(std::move(log)), library_(std::make_unique<Library>(routes, log_)) {}

LibraryResponder::~LibraryResponder() = default;

std::string LibraryResponder::answer(const std::string& request, bool last) {
    return library_->respond(request, last);
}

std::string LibraryResponder::refuse(const RefusedHead& refused) {
    const std::string id = new_request_id();
    const HttpAnswer answer =
        to_answer(refused.problem, accepted_language(refused.accept_language), id);
    if (log_) log_({id, {}, {}, answer.status, answer.body.size(), 0});
    return to_bytes_closing(answer);
}

}  // namespace telusur
