// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/mixed_load.h"

#include <iterator>
#include <stdexcept>

namespace telusur::testing {

namespace {

using namespace std::chrono_literals;

// Some hundred requests a second in all: who measures shares the processors with who is measured.
constexpr auto kPause = 10ms;

// "#" is replaced by one of so many numbers: more than the cache of answers has room for.
constexpr unsigned kNumbers = 500;

const char* const kTargets[] = {
    "/v1/search?q=banjir&facets=tag,author,year",
    "/v1/search?q=banjir+#&facets=tag,author,category&per_page=50",
    "/v1/search?q=%22harga+beras%22&sort=newest",
    "/v1/search?q=kabar+#&dedupe=true&explain=true",
    "/v1/search?q=indonesa+jakrata",
    "/v1/search?q=ber*+men*&page=2",
    "/v1/search?sort=oldest&per_page=100&from=2020&to=2024",
    "/v1/search?q=(((&page=99",
    "/v1/search?q=banjir&page=x",
    "/v1/search?per_page=1000000",
    "/v1/suggest?q=ban",
    "/v1/suggest?q=kabar+#",
    "/v1/articles/kabar-#",
    "/v1/articles/tak-ada-#",
    "/v1/articles/kabar-#/similar",
    "/v1/timeline?q=kabar&interval=month",
    "/v1/timeline?q=warga+#&interval=day&from=2024-01-01&to=2024-06-30",
    "/v1/feed?q=banjir&format=atom",
    "/v1/feed?q=banjir&format=rss",
    "/v1/feed?q=kabar+#&format=json",
    "/v1/export?q=banjir&format=csv",
    "/v1/export?format=jsonl&limit=300",
    "/v1/export?after=tak-ada",
    "/v1/facets/tag?prefix=b",
    "/v1/parse?q=judul:(banjir+OR+gempa)+-%22a+b%22",
    "/",
    "/?q=kabar+#&tag=banjir",
    "/?q=tak+ada+zxqw#&from=2020",
    "/?page=0",
    "/artikel/kabar-#?q=kabar",
    "/assets/page.js",
    "/telusur.js",
    "/openapi.json",
    "/opensearch.xml",
    "/healthz",
    "/readyz",
    "/version",
    "/metrics",
    "/admin/queries/top",
    "/.git/config",
};

const char* const kHeaders[] = {
    "",
    "",
    "Accept-Encoding: gzip\r\n",
    "Accept-Language: en\r\n",
    "X-Forwarded-For: 198.51.100.7\r\n",
    "Range: bytes=0-9\r\n",
    "Origin: https://evil.example\r\n",
    "Connection: close\r\n",
};

const std::string kHost = " HTTP/1.1\r\nHost: a\r\n";

const std::string kNonsense[] = {
    "POST /v1/search" + kHost + "Transfer-Encoding: chunked\r\n\r\n5\r\naaaaa\r\n",
    "POST /v1/search" + kHost + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /v1/search" + kHost + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "POST /v1/search" + kHost + "Content-Length: +2\r\n\r\n{}",
    "POST /v1/search" + kHost + "Content-Length: 99999999999\r\n\r\n",
    "POST /v1/search" + kHost + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx",
    "GET /" + kHost + "Content-Length: 4\r\n\r\nGET ",
    "GET / HTTP/1.1\nHost: a\n\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
    "GET http://evil.example/" + kHost + "\r\n",
    "GET /%00" + kHost + "\r\n",
    "GET /" + kHost + " folded: a\r\n\r\n",
    "GET /" + std::string(9000, 'a') + kHost + "\r\n",
    "GET /" + kHost + "X: " + std::string(70000, 'a') + "\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\x16\x03\x01\x02",
    std::string(300, '\0'),
    "TRACE /" + kHost + "\r\n",
};

template <typename List>
const auto& one_of(const List& list, std::mt19937& random) {
    return std::begin(list)[random() % std::size(list)];
}

std::string request(const std::string& method, const std::string& target,
                    const std::string& headers = "", const std::string& body = "") {
    return method + " " + target + kHost + headers + "\r\n" + body;
}

}  // namespace

MixedLoad::MixedLoad(std::uint16_t port) : port_(port) {
    for (unsigned i = 0; i < kThreads; ++i)
        threads_.emplace_back([this, i] { ask_on(i); });
    threads_.emplace_back([this] { be_slow(); });
}

MixedLoad::~MixedLoad() {
    stop();
}

void MixedLoad::stop() {
    is_stopped_ = true;
    for (std::thread& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

std::map<int, std::size_t> MixedLoad::statuses() const {
    const std::scoped_lock lock(mutex_);
    return statuses_;
}

std::string MixedLoad::first_with(int status) const {
    const std::scoped_lock lock(mutex_);
    const auto found = first_requests_.find(status);
    return found == first_requests_.end() ? "" : found->second;
}

void MixedLoad::note(const std::string& request, int status) {
    const std::scoped_lock lock(mutex_);
    ++statuses_[status];
    first_requests_.try_emplace(status, request);
}

void MixedLoad::note_time(std::chrono::nanoseconds took) {
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    std::int64_t before = slowest_;
    while (now > before && !slowest_.compare_exchange_weak(before, now)) {
    }
}

void MixedLoad::ask_on(unsigned seed) {
    Random random(seed);
    while (!is_stopped_) {
        const auto begun = std::chrono::steady_clock::now();
        try {
            ask_one(random);
        } catch (const std::runtime_error& failure) {  // not connected, or half an answer
            note(failure.what(), 0);
        }
        note_time(std::chrono::steady_clock::now() - begun);
        std::this_thread::sleep_for(kPause);
    }
}

void MixedLoad::ask_one(Random& random) {
    switch (random() % 12) {
        case 0:
            return ask_by_other_method(random);
        case 1:
            return post(random);
        case 2:
            return give_up(random);
        case 3:
            return send_nonsense(random);
        default:
            return get_with_headers(random);
    }
}

std::string MixedLoad::target(Random& random) const {
    std::string target = one_of(kTargets, random);
    const std::size_t place = target.find('#');
    if (place != std::string::npos) target.replace(place, 1, std::to_string(random() % kNumbers));
    return target;
}

// Twice by one connection, the second time for what may not have changed.
void MixedLoad::get_with_headers(Random& random) {
    const std::string asked = target(random);
    const std::string headers = one_of(kHeaders, random);
    RawClient client(port_);
    const RawAnswer answer = client.ask(request("GET", asked, headers));
    note(asked, answer.status);
    const std::string tag = answer.header("etag");
    if (tag.empty() || headers.starts_with("Connection")) return;
    const std::string again = headers + "If-None-Match: " + tag + "\r\n";
    note(asked, client.ask(request("GET", asked, again)).status);
}

void MixedLoad::ask_by_other_method(Random& random) {
    const std::string asked = target(random);
    const bool is_head = random() % 2 == 0;
    RawClient client(port_);
    const std::string sent = request(is_head ? "HEAD" : "OPTIONS", asked);
    note(sent, client.ask(sent, !is_head).status);
}

void MixedLoad::post(Random& random) {
    const std::string number = std::to_string(random() % kNumbers);
    const std::pair<const char*, std::string> posts[] = {
        {"/v1/search", R"({"q":"warga )" + number + R"(","facets":["tag"]})"},
        {"/v1/search", R"({"q":["banjir"],"page":)"},
        {"/v1/parse", R"({"q":"tanggal:2024"})"},
        {"/v1/events",
         R"({"type":"click","q":"banjir","id":"kabar-)" + number + R"(","position":1})"},
        {"/v1/events", R"({"type":"klik"})"},
        {"/v1/articles/a", "{}"},
    };
    const auto& [path, body] = one_of(posts, random);
    const std::string headers =
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    const std::string sent = request("POST", path, headers, body);
    note(sent, RawClient(port_).ask(sent).status);
}

// Before anything has come, or with the head of a long answer.
void MixedLoad::give_up(Random& random) {
    RawClient client(port_);
    const bool is_export = random() % 2 == 0;
    client.send(request("GET", is_export ? "/v1/export?format=jsonl&body=true" : target(random)));
    if (is_export) client.receive(false);
    ++given_up_;
}

// It need not be answered, as the server may close before all is sent.
void MixedLoad::send_nonsense(Random& random) {
    RawClient client(port_);
    client.send(one_of(kNonsense, random));
    client.finish_sending();
    const RawAnswer answer = client.receive();
    if (answer.status >= 500 && answer.status != 505 && answer.status != 501)
        note("a request that is none", answer.status);
    ++refused_;
}

std::unique_ptr<RawClient> MixedLoad::slow_client(std::size_t number) const {
    auto client = std::make_unique<RawClient>(port_);
    const std::string beginnings[] = {
        "",
        "GET /v1/search?q=banjir" + kHost,
        "POST /v1/search" + kHost + "Content-Length: 60000\r\n\r\n",
    };
    client->send(beginnings[number % std::size(beginnings)]);
    return client;
}

// A little each second; who is sent away comes again.
void MixedLoad::be_slow() {
    std::vector<std::unique_ptr<RawClient>> clients(kSlowClients);
    while (!is_stopped_) {
        for (std::size_t i = 0; i < clients.size(); ++i) {
            if (clients[i] && (i % 3 == 0 || clients[i]->send(i % 3 == 1 ? "X: a\r\n" : "x")))
                continue;
            if (clients[i]) ++came_again_;
            try {
                clients[i] = slow_client(i);
            } catch (const std::runtime_error& failure) {
                note(failure.what(), 0);
            }
        }
        for (auto waited = 0ms; waited < 1s && !is_stopped_; waited += kPause)
            std::this_thread::sleep_for(kPause);
    }
}

}  // namespace telusur::testing
