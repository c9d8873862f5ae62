// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/request_head.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <optional>
#include <utility>
#include <vector>

namespace telusur {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";

// Thrown and caught in this file: a refusal ends the reading of a head wherever it is found.
struct Refuse {
    Problem problem;
};

[[noreturn]] void refuse(int status, std::string code, Phrase detail, Phrase hint = {}) {
    throw Refuse{{status, std::move(code), std::move(detail), std::move(hint)}};
}

[[noreturn]] void refuse_malformed(Phrase detail) {
    refuse(400, "bad_request", std::move(detail));
}

struct RequestLine {
    std::string_view method;
    std::string_view target;
    std::string_view version;
};

// The headers that matter here. Names are compared without case; values are trimmed.
struct KnownHeaders {
    std::optional<std::string_view> host;
    std::optional<std::string_view> content_length;
    std::string_view connection;
    std::string_view accept_encoding;
    std::string_view accept_language;
    std::string_view if_none_match;
    std::string_view request_id;
    std::string_view content_type;
    std::string_view authorization;
    std::string_view origin;
    std::string forwarded_for;
    bool has_expectation = false;
    bool has_transfer_encoding = false;
    bool has_content_encoding = false;
};

bool is_token_character(char c) {
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x80 && std::isalnum(byte) != 0) || kMarks.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t end = text.find_last_not_of(" \t") + 1;
    return text.substr(begin, std::max(begin, end) - begin);
}

/// True if the comma-separated list holds that word, whatever parameters follow it.
bool lists(std::string_view list, std::string_view word) {
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string_view item = list.substr(begin, end - begin);
        if (lower(trimmed(item.substr(0, item.find(';')))) == word) return true;
        begin = end + 1;
    }
    return false;
}

// "gzip;q=0" and "gzip; q=0.000" ask for no gzip.
bool accepts_gzip(std::string_view accept_encoding) {
    for (std::size_t begin = 0; begin < accept_encoding.size();) {
        const std::size_t end = std::min(accept_encoding.find(',', begin), accept_encoding.size());
        const std::string item = lower(accept_encoding.substr(begin, end - begin));
        begin = end + 1;
        if (!lists(item, "gzip")) continue;
        const std::size_t weight = item.find("q=");
        return weight == std::string::npos ||
               item.find_first_of("123456789", weight) != std::string::npos;
    }
    return false;
}

// Line ends and control characters are judged before the head is whole, so that a client that
// speaks another language (TLS, for one) is told at once.
void check_bytes(std::string_view received) {
    for (std::size_t i = 0; i < received.size(); ++i) {
        const char c = received[i];
        if (c == '\t' || !is_control(c)) continue;
        const bool line_feed = c == '\n' && i > 0 && received[i - 1] == '\r';
        const bool carriage_return =
            c == '\r' && (i + 1 == received.size() || received[i + 1] == '\n');
        if (!line_feed && !carriage_return) {
            refuse_malformed(
                {"this is not an HTTP/1.1 request: it holds control characters or bare "
                 "line ends",
                 "ini bukan permintaan HTTP/1.1: ada karakter kendali atau akhir baris "
                 "yang tidak lengkap"});
        }
    }
}

enum class TooLong { Address, Headers };

[[noreturn]] void refuse_too_long(TooLong what, const RequestLimits& limits) {
    if (what == TooLong::Address) {
        refuse(414, "uri_too_long",
               phrase("the address is longer than {} bytes, or its path than {}",
                      "alamat lebih panjang dari {} byte, atau jalurnya dari {}", limits.target,
                      limits.path),
               {"ask with a shorter address", "pakai alamat yang lebih pendek"});
    }
    refuse(
        431, "headers_too_large",
        phrase("the headers are larger than {} bytes, one is larger than {}, or there are more "
               "than {}",
               "header permintaan lebih besar dari {} byte, salah satunya dari {}, atau lebih dari "
               "{} buah",
               limits.head, limits.header(), limits.headers));
}

RequestLine parse_request_line(std::string_view line) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        refuse_malformed({"the request line is not METHOD TARGET VERSION",
                          "baris permintaan bukan METODE SASARAN VERSI"});
    }
    const RequestLine result{line.substr(0, first), line.substr(first + 1, last - first - 1),
                             line.substr(last + 1)};
    if (!is_token(result.method) || !result.version.starts_with("HTTP/")) {
        refuse_malformed({"the request line is not METHOD TARGET VERSION",
                          "baris permintaan bukan METODE SASARAN VERSI"});
    }
    if (result.version != "HTTP/1.1" && result.version != "HTTP/1.0") {
        refuse(505, "http_version",
               {"this server speaks HTTP/1.1 and HTTP/1.0",
                "server ini memakai HTTP/1.1 dan HTTP/1.0"});
    }
    return result;
}

void note_header(KnownHeaders& known, std::string_view name, std::string_view value) {
    const auto only_once = [name](std::optional<std::string_view>& slot, std::string_view text) {
        if (slot) {
            refuse_malformed(
                phrase("the header {} is there twice", "kepala {} ada dua kali", name));
        }
        slot = text;
    };
    const std::string folded = lower(name);
    if (folded == "host") only_once(known.host, value);
    if (folded == "content-length") only_once(known.content_length, value);
    if (folded == "connection") known.connection = value;
    if (folded == "accept-encoding") known.accept_encoding = value;
    if (folded == "accept-language") known.accept_language = value;
    if (folded == "if-none-match") known.if_none_match = value;
    if (folded == "x-request-id") known.request_id = value;
    if (folded == "content-type") known.content_type = value;
    if (folded == "authorization") known.authorization = value;
    if (folded == "origin") known.origin = value;
    // Several lines are one list.
    if (folded == "x-forwarded-for") {
        if (!known.forwarded_for.empty()) known.forwarded_for += ',';
        known.forwarded_for += value;
    }
    if (folded == "expect") known.has_expectation = true;
    if (folded == "transfer-encoding") known.has_transfer_encoding = true;
    if (folded == "content-encoding") known.has_content_encoding = true;
}

void parse_headers(std::string_view lines, const RequestLimits& limits, KnownHeaders& known) {
    std::size_t count = 0;
    while (!lines.empty()) {
        const std::size_t end = lines.find(kLineEnd);
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end + kLineEnd.size());
        if (++count > limits.headers || line.size() > limits.header())
            refuse_too_long(TooLong::Headers, limits);
        // A name that ends in a blank, or a line that begins with one (an old continuation), is no
        // token.
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
            refuse_malformed(
                {"a header line is not NAME: VALUE", "ada baris kepala yang bukan NAMA: NILAI"});
        }
        note_header(known, line.substr(0, colon), trimmed(line.substr(colon + 1)));
    }
}

// Told at once, before a body that is too large is sent.
std::size_t body_bytes(const KnownHeaders& known, const RequestLimits& limits) {
    std::string_view digits = known.content_length.value_or("0");
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) {
        refuse_malformed({"Content-Length is not a number", "Content-Length bukan bilangan"});
    }
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    constexpr std::size_t kMostDigits = 9;
    const std::size_t bytes =
        digits.size() > kMostDigits ? limits.body + 1 : std::stoul(std::string(digits));
    if (bytes > limits.body) {
        refuse(413, "body_too_large",
               phrase("a body must not have more than {} bytes",
                      "badan permintaan tidak boleh lebih dari {} byte", limits.body));
    }
    return bytes;
}

void check_framing(const RequestLine& line, const KnownHeaders& known,
                   const RequestLimits& limits) {
    if (line.version == "HTTP/1.1" && !known.host) {
        refuse_malformed({"the header Host is missing", "header Host tidak ada"});
    }
    if (known.has_transfer_encoding) {
        refuse(411, "transfer_encoding",
               {"requests with Transfer-Encoding are not accepted",
                "permintaan dengan Transfer-Encoding tidak diterima"});
    }
    if (known.has_content_encoding) {
        refuse(415, "content_encoding",
               {"requests with Content-Encoding are not accepted",
                "permintaan dengan Content-Encoding tidak diterima"});
    }
    // Clients that ask leave to send a body send it without, when told that there is no such leave.
    if (known.has_expectation) {
        refuse(
            417, "expectation_failed",
            {"requests with Expect are not accepted", "permintaan dengan Expect tidak diterima"});
    }
    const bool has_body = body_bytes(known, limits) > 0;
    if (line.method == "POST") {
        if (!known.content_length) {
            refuse(411, "length_required",
                   {"a POST must tell the length of its body",
                    "POST harus menyebutkan panjang badannya"});
        }
        return;
    }
    if (line.method != "GET" && line.method != "HEAD" && line.method != "OPTIONS") {
        throw Refuse{{405,
                      "method_not_allowed",
                      phrase("the method {} is not allowed here",
                             "metode {} tidak diperbolehkan di sini", line.method),
                      {"use GET", "gunakan GET"},
                      {},
                      {},
                      {{"Allow", "GET, HEAD, POST, OPTIONS"}}}};
    }
    if (has_body) {
        refuse(400, "body_not_allowed",
               {"only a POST may have a body", "hanya POST yang boleh berisi badan"});
    }
}

std::string checked_target(const RequestLine& line, const RequestLimits& limits) {
    const std::string_view target = line.target;
    const bool is_asterisk = target == "*" && line.method == "OPTIONS";
    const auto in_target = [](char c) { return c != ' ' && c != '\t' && c != '#'; };
    if (!(target.starts_with('/') || is_asterisk) ||
        !std::all_of(target.begin(), target.end(), in_target)) {
        refuse_malformed({"the address must be a path such as /v1/search?q=tol",
                          "alamat harus berupa jalur seperti /v1/search?q=tol"});
    }
    const std::size_t path_bytes = std::min(target.find('?'), target.size());
    if (target.size() > limits.target || path_bytes > limits.path)
        refuse_too_long(TooLong::Address, limits);
    return std::string(target);
}

AcceptedHead accept(const RequestLine& line, const KnownHeaders& known,
                    const RequestLimits& limits) {
    AcceptedHead head;
    head.keep_alive = line.version == "HTTP/1.1" && !lists(known.connection, "close");
    head.body_bytes = body_bytes(known, limits);
    HttpRequest& request = head.request;
    request.method = line.method;
    request.target = checked_target(line, limits);
    request.accept_language = known.accept_language;
    request.if_none_match = known.if_none_match;
    request.request_id =
        is_request_id(known.request_id) ? std::string(known.request_id) : new_request_id();
    request.content_type = known.content_type;
    request.authorization = known.authorization;
    request.origin = known.origin;
    request.forwarded_for = known.forwarded_for;
    request.accepts_gzip = accepts_gzip(known.accept_encoding);
    request.knows_chunks = line.version == "HTTP/1.1";
    return head;
}

}  // namespace

HeadVerdict check_head(std::string_view received, const RequestLimits& limits) {
    KnownHeaders known;
    try {
        // Some old clients end a request with an empty line that does not belong to it (RFC
        // 9112, 2.2).
        std::size_t skipped = 0;
        while (received.substr(skipped).starts_with(kLineEnd))
            skipped += kLineEnd.size();
        const std::string_view rest = received.substr(skipped);
        const std::size_t head_end = rest.find(kHeadEnd);
        const bool whole = head_end != std::string_view::npos;
        check_bytes(
            received.substr(0, whole ? skipped + head_end + kHeadEnd.size() : received.size()));
        const std::size_t line_end = rest.find(kLineEnd);
        if (!whole) {
            if (received.size() >= limits.head) {
                const bool in_first_line = line_end == std::string_view::npos;
                refuse_too_long(in_first_line ? TooLong::Address : TooLong::Headers, limits);
            }
            return IncompleteHead{};
        }
        if (skipped + head_end + kHeadEnd.size() > limits.head)
            refuse_too_long(TooLong::Headers, limits);
        const RequestLine line = parse_request_line(rest.substr(0, line_end));
        const std::size_t headers = line_end + kLineEnd.size();
        parse_headers(rest.substr(headers, head_end + kLineEnd.size() - headers), limits, known);
        check_framing(line, known, limits);
        AcceptedHead head = accept(line, known, limits);
        head.bytes = skipped + head_end + kHeadEnd.size();
        return head;
    } catch (Refuse& refusal) {
        return RefusedHead{std::move(refusal.problem), std::string(known.accept_language)};
    }
}

}  // namespace telusur
