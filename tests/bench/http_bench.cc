// SPDX-License-Identifier: GPL-3.0-or-later
// Measures searchd's door.
//
//   http_bench pair --data DIR [--clients 8] [--seconds 3] [--rounds 5]
//     searchd's /healthz and one search from the cache, each against cpp-httplib that gives a
//     constant of the same size, in turns: requests a second, and processor time a request.
//     SEARCHD in the environment names the program, for one built otherwise than this.
//   http_bench mix --data DIR --questions FILE [--rate 100] [--seconds 30]
//     lines of a file as questions with three facets at that rate, none of them twice, over
//     kept connections: how long answers take from the moment they are due.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <fstream>
#include <httplib.h>
#include <iostream>
#include <mutex>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "searchd/search/result_json.h"
#include "tests/searchd/http/running_searchd.h"

namespace telusur::testing {
namespace {

using Clock = std::chrono::steady_clock;

struct Options {
    std::string data;
    std::string target = "/v1/search?q=jakarta&facets=tag,author,year";
    std::string questions;
    int clients = 8;
    int rounds = 5;
    int rate = 100;
    double seconds = 3;
};

std::chrono::milliseconds processor_time_of(pid_t id) {
    std::ifstream stream("/proc/" + std::to_string(id) + "/stat");
    const std::string stat{std::istreambuf_iterator<char>(stream), {}};
    std::istringstream rest(stat.substr(stat.rfind(')') + 1));
    std::vector<std::string> fields{std::istream_iterator<std::string>(rest), {}};
    const long ticks = std::stol(fields.at(11)) + std::stol(fields.at(12));
    return std::chrono::milliseconds(ticks * 1000 / ::sysconf(_SC_CLK_TCK));
}

/// cpp-httplib in a process of its own, as well set as it can be: no delay, a thread for each
/// client of the measurement.
class PlainServer {
  public:
    PlainServer(std::size_t bytes, int threads) {
        int port_pipe[2] = {};
        if (::pipe(port_pipe) != 0) throw std::runtime_error("no pipe");
        id_ = ::fork();
        if (id_ == 0) serve(bytes, threads, port_pipe[1]);
        if (::read(port_pipe[0], &port_, sizeof port_) != sizeof port_)
            throw std::runtime_error("the plain server did not start");
    }
    ~PlainServer() {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    PlainServer(const PlainServer&) = delete;
    PlainServer& operator=(const PlainServer&) = delete;

    int port() const { return port_; }
    pid_t id() const { return id_; }

  private:
    [[noreturn]] static void serve(std::size_t bytes, int threads, int port_pipe) {
        httplib::Server server;
        const std::string body(bytes, 'a');
        server.new_task_queue = [threads] {
            return new httplib::ThreadPool(static_cast<std::size_t>(threads));
        };
        server.set_tcp_nodelay(true);
        server.set_keep_alive_max_count(1'000'000'000);
        server.Get("/", [&body](const httplib::Request&, httplib::Response& response) {
            response.set_content(body, "application/json");
        });
        const int port = server.bind_to_any_port("127.0.0.1");
        if (::write(port_pipe, &port, sizeof port) != sizeof port) ::_exit(1);
        server.listen_after_bind();
        ::_exit(0);
    }

    pid_t id_ = -1;
    int port_ = 0;
};

struct Rate {
    double per_second = 0;
    double microseconds = 0;  // of processor time of the server, a request
};

Rate load(std::uint16_t port, pid_t server, const std::string& request, const Options& options) {
    std::atomic<bool> is_stopped{false};
    std::atomic<std::size_t> answered{0};
    std::vector<std::thread> threads;
    const auto cpu = processor_time_of(server);
    const auto begun = Clock::now();
    for (int i = 0; i < options.clients; ++i) {
        threads.emplace_back([&] {
            RawClient client(port);
            while (!is_stopped) {
                const RawAnswer answer = client.ask(request);
                if (answer.status != 200) throw std::runtime_error("not answered");
                if (answer.header("connection") == "close") client = RawClient(port);
                ++answered;
            }
        });
    }
    std::this_thread::sleep_for(std::chrono::duration<double>(options.seconds));
    is_stopped = true;
    for (std::thread& thread : threads)
        thread.join();
    const std::chrono::duration<double> elapsed = Clock::now() - begun;
    const auto spent = processor_time_of(server) - cpu;
    const auto count = static_cast<double>(answered);
    return {count / elapsed.count(), static_cast<double>(spent.count()) * 1000 / count};
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void compare(RunningSearchd& searchd, const std::string& target, const Options& options) {
    const std::string request = get_request(target);
    const RawAnswer answer = searchd.ask(target);
    const PlainServer plain(answer.body.size(), options.clients);
    std::vector<double> ratios;
    std::vector<double> own_cpu;
    std::vector<double> plain_cpu;
    std::vector<double> own_rate;
    for (int round = 0; round < options.rounds; ++round) {
        const Rate own = load(searchd.port(), searchd.process().id(), request, options);
        const Rate other =
            load(static_cast<std::uint16_t>(plain.port()), plain.id(), get_request("/"), options);
        ratios.push_back(own.per_second / other.per_second);
        own_rate.push_back(own.per_second);
        own_cpu.push_back(own.microseconds);
        plain_cpu.push_back(other.microseconds);
    }
    fmt::print(
        "{} ({} bytes), {} clients: {:.0f}/s, {:.2f} x plain; CPU {:.1f} us a request, "
        "plain {:.1f}\n",
        target, answer.body.size(), options.clients, median(own_rate), median(ratios),
        median(own_cpu), median(plain_cpu));
}

void pair(const Options& options) {
    RunningSearchd searchd(options.data);
    compare(searchd, "/healthz", options);
    compare(searchd, options.target, options);
}

void mix(const Options& options) {
    RunningSearchd searchd(options.data, {"--threads", "4"});
    std::vector<std::string> targets;
    std::ifstream lines(options.questions);
    for (std::string line; std::getline(lines, line);)
        targets.push_back("/v1/search?facets=tag,author,year&q=" + encode_url(line));
    if (targets.empty()) throw std::runtime_error("no questions");
    const auto count =
        std::min(targets.size(), static_cast<std::size_t>(options.rate * options.seconds));
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::vector<double> milliseconds;
    std::size_t failed = 0;
    const auto begun = Clock::now();
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&] {
            RawClient client(searchd.port());
            for (std::size_t number = next++; number < count; number = next++) {
                const auto due =
                    begun + std::chrono::microseconds(number * 1'000'000 /
                                                      static_cast<std::size_t>(options.rate));
                std::this_thread::sleep_until(due);
                const int status = client.ask(get_request(targets[number])).status;
                const std::chrono::duration<double, std::milli> took = Clock::now() - due;
                const std::lock_guard lock(mutex);
                milliseconds.push_back(took.count());
                failed += status == 200 ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double share) {
        return milliseconds[static_cast<std::size_t>(share *
                                                     static_cast<double>(milliseconds.size() - 1))];
    };
    fmt::print(
        "{} questions at {}/s: p50 {:.2f} ms, p90 {:.2f}, p99 {:.2f}, most {:.2f}; {} not "
        "answered; CPU {:.2f} ms each\n",
        count, options.rate, at(.5), at(.9), at(.99), at(1), failed,
        static_cast<double>(searchd.processor_time().count()) / static_cast<double>(count));
}

}  // namespace
}  // namespace telusur::testing

int main(int argc, char** argv) {
    using telusur::testing::Options;
    Options options;
    CLI::App app("Measures searchd's door");
    app.require_subcommand(1);
    for (auto* command : {app.add_subcommand("pair"), app.add_subcommand("mix")}) {
        command->add_option("--data", options.data)->required();
        command->add_option("--seconds", options.seconds);
        command->add_option("--clients", options.clients);
        command->add_option("--rounds", options.rounds);
        command->add_option("--rate", options.rate);
        command->add_option("--target", options.target);
        command->add_option("--questions", options.questions);
    }
    CLI11_PARSE(app, argc, argv);
    if (app.got_subcommand("pair")) {
        telusur::testing::pair(options);
    } else {
        telusur::testing::mix(options);
    }
    return 0;
}
