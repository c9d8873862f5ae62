// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/run_program.h"
#include "indexer/index/service_config.h"
#include "searchd/process/heartbeat.h"
#include "searchd/process/process_signals.h"
#include "searchd/process/service_manager.h"
#include "searchd/search/live_engine.h"
#include "searchd/service.h"
#include "searchd/watch/admin_keys.h"
#include "searchd/watch/line_output.h"

namespace {

using telusur::Error;
using telusur::ErrorCode;
using telusur::Language;
using telusur::Phrase;
using telusur::phrase;

// Files of the index, the log and the loop's own, beside one for each connection.
constexpr rlim_t kOwnDescriptors = 256;

class Program {
  public:
    explicit Program(Language language) : language_(language) {}

    int main(int argc, char** argv);

  private:
    void describe(CLI::App& app);
    void read_config(const CLI::App& app);
    void run();
    void warn(const Error& error);
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    std::string config_file_;
    std::string data_;
    telusur::ServiceConfig config_;
    telusur::LineOutput messages_{STDERR_FILENO};
};

void Program::describe(CLI::App& app) {
    app.description(
        text({"Answers questions over the index of a data directory by HTTP, with a search page.",
              "Menjawab pertanyaan atas indeks sebuah direktori data lewat HTTP, dengan halaman "
              "pencarian."}));
    app.footer(text({"Example:\n  searchd --data /var/lib/telusur --listen 127.0.0.1:8080",
                     "Contoh:\n  searchd --data /var/lib/telusur --listen 127.0.0.1:8080"}));
    app.set_version_flag("--version", std::string("searchd ") + TELUSUR_VERSION);
    app.add_option("--config", config_file_,
                   text({"a telusur.toml; what the other options say counts more",
                         "sebuah telusur.toml; pilihan lain lebih diutamakan"}))
        ->type_name("FILE");
    app.add_option("--data", data_, text({"the data directory", "direktori data"}))
        ->type_name("DIR");
    app.add_option("--listen", config_.server.listen,
                   text({"where to wait for connections; port 0 takes any free one",
                         "tempat menunggu sambungan; porta 0 memakai porta bebas mana saja"}))
        ->capture_default_str()
        ->type_name("ADDRESS");
    app.add_flag("--public", config_.server.is_public,
                 text({"allow an address that other machines can reach",
                       "izinkan alamat yang dapat dijangkau mesin lain"}));
    app.add_option(
           "--threads", config_.server.threads,
           text({"requests answered at the same time", "permintaan yang dijawab bersamaan"}))
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, telusur::kMostThreads))
        ->type_name("N");
    app.add_option("--queue", config_.server.queue,
                   text({"requests that wait for a thread before others are turned away",
                         "permintaan yang menunggu sebelum yang lain ditolak"}))
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{1}, telusur::kMostQueued))
        ->type_name("N");
    app.add_flag("--access-log", config_.server.access_log,
                 text({"one line of JSON per request on standard error",
                       "satu baris JSON per permintaan di galat standar"}));
    app.add_flag("--make-admin-key",
                 text({"print a new key for the operator's door, and its hash for telusur.toml",
                       "cetak kunci baru untuk pintu operator, dan hash-nya untuk telusur.toml"}));
}

// Told while others wait for an answer: what the descriptor does not take is lost.
void Program::warn(const Error& error) {
    std::string said = "searchd: " + text(error.message());
    if (!error.hint().empty()) said += "\n  " + text(error.hint());
    messages_.write(said);
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

// What the command line says goes before what the file says.
void Program::read_config(const CLI::App& app) {
    if (app.count("--config") > 0) {
        const telusur::ServerConfig given = config_.server;
        config_ = telusur::read_service_config(config_file_);
        telusur::ServerConfig& server = config_.server;
        if (app.count("--listen") > 0) server.listen = given.listen;
        if (app.count("--public") > 0) server.is_public = given.is_public;
        if (app.count("--threads") > 0) server.threads = given.threads;
        if (app.count("--queue") > 0) server.queue = given.queue;
        if (app.count("--access-log") > 0) server.access_log = given.access_log;
    } else if (app.count("--data") == 0) {
        throw Error(ErrorCode::Usage,
                    phrase("no data directory is named", "tidak ada direktori data"),
                    phrase("name it with --data or in a --config",
                           "sebutkan dengan --data atau dalam --config"));
    }
    if (app.count("--data") > 0) config_.data = data_;
}

void Program::run() {
    // Before the first thread is started, so that all of them have it.
    telusur::block_process_signals();
    // Whoever read the log has gone: no reason to go, too.
    std::signal(SIGPIPE, SIG_IGN);
    telusur::check_reach(config_);
    telusur::check_admin_config(config_.admin);
    raise_descriptor_limit(config_.server.connections);

    const auto warn_of = [this](const Error& error) { warn(error); };
    const telusur::DataDirectory directory(config_.data);
    const std::filesystem::path& state = config_.server.state;
    telusur::CrashGuard guard(state.empty() ? telusur::state_directory() : state, warn_of);
    const auto current = directory.current_if_readable();
    telusur::LiveEngine live(directory, warn_of, config_.ranking,
                             current ? guard.begin(*current) : std::nullopt);
    telusur::Service service(config_, live);
    service.bind();
    // Always in these words: scripts wait for them.
    messages_.write("searchd: " + service.state());
    telusur::Heartbeat heartbeat(guard);
    const telusur::ProcessSignals signals({[&service] {
                                               telusur::notify_stopping();
                                               service.stop();
                                           },
                                           [&service] {
                                               telusur::notify_reloading();
                                               service.reload();
                                               telusur::notify_ready(service.state());
                                           }});
    telusur::notify_ready(service.state());
    service.run([&heartbeat] { heartbeat.beat(); });
}

int Program::main(int argc, char** argv) {
    CLI::App app;
    describe(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : telusur::exit_code(ErrorCode::Usage);
    }
    if (app.count("--make-admin-key") > 0) {
        const telusur::AdminKey made = telusur::make_admin_key();
        fmt::print("key  {}\nhash {}\n", made.key, made.hash);
        return 0;
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
