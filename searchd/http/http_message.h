// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/client_address.h"
#include "searchd/search/text_chunks.h"

namespace telusur {

/// What the routes know of a request. Header values are as the client sent them: do not print them.
struct HttpRequest {
    std::string method;  ///< GET, HEAD, OPTIONS or POST
    std::string target;  ///< path and query as sent: "/v1/search?q=tol"
    std::string accept_language;
    std::string if_none_match;
    std::string request_id;  ///< of the form of is_request_id
    std::string content_type = {};
    std::string authorization = {};
    std::string origin = {};
    std::string forwarded_for = {};  ///< X-Forwarded-For: believed from trusted proxies only
    std::string body = {};           ///< of a POST
    Client client = {};              ///< who asks
    bool accepts_gzip = false;
    bool knows_chunks = true;  ///< HTTP/1.1: an answer may come in chunks of unknown number
};

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// What the query log and the counts of questions keep of an answered search.
struct AnsweredQuestion {
    std::string text;        ///< q, as asked
    std::string parameters;  ///< all of the question in one spelling, URL-encoded
    std::uint64_t total = 0;
    bool timed_out = false;  ///< of finding or showing not all was done
};

/// What is sent back. HEAD and OPTIONS are answered like GET; the body is left out when it is sent.
struct HttpAnswer {
    int status = 200;
    HttpHeaders headers;  ///< each name once; added to common_headers() or in place of one of them
    std::string body;
    std::shared_ptr<TextChunks> rest = nullptr;  ///< what follows the body, made while it is sent
    std::shared_ptr<const AnsweredQuestion> question =
        nullptr;  ///< that was answered, if it was one
};

/// The headers of every answer: what a browser must not do with it.
const HttpHeaders& common_headers();

/// True for text that may be a request's id: 1 to 64 of [A-Za-z0-9._-].
bool is_request_id(std::string_view text);

/// An id that no other request has.
std::string new_request_id();

/// How an answer goes over the wire.
struct Delivery {
    enum class Body { Whole, Left };        ///< Left: the client asked for the head alone
    enum class After { KeepAlive, Close };  ///< what becomes of the connection
    Body body = Body::Whole;
    After after = After::KeepAlive;
    bool in_chunks = false;              ///< the rest will follow in chunks
    std::string_view gzip = {};          ///< sent in place of the body if not empty
    const HttpHeaders* added = nullptr;  ///< beside those of the answer
};

/// The head of the answer and its body. Header values must not hold line breaks. Without chunks
/// and with a rest, the end of the connection is the end of the answer.
std::string to_bytes(const HttpAnswer& answer, const Delivery& delivery);

/// A part of an answer's rest as a chunk of HTTP/1.1; of nothing, the last one.
std::string to_chunk(std::string_view part);

/// Now, as the header Date has it: "Sun, 22 Nov 2026 10:34:48 GMT".
std::string http_date();

/// "Not Found" for 404; "Unknown" for a status that this server never sends.
std::string_view reason_phrase(int status);

}  // namespace telusur
