// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/service.h"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <malloc.h>
#include <unistd.h>

#include "indexer/index/error.h"
#include "searchd/http/public_routes.h"
#include "searchd/watch/watch_routes.h"

namespace telusur {

namespace {

// What readers asked most is asked of a new generation before it takes over.
constexpr std::size_t kFavourites = 100;
constexpr std::chrono::milliseconds kPreparing{500};

// One operator with some tools.
constexpr std::size_t kOperatorConnections = 64;

std::vector<Network> networks_of(const std::vector<std::string>& texts) {
    std::vector<Network> networks;
    for (const std::string& text : texts) {
        const auto network = Network::parse(text);
        if (!network) {
            throw Error(ErrorCode::Configuration,
                        phrase("\"{}\" in trusted_proxies is no address and no network",
                               "\"{}\" dalam trusted_proxies bukan alamat atau jaringan", text));
        }
        networks.push_back(*network);
    }
    return networks;
}

// Under the names that telusur.toml has for them.
std::vector<std::pair<std::string, double>> limits_of(const ServiceConfig& config) {
    const ServerConfig& server = config.server;
    const QuestionLimits& questions = config.ranking.limits;
    std::vector<std::pair<std::string, double>> limits{
        {"requests_per_second", server.requests_per_second}};
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, std::size_t>>{
             {"threads", server.threads},
             {"queue", server.queue},
             {"connections", server.connections},
             {"connections_per_client", server.connections_per_client},
             {"burst", server.burst},
             {"time_budget_ms", server.time_budget_ms},
             {"cache_mib", server.cache_mib},
             {"exports", server.exports},
             {"address_bytes", server.address_bytes},
             {"head_bytes", server.head_bytes},
             {"headers", server.headers},
             {"body_bytes", server.body_bytes},
             {"answer_bytes", server.answer_bytes},
             {"head_seconds", server.head_seconds},
             {"body_seconds", server.body_seconds},
             {"idle_seconds", server.idle_seconds},
             {"write_seconds", server.write_seconds},
             {"prefix_terms", questions.prefix_terms},
             {"expansions", questions.expansions},
             {"spelled_words", questions.spelled_words}})
        limits.emplace_back(name, static_cast<double>(value));
    return limits;
}

// How long a client is waited for, and how much it may send and get.
void set_request_limits(const ServerConfig& config, ServerOptions& options) {
    ServerLimits& limits = options.limits;
    limits.request.target = config.address_bytes;
    limits.request.path = std::min(limits.request.path, config.address_bytes);
    limits.request.head = config.head_bytes;
    limits.request.headers = config.headers;
    limits.request.body = config.body_bytes;
    limits.head_time = std::chrono::seconds(config.head_seconds);
    limits.body_time = std::chrono::seconds(config.body_seconds);
    limits.idle_time = std::chrono::seconds(config.idle_seconds);
    limits.write_time = std::chrono::seconds(config.write_seconds);
    options.answer_bytes = config.answer_bytes;
}

std::unique_ptr<QueryLog> log_of(const QueryLogConfig& config) {
    return config.directory.empty() ? nullptr : std::make_unique<QueryLog>(config);
}

}  // namespace

Service::Service(const ServiceConfig& config, LiveEngine& engine)
    : config_(config),
      follower_(engine),
      log_(STDERR_FILENO),
      query_log_(log_of(config.query_log)),
      metrics_([this] { return figures(); }),
      keys_(config.admin.keys),
      readers_(reader_routes(), reader_options()) {
    if (!config_.admin.listen.empty()) operator_.emplace(operator_routes(), operator_options());
    follow();
}

Service::~Service() {
    // It calls for the doors, which go before it does.
    follower_.stop();
    if (!operator_thread_.joinable()) return;
    operator_->stop();
    operator_thread_.join();
}

// With what follows, the engine is got ready before readers see it, and what they no longer see is
// forgotten.
void Service::follow() {
    follower_.start(
        [this](const std::shared_ptr<const Engine>& next) {
            ask_beforehand(*next, readers_.favourites(kFavourites), kPreparing);
        },
        [this] {
            readers_.keep_only(epoch_of(*follower_.get()));
            // The allocator keeps what the generation before had taken of it.
            ::malloc_trim(0);
        });
}

std::vector<Route> Service::reader_routes() {
    const std::chrono::milliseconds budget(config_.server.time_budget_ms);
    std::vector<Route> routes = public_routes([this] { return follower_.get(); }, budget,
                                              {config_.server.name, config_.server.url});
    routes.push_back(metrics_route(metrics_, config_.server.public_metrics
                                                 ? MetricsReaders::Everybody
                                                 : MetricsReaders::TrustedClients));
    add_routes(routes, event_routes(metrics_, query_log_.get()));
    return routes;
}

std::vector<Route> Service::operator_routes() {
    return admin_routes({keys_, metrics_, counts_, [this] {
                             reload();
                             return follower_.get()->generation();
                         }});
}

ServerOptions Service::reader_options() {
    const ServerConfig& config = config_.server;
    ServerOptions options;
    options.limits.threads = config.threads;
    options.limits.waiting = config.queue;
    options.limits.connections = config.connections;
    options.limits.connections_per_client = config.connections_per_client;
    options.limits.streams = config.exports;
    set_request_limits(config, options);
    options.limits.trusted = networks_of(config.trusted_proxies);
    options.responder.trusted = options.limits.trusted;
    options.responder.rate = {config.requests_per_second, static_cast<double>(config.burst)};
    options.responder.cors_origins = config.cors_origins;
    options.responder.epoch = [this] { return epoch_of(*follower_.get()); };
    options.cache_bytes = config.cache_mib << 20;
    options.fault = [this](const std::string& id, const std::string& what) {
        log_.fault(id, what);
    };
    options.observer = [this](const ObservedRequest& request) { observe(request); };
    return options;
}

ServerOptions Service::operator_options() {
    ServerOptions options;
    options.limits.threads = 1;
    options.limits.connections = kOperatorConnections;
    options.limits.connections_per_client = kOperatorConnections;
    options.fault = [this](const std::string& id, const std::string& what) {
        log_.fault(id, what);
    };
    if (config_.server.access_log)
        options.observer = [this](const ObservedRequest& request) { log_.request(request); };
    return options;
}

void Service::observe(const ObservedRequest& request) {
    metrics_.observe(request);
    counts_.observe(request);
    if (query_log_) query_log_->observe(request);
    if (config_.server.access_log) log_.request(request);
    if (request.question) ++(request.from_cache ? from_cache_ : computed_);
}

ServerFigures Service::figures() {
    const HttpServer::Figures doors = readers_.figures();
    ServerFigures figures;
    try {
        const auto engine = follower_.get();
        figures.generation = engine->generation();
        figures.articles = engine->article_count();
        figures.updated_at = engine->updated_at();
    } catch (const Error&) {
        // Nothing answers now: the figures say so by having no generation.
    }
    figures.limits = limits_of(config_);
    figures.connections = doors.sockets.connections;
    figures.waiting = doors.sockets.work.waiting;
    figures.at_work = doors.sockets.work.at_work;
    figures.cache_found = from_cache_;
    figures.cache_missed = computed_;
    figures.cache_bytes = doors.cache.bytes;
    figures.log_lines_lost = log_.lost();
    figures.query_log_lines_lost = query_log_ ? query_log_->lost() : 0;
    return figures;
}

void Service::bind() {
    readers_.bind(parse_listen_address(config_.server.listen));
    if (operator_) operator_->bind(parse_listen_address(config_.admin.listen), kOwnerOnly);
}

std::string Service::state() const {
    const std::string door = "listening on " + readers_.listener().printed();
    try {
        const auto engine = follower_.get();
        return fmt::format("{} (generation {}, {} articles)", door, engine->generation(),
                           engine->article_count());
    } catch (const Error&) {
        return door + " (no generation can be used)";
    }
}

void Service::run(std::function<void()> on_progress) {
    readers_.on_sweep(std::move(on_progress));
    if (operator_) operator_thread_ = std::thread([this] { operator_->run(); });
    readers_.run();
}

void Service::stop() {
    readers_.stop();
}

void Service::reload() {
    follower_.look();
    if (query_log_) query_log_->reopen();
}

void check_reach(const ServiceConfig& config) {
    const std::string& admin = config.admin.listen;
    if (!admin.empty() && !is_loopback(parse_listen_address(admin))) {
        throw Error(ErrorCode::Configuration,
                    phrase("[admin] listens on {}, which other machines can reach: keys would "
                           "travel in the clear",
                           "[admin] mendengarkan di {}, yang dapat dijangkau mesin lain: kunci "
                           "akan terkirim tanpa enkripsi",
                           admin),
                    phrase("listen on unix:PATH or a loopback address",
                           "dengarkan di unix:JALUR atau alamat loopback"));
    }
    const ListenAddress address = parse_listen_address(config.server.listen);
    if (config.server.is_public || is_loopback(address)) return;
    throw Error(ErrorCode::Configuration,
                phrase("{} can be reached from other machines",
                       "{} dapat dijangkau dari mesin lain", printed(address)),
                phrase("put a reverse proxy in front of a loopback address, or add --public",
                       "pasang proksi balik di depan alamat loopback, atau tambahkan --public"));
}

}  // namespace telusur
