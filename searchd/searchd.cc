// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <malloc.h>
#include <string>
#include <sys/resource.h>

#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/run_program.h"
#include "indexer/index/service_config.h"
#include "searchd/http/access_log.h"
#include "searchd/http/http_server.h"
#include "searchd/http/public_routes.h"
#include "searchd/process/heartbeat.h"
#include "searchd/process/process_signals.h"
#include "searchd/process/service_manager.h"
#include "searchd/search/engine_follower.h"
#include "searchd/search/live_engine.h"

namespace {

using telusur::Error;
using telusur::ErrorCode;
using telusur::Language;
using telusur::Phrase;
using telusur::phrase;

// Files of the index, the log and the loop's own, beside one for each connection.
constexpr rlim_t kOwnDescriptors = 256;

// What readers asked most is asked of a new generation before it takes over.
constexpr std::size_t kFavourites = 100;
constexpr std::chrono::milliseconds kPreparing{500};

struct Options {
    std::string config;
    std::string data;
    telusur::ServerConfig server;
    telusur::Ranking ranking;
};

class Program {
  public:
    explicit Program(Language language) : language_(language) {}

    int main(int argc, char** argv);

  private:
    void describe(CLI::App& app);
    void read_config(const CLI::App& app);
    void run();
    void serve(telusur::HttpServer& server, telusur::EngineFollower& follower,
               telusur::CrashGuard& guard) const;
    telusur::ServerOptions server_options(const telusur::EngineFollower& engine) const;
    void warn(const Error& error) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    Options options_;
};

void Program::describe(CLI::App& app) {
    app.description(
        text({"Answers questions over the index of a data directory by HTTP, with a search page.",
              "Menjawab pertanyaan atas indeks sebuah direktori data lewat HTTP, dengan halaman "
              "pencarian."}));
    app.footer(text({"Example:\n  searchd --data /var/lib/telusur --listen 127.0.0.1:8080",
                     "Contoh:\n  searchd --data /var/lib/telusur --listen 127.0.0.1:8080"}));
    app.set_version_flag("--version", std::string("searchd ") + TELUSUR_VERSION);
    app.add_option("--config", options_.config,
                   text({"a telusur.toml; what the other options say counts more",
                         "sebuah telusur.toml; pilihan lain lebih diutamakan"}))
        ->type_name("FILE");
    app.add_option("--data", options_.data, text({"the data directory", "direktori data"}))
        ->type_name("DIR");
    app.add_option("--listen", options_.server.listen,
                   text({"where to wait for connections; port 0 takes any free one",
                         "tempat menunggu sambungan; porta 0 memakai porta bebas mana saja"}))
        ->capture_default_str()
        ->type_name("ADDRESS");
    app.add_flag("--public", options_.server.is_public,
                 text({"allow an address that other machines can reach",
                       "izinkan alamat yang dapat dijangkau mesin lain"}));
    app.add_option(
           "--threads", options_.server.threads,
           text({"requests answered at the same time", "permintaan yang dijawab bersamaan"}))
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, telusur::kMostThreads))
        ->type_name("N");
    app.add_option("--queue", options_.server.queue,
                   text({"requests that wait for a thread before others are turned away",
                         "permintaan yang menunggu sebelum yang lain ditolak"}))
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, telusur::kMostQueued))
        ->type_name("N");
    app.add_flag("--access-log", options_.server.access_log,
                 text({"one line of JSON per request on standard error",
                       "satu baris JSON per permintaan di galat standar"}));
}

void Program::warn(const Error& error) const {
    fmt::print(stderr, "searchd: {}\n", text(error.message()));
    if (!error.hint().empty()) fmt::print(stderr, "  {}\n", text(error.hint()));
}

telusur::ServerOptions Program::server_options(const telusur::EngineFollower& engine) const {
    const telusur::ServerConfig& config = options_.server;
    telusur::ServerOptions options;
    options.limits.threads = config.threads;
    options.limits.waiting = config.queue;
    options.limits.connections = config.connections;
    options.limits.connections_per_client = config.connections_per_client;
    for (const std::string& text : config.trusted_proxies) {
        if (const auto network = telusur::Network::parse(text))
            options.limits.trusted.push_back(*network);
    }
    options.responder.trusted = options.limits.trusted;
    options.responder.rate = {config.requests_per_second, static_cast<double>(config.burst)};
    options.responder.cors_origins = config.cors_origins;
    options.responder.epoch = [&engine] { return telusur::epoch_of(*engine.get()); };
    options.cache_bytes = config.cache_mib << 20;
    options.fault = [](const std::string& request_id, const std::string& what) {
        fmt::print(stderr, "searchd: {}: {}\n", request_id, what);
    };
    if (config.access_log) {
        options.observer = [](const telusur::ObservedRequest& request) {
            fmt::print(
                stderr, "{}\n",
                telusur::to_log_line({request.id, request.method, request.target, request.status,
                                      request.body_bytes, request.milliseconds}));
        };
    }
    return options;
}

// As many connections as the limits allow, if the system lets us have them; fewer are no reason not
// to serve, as accept() waits when there are none left.
void raise_descriptor_limit(std::size_t connections) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur =
        std::max(limit.rlim_cur, std::min(limit.rlim_max, rlim_t{connections} + kOwnDescriptors));
    setrlimit(RLIMIT_NOFILE, &limit);
}

void check_reach(const telusur::ListenAddress& address, bool is_public) {
    if (is_public || telusur::is_loopback(address)) return;
    throw Error(ErrorCode::Configuration,
                phrase("{} can be reached from other machines",
                       "{} dapat dijangkau dari mesin lain", telusur::printed(address)),
                phrase("put a reverse proxy in front of a loopback address, or add --public",
                       "pasang proksi balik di depan alamat loopback, atau tambahkan --public"));
}

// What the command line says goes before what the file says.
void Program::read_config(const CLI::App& app) {
    if (app.count("--config") > 0) {
        const telusur::ServiceConfig config = telusur::read_service_config(options_.config);
        const telusur::ServerConfig given = options_.server;
        options_.server = config.server;
        if (app.count("--listen") > 0) options_.server.listen = given.listen;
        if (app.count("--public") > 0) options_.server.is_public = given.is_public;
        if (app.count("--threads") > 0) options_.server.threads = given.threads;
        if (app.count("--queue") > 0) options_.server.queue = given.queue;
        if (app.count("--access-log") > 0) options_.server.access_log = given.access_log;
        if (app.count("--data") == 0) options_.data = config.data.string();
        options_.ranking = config.ranking;
    } else if (app.count("--data") == 0) {
        throw Error(ErrorCode::Usage,
                    phrase("no data directory is named", "tidak ada direktori data"),
                    phrase("name it with --data or in a --config",
                           "sebutkan dengan --data atau dalam --config"));
    }
}

void Program::run() {
    // Before the first thread is started, so that all of them have it.
    telusur::block_process_signals();
    const telusur::ListenAddress address = telusur::parse_listen_address(options_.server.listen);
    check_reach(address, options_.server.is_public);
    raise_descriptor_limit(options_.server.connections);

    const auto warn_of = [this](const Error& error) { warn(error); };
    const telusur::DataDirectory directory(options_.data);
    const std::filesystem::path& state = options_.server.state;
    telusur::CrashGuard guard(state.empty() ? telusur::state_directory() : state, warn_of);
    const auto current = directory.current_if_readable();
    telusur::LiveEngine live(directory, warn_of, options_.ranking,
                             current ? guard.begin(*current) : std::nullopt);
    telusur::EngineFollower follower(live);
    const std::chrono::milliseconds budget(options_.server.time_budget_ms);
    telusur::HttpServer server(
        telusur::public_routes([&follower] { return follower.get(); }, budget),
        server_options(follower));
    follower.start(
        [&server](const std::shared_ptr<const telusur::Engine>& next) {
            telusur::ask_beforehand(*next, server.favourites(kFavourites), kPreparing);
        },
        [&] {
            server.keep_only(telusur::epoch_of(*follower.get()));
            ::malloc_trim(0);
        });
    server.bind(address);
    serve(server, follower, guard);
}

// Always in these words: scripts wait for them.
std::string state_of(const telusur::HttpServer& server, const telusur::EngineFollower& follower) {
    const auto engine = follower.get();
    return fmt::format("listening on {} (generation {}, {} articles)", server.listener().printed(),
                       engine->generation(), engine->article_count());
}

void Program::serve(telusur::HttpServer& server, telusur::EngineFollower& follower,
                    telusur::CrashGuard& guard) const {
    const std::string state = state_of(server, follower);
    fmt::print(stderr, "searchd: {}\n", state);
    telusur::Heartbeat heartbeat(guard);
    server.on_sweep([&heartbeat] { heartbeat.beat(); });
    const telusur::ProcessSignals signals({[&server] {
                                               telusur::notify_stopping();
                                               server.stop();
                                           },
                                           [&follower, &state] {
                                               telusur::notify_reloading();
                                               follower.look();
                                               telusur::notify_ready(state);
                                           }});
    telusur::notify_ready(state);
    server.run();
}

int Program::main(int argc, char** argv) {
    CLI::App app;
    describe(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : telusur::exit_code(ErrorCode::Usage);
    }
    read_config(app);
    run();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    return telusur::run_program(
        "searchd", [argc, argv](Language language) { return Program(language).main(argc, argv); });
}
