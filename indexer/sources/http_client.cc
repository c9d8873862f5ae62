// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/http_client.h"

#include <algorithm>
#include <cstdlib>
#include <curl/curl.h>
#include <random>
#include <thread>

#include "indexer/index/error.h"
#include "indexer/sources/text_pieces.h"
#include "indexer/sources/web_address.h"

// libcurl, because it bounds what others leave open: stalls, drip-feeding, redirects, protocols,
// and sizes behind decompression. Its multi interface, because an exception may not pass through
// the callbacks of the easy one, and those come only once a second.

namespace telusur {

namespace {

using std::chrono::milliseconds;

constexpr int kMostRedirects = 5;
constexpr std::size_t kMaximumHeaderBytes = 256u << 10;
constexpr milliseconds kStep{100};  // between two calls of the checkpoint

// OpenSSL's X509_V_ERR_*, which libcurl hands through. Where its own look at the host's name fails,
// the first of them is left.
constexpr long kNotSet = 1;
constexpr long kExpired = 10;
constexpr long kSelfSigned = 18;
constexpr long kSelfSignedInChain = 19;
constexpr long kUnknownIssuer = 20;

struct Reason {
    HttpFault fault;
    Phrase what;
};

Reason timeout_reason(CURL* easy, const HttpOptions& options) {
    double connected = 0;
    double total = 0;
    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME, &connected);
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME, &total);
    const auto seconds = [](milliseconds time) {
        return std::chrono::duration<double>(time).count();
    };
    if (connected == 0) {
        return {HttpFault::Unreachable,
                phrase("no connection within {} s", "tidak tersambung dalam {} detik",
                       seconds(std::min(options.connect_time, options.total_time)))};
    }
    // The timer and the measured time differ a little.
    if (total >= 0.95 * seconds(options.total_time)) {
        return {HttpFault::BrokenOff,
                phrase("not complete within {} s", "belum lengkap dalam {} detik",
                       seconds(options.total_time))};
    }
    return {HttpFault::BrokenOff, {"the transfer stalled", "pengiriman macet"}};
}

Phrase certificate_problem(CURL* easy) {
    long result = 0;
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
    switch (result) {
        case kExpired:
            return {"its TLS certificate has expired", "sertifikat TLS-nya kedaluwarsa"};
        case kSelfSigned:
        case kSelfSignedInChain:
            return {"its TLS certificate is self-signed",
                    "sertifikat TLS-nya ditandatangani sendiri"};
        case kUnknownIssuer:
            return {"its TLS certificate comes from an unknown issuer",
                    "sertifikat TLS-nya dari penerbit yang tidak dikenal"};
        case kNotSet:
            return {"its TLS certificate is of another host", "sertifikat TLS-nya milik host lain"};
        default:
            return {"its TLS certificate is not valid", "sertifikat TLS-nya tidak sah"};
    }
}

Reason reason_of(CURLcode code, CURL* easy, const HttpOptions& options) {
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return timeout_reason(easy, options);
        case CURLE_COULDNT_RESOLVE_HOST:
            return {HttpFault::Unreachable, {"no such host", "host tidak ditemukan"}};
        case CURLE_COULDNT_CONNECT:
            return {HttpFault::Unreachable, {"connection refused", "sambungan ditolak"}};
        case CURLE_PEER_FAILED_VERIFICATION:
            return {HttpFault::Insecure, certificate_problem(easy)};
        case CURLE_PARTIAL_FILE:
        case CURLE_GOT_NOTHING:
        case CURLE_RECV_ERROR:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM:
            return {HttpFault::BrokenOff, {"the answer is cut off", "jawaban terputus"}};
        case CURLE_BAD_CONTENT_ENCODING:
            return {HttpFault::BrokenOff,
                    {"the answer cannot be decompressed", "jawaban tidak dapat didekompresi"}};
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CIPHER:
            return {HttpFault::Insecure,
                    phrase("TLS fails: {}", "TLS gagal: {}", curl_easy_strerror(code))};
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_WEIRD_SERVER_REPLY:
            return {HttpFault::BrokenOff, {"the answer is not HTTP", "jawaban bukan HTTP"}};
        default:
            return {HttpFault::BrokenOff, {curl_easy_strerror(code), curl_easy_strerror(code)}};
    }
}

void set_fault(HttpAnswer& answer, Reason reason) {
    answer.fault = reason.fault;
    answer.status = 0;
    answer.body.clear();
    answer.problem = {"cannot read " + answer.url + ": " + reason.what.english,
                      "tidak dapat membaca " + answer.url + ": " + reason.what.indonesian};
    answer.reason = std::move(reason.what);
}

// What the callbacks of one transfer fill.
struct Receiving {
    HttpAnswer& answer;
    std::size_t maximum_bytes;
    std::size_t header_bytes = 0;
    bool too_large = false;
};

std::size_t take_body(char* data, std::size_t, std::size_t count, void* to) {
    auto& receiving = *static_cast<Receiving*>(to);
    std::string& body = receiving.answer.body;
    receiving.too_large = count > receiving.maximum_bytes - body.size();
    if (receiving.too_large) return 0;
    body.append(data, count);
    return count;
}

std::size_t take_header(char* data, std::size_t, std::size_t count, void* to) {
    auto& receiving = *static_cast<Receiving*>(to);
    receiving.header_bytes += count;
    receiving.too_large = receiving.header_bytes > kMaximumHeaderBytes;
    if (receiving.too_large) return 0;
    std::string_view line(data, count);
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    // Behind an interim answer (100, 103) come the headers of the real one.
    if (line.starts_with("HTTP/")) receiving.answer.headers.clear();
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) {
        receiving.answer.headers.emplace_back(line.substr(0, colon),
                                              trimmed(line.substr(colon + 1)));
    }
    return count;
}

bool is_worth_another_attempt(const HttpAnswer& answer) {
    return answer.fault == HttpFault::Unreachable || answer.fault == HttpFault::BrokenOff ||
           answer.status == 429 || answer.status >= 500;
}

// What the server asks to wait, in seconds or as a date.
milliseconds asked_wait(const HttpAnswer& answer, milliseconds longest) {
    const std::string text = answer.header("Retry-After");
    if (text.empty()) return milliseconds{0};
    const auto limit = static_cast<std::int64_t>(longest.count() / 1000 + 1);
    std::int64_t seconds = 0;
    if (text.find_first_not_of("0123456789") == std::string::npos) {
        seconds = text.size() > 9 ? limit : std::atoll(text.c_str());
    } else if (const auto until = parse_http_date(text)) {
        seconds = *until - static_cast<std::int64_t>(std::time(nullptr));
    }
    return std::min(longest, milliseconds{std::clamp<std::int64_t>(seconds, 0, limit) * 1000});
}

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
    const std::string wanted = ascii_lower(name);
    std::string joined;
    for (const auto& [key, value] : headers) {
        if (ascii_lower(key) != wanted) continue;
        if (!joined.empty()) joined += ", ";
        joined += value;
    }
    return joined;
}

Phrase unexpected_status(const HttpAnswer& answer) {
    return phrase("{} answers with status {}", "{} menjawab dengan status {}", answer.url,
                  answer.status);
}

std::optional<std::int64_t> parse_http_date(const std::string& text) {
    const std::time_t moment = curl_getdate(text.c_str(), nullptr);
    if (moment == -1) return std::nullopt;
    return moment;
}

// libcurl's handles: one transfer at a time, over connections that stay open between transfers.
class HttpClient::Connection {
  public:
    Connection() {
        static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
        if (started == CURLE_OK) {
            multi_ = curl_multi_init();
            easy_ = curl_easy_init();
        }
        if (multi_ == nullptr || easy_ == nullptr) {
            throw Error(ErrorCode::Internal, {"libcurl cannot start", "libcurl tidak dapat mulai"});
        }
    }
    ~Connection() {
        curl_easy_cleanup(easy_);
        curl_multi_cleanup(multi_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    struct Request {
        const std::string& url;
        const std::string& shown;
        const std::vector<std::string>& headers;
        bool with_login = false;
    };

    // One request, without redirects; where it redirects to goes to `location`.
    HttpAnswer transfer(const Request& request, const HttpOptions& options, std::string& location) {
        HttpAnswer answer;
        answer.url = request.shown;
        Receiving receiving{answer, options.maximum_bytes};
        curl_slist* headers = nullptr;
        for (const std::string& header : request.headers)
            headers = curl_slist_append(headers, header.c_str());
        const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> owned(
            headers, curl_slist_free_all);
        prepare(request, options, receiving);
        curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, headers);
        ++requests;
        const CURLcode code = perform(options.checkpoint);
        long status = 0;
        curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
        answer.status = static_cast<int>(status);
        const char* next = nullptr;
        curl_easy_getinfo(easy_, CURLINFO_REDIRECT_URL, &next);
        location = next == nullptr ? "" : next;
        if (receiving.too_large) {
            set_fault(answer,
                      {HttpFault::TooLarge, phrase("larger than {} bytes", "lebih dari {} byte",
                                                   options.maximum_bytes)});
        } else if (code != CURLE_OK) {
            set_fault(answer, reason_of(code, easy_, options));
        }
        return answer;
    }

    std::uint64_t requests = 0;

  private:
    void prepare(const Request& request, const HttpOptions& options, Receiving& receiving) {
        curl_easy_reset(easy_);
        curl_easy_setopt(easy_, CURLOPT_URL, request.url.c_str());
        curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy_, CURLOPT_USERAGENT, options.user_agent.c_str());
        curl_easy_setopt(easy_, CURLOPT_ACCEPT_ENCODING, "gzip");
        curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
        // Else the end of a transfer would wait for the resolver's thread.
        curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);
        curl_easy_setopt(easy_, CURLOPT_CONNECTTIMEOUT_MS,
                         static_cast<long>(options.connect_time.count()));
        curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, static_cast<long>(options.total_time.count()));
        curl_easy_setopt(easy_, CURLOPT_LOW_SPEED_LIMIT,
                         static_cast<long>(options.slow_bytes_per_second));
        curl_easy_setopt(easy_, CURLOPT_LOW_SPEED_TIME,
                         static_cast<long>(options.slow_time.count()));
        curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, take_body);
        curl_easy_setopt(easy_, CURLOPT_WRITEDATA, &receiving);
        curl_easy_setopt(easy_, CURLOPT_HEADERFUNCTION, take_header);
        curl_easy_setopt(easy_, CURLOPT_HEADERDATA, &receiving);
        if (request.with_login) {
            curl_easy_setopt(easy_, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
            curl_easy_setopt(easy_, CURLOPT_USERNAME, options.user.c_str());
            curl_easy_setopt(easy_, CURLOPT_PASSWORD, options.password.c_str());
        }
        if (!options.ca_file.empty()) {
            curl_easy_setopt(easy_, CURLOPT_CAINFO, options.ca_file.c_str());
        }
    }

    CURLcode perform(const std::function<void()>& checkpoint) {
        curl_multi_add_handle(multi_, easy_);
        const auto remove = [this](CURL* easy) { curl_multi_remove_handle(multi_, easy); };
        const std::unique_ptr<CURL, decltype(remove)> added(easy_, remove);
        for (int running = 1; running > 0;) {
            if (curl_multi_perform(multi_, &running) != CURLM_OK) return CURLE_FAILED_INIT;
            if (checkpoint) checkpoint();
            if (running > 0) curl_multi_poll(multi_, nullptr, 0, kStep.count(), nullptr);
        }
        int left = 0;
        const CURLMsg* message = curl_multi_info_read(multi_, &left);
        return message == nullptr ? CURLE_FAILED_INIT : message->data.result;
    }

    CURLM* multi_ = nullptr;
    CURL* easy_ = nullptr;
};

HttpClient::HttpClient(HttpOptions options)
    : options_(std::move(options)), connection_(std::make_unique<Connection>()) {}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

std::uint64_t HttpClient::requests() const {
    return connection_->requests;
}

HttpAnswer HttpClient::get(const std::string& url, const std::vector<std::string>& headers) {
    for (int attempt = 1;; ++attempt) {
        HttpAnswer answer = follow(url, headers);
        if (attempt >= options_.maximum_attempts || !is_worth_another_attempt(answer)) {
            return answer;
        }
        wait_before_attempt(attempt + 1, answer);
    }
}

HttpAnswer HttpClient::follow(const std::string& url, const std::vector<std::string>& headers) {
    HttpAnswer answer;
    answer.url = url;
    const std::optional<WebAddress> first = read_web_address(url);
    if (!first) {
        set_fault(answer, {HttpFault::BadUrl, {"not a web address", "bukan alamat web"}});
        return answer;
    }
    std::string next = url;
    WebAddress place = *first;
    for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
        const bool is_asked_host = place.origin == first->origin || place.origin == first->secure;
        const bool with_login = is_asked_host && !options_.user.empty();
        std::string location;
        answer =
            connection_->transfer({next, place.shown, headers, with_login}, options_, location);
        if (answer.fault != HttpFault::None || location.empty()) return answer;
        const std::optional<WebAddress> target = read_web_address(location);
        const bool loses_tls =
            place.origin.starts_with("https:") && target && target->origin.starts_with("http:");
        if (!target || loses_tls) {
            set_fault(answer, {HttpFault::Redirected,
                               phrase("it redirects to {}, which is not followed",
                                      "dialihkan ke {}, yang tidak diikuti",
                                      shortened(target ? target->shown : location, 200))});
            return answer;
        }
        next = location;
        place = *target;
    }
    set_fault(answer, {HttpFault::Redirected, phrase("more than {} redirects",
                                                     "lebih dari {} pengalihan", kMostRedirects)});
    return answer;
}

void HttpClient::wait_before_attempt(int attempt, const HttpAnswer& answer) {
    // Spread, so that several clients of one server do not come back together.
    static thread_local std::minstd_rand random{std::random_device{}()};
    std::uniform_real_distribution<double> spread(0.75, 1.25);
    double own = static_cast<double>(options_.first_wait.count()) * spread(random);
    for (int i = 2; i < attempt; ++i)
        own *= 2;
    const milliseconds wait =
        std::min(options_.longest_wait, std::max(milliseconds{static_cast<std::int64_t>(own)},
                                                 asked_wait(answer, options_.longest_wait)));
    const auto until = std::chrono::steady_clock::now() + wait;
    for (auto now = until - wait; now < until; now = std::chrono::steady_clock::now()) {
        if (options_.checkpoint) options_.checkpoint();
        std::this_thread::sleep_for(std::min(kStep, std::chrono::ceil<milliseconds>(until - now)));
    }
}

}  // namespace telusur
