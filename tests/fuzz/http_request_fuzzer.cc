// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "searchd/http/http_responder.h"
#include "searchd/http/public_routes.h"
#include "searchd/http/request_head.h"
#include "tests/searchd/http/test_engine.h"

namespace {

using namespace telusur;

void check(bool holds) {
    if (!holds) std::abort();
}

/// One answer and nothing behind it: a status line, header lines without stray line breaks, and as
/// many bytes as it says.
void check_answer(std::string_view bytes, bool has_body) {
    const std::size_t head_end = bytes.find("\r\n\r\n");
    check(bytes.starts_with("HTTP/1.1 ") && head_end != std::string_view::npos);
    std::size_t length = 0;
    bool has_length = false;
    for (std::size_t begin = 0; begin < head_end;) {
        const std::size_t end = std::min(bytes.find("\r\n", begin), head_end);
        const std::string_view line = bytes.substr(begin, end - begin);
        check(line.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
        if (begin > 0) check(line.find(": ") != std::string_view::npos);
        if (line.starts_with("Content-Length: ")) {
            check(!has_length);
            has_length = true;
            length = std::stoul(std::string(line.substr(16)));
        }
        begin = end + 2;
    }
    const std::size_t body = bytes.size() - head_end - 4;
    if (has_length) check(body == (has_body ? length : 0));
}

}  // namespace

// Whatever bytes a connection receives: one well-formed answer for each framed request, and the
// first refusal ends it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto engine = [] {
        auto made = std::make_shared<testing::TestEngine>();
        made->add("a");
        return made;
    }();
    static const Router router(public_routes([] { return engine; }, std::chrono::milliseconds(100)),
                               [](const std::string&, const std::string&) {});
    ResponderOptions options;
    options.cors_origins = {"https://a.example"};
    options.trusted = {*Network::parse("127.0.0.1")};
    HttpResponder responder(router, nullptr, options, {});
    const ClientAddress peer = *ClientAddress::parse("127.0.0.1");

    std::string_view received(reinterpret_cast<const char*>(data), size);
    while (!received.empty()) {
        HeadVerdict verdict = check_head(received);
        if (const auto* refused = std::get_if<RefusedHead>(&verdict)) {
            check_answer(responder.refuse(*refused, peer), true);
            break;
        }
        auto* head = std::get_if<AcceptedHead>(&verdict);
        if (head == nullptr || received.size() < head->bytes + head->body_bytes) break;
        check(head->bytes > 0 && head->body_bytes <= RequestLimits().body);
        HttpRequest& request = head->request;
        request.body = received.substr(head->bytes, head->body_bytes);
        received.remove_prefix(head->bytes + head->body_bytes);
        auto reply = responder.receive(request, peer, !head->keep_alive);
        if (!reply) reply = responder.answer(request, !head->keep_alive);
        check_answer(reply->bytes, request.method != "HEAD" && !reply->rest);
        if (!head->keep_alive) break;
    }
    return 0;
}
