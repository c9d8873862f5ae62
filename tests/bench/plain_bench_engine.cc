// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_bench_engine.h"

#include <array>
#include <atomic>
#include <cstdio>
#include <fcntl.h>
#include <fmt/core.h>
#include <fstream>
#include <functional>
#include <map>
#include <numeric>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "indexer/index/error.h"
#include "indexer/index/run_program.h"
#include "tests/bench/plain_bench_measure.h"
#include "tests/bench/plain_bench_telusur.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void refuse_small_archive() {
    throw Error(ErrorCode::Usage, phrase("the archive is too small to draw questions from it",
                                         "arsip terlalu kecil untuk diambil pertanyaannya"));
}

// Questions of all classes (or the one that was named) in no order.
std::vector<SearchRequest> mixed_requests(const Generation& generation, const QuestionDraw& draw) {
    std::vector<SearchRequest> requests;
    for (const Question& question : draw_questions(generation, draw))
        requests.push_back(request_of(question));
    if (requests.empty()) refuse_small_archive();
    std::mt19937_64 random(draw.seed);
    for (std::size_t i = requests.size(); i > 1; --i)
        std::swap(requests[i - 1], requests[random() % i]);
    return requests;
}

// The most frequent word of 20 to 40 % of the articles, chosen without reading any postings; in a
// small archive that has none, the most frequent of all.
Question first_question(const Generation& generation) {
    const Vocabulary& vocabulary = generation.vocabulary();
    const std::uint64_t articles = generation.columns().document_count();
    if (vocabulary.word_count() == 0) refuse_small_archive();
    WordNumber chosen = 0;
    for (WordNumber word = vocabulary.word_count(); word-- > 0;) {
        const std::uint64_t percent = 100 * std::uint64_t{vocabulary.documents(word)} / articles;
        if (percent >= 20 && percent < 40) chosen = word;
    }
    return {"common", {std::string(vocabulary.form(chosen))}};
}

// Asks the system to forget what it has in memory of the files; needs no rights.
void drop_from_cache(const fs::path& directory) {
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) continue;
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

void measure_opening(const fs::path& directory, const char* state) {
    const auto start = Clock::now();
    const double cpu_start = thread_milliseconds();
    const Generation generation(directory);
    const double opened = thread_milliseconds() - cpu_start;
    const double opened_wall = 1e3 * seconds_since(start);
    const SearchRequest request = request_of(first_question(generation));
    const auto asked = Clock::now();
    const Answer answer = ask_telusur(generation, request, Work::TopTenAndFacets);
    fmt::print(
        "{:5} opened in {:.1f} ms wall ({:.1f} CPU), first answer with facets ({} articles) "
        "{:.1f} ms wall ({:.1f} CPU)\n",
        state, opened_wall, opened, answer.total, 1e3 * seconds_since(asked), answer.milliseconds);
}

// A process of its own, which has nothing open yet.
void in_fresh_process(const std::function<void()>& work) {
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        const int code = run_program("plain_bench", [&work](Language) {
            work();
            return 0;
        });
        std::_Exit(code);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || status != 0) {
        throw Error(ErrorCode::Internal,
                    phrase("the measuring process failed", "proses pengukur gagal"));
    }
}

void print_memory(const char* when) {
    std::ifstream status("/proc/self/status");
    std::map<std::string, double> megabytes;
    for (std::string line; std::getline(status, line);) {
        const std::size_t colon = line.find(':');
        if (line.starts_with("Rss")) {
            megabytes[line.substr(0, colon)] = std::stod(line.substr(colon + 1)) / 1024;
        }
    }
    fmt::print("{}: {:.1f} MB of mapped files, {:.1f} MB anonymous\n", when, megabytes["RssFile"],
               megabytes["RssAnon"]);
}

struct Throughput {
    double per_second = 0;    ///< by the clock on the wall: less when others use the machine
    double milliseconds = 0;  ///< of processor time a question: more when threads hinder each other
};

Throughput throughput(const Generation& generation, const std::vector<SearchRequest>& requests,
                      std::size_t thread_count, int questions) {
    std::atomic<int> next = 0;
    std::vector<double> milliseconds(thread_count);
    const auto ask = [&](double& took) {
        const double start = thread_milliseconds();
        for (int i = next++; i < questions; i = next++)
            ask_telusur(generation, requests[static_cast<std::size_t>(i) % requests.size()],
                        Work::TopTenAndFacets);
        took = thread_milliseconds() - start;
    };
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (double& took : milliseconds)
        threads.emplace_back(ask, std::ref(took));
    for (std::thread& thread : threads)
        thread.join();
    const double all = std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0);
    return {questions / seconds_since(start), all / questions};
}

}  // namespace

void measure_open(const fs::path& directory, const EngineRun& run) {
    for (int round = 0; round < run.rounds; ++round) {
        drop_from_cache(directory);
        in_fresh_process([&] { measure_opening(directory, "cold"); });
        in_fresh_process([&] { measure_opening(directory, "warm"); });
    }
    const Generation generation(directory);
    print_memory("memory after opening");
    const auto requests = mixed_requests(generation, run.draw);
    print_memory("memory after drawing questions");
    const double start = thread_milliseconds();
    for (int i = 0; i < run.questions; ++i)
        ask_telusur(generation, requests[static_cast<std::size_t>(i) % requests.size()],
                    Work::TopTenAndFacets);
    const double took = thread_milliseconds() - start;
    fmt::print("{} mixed questions with facets, {:.3f} CPU ms each\n", run.questions,
               took / run.questions);
    print_memory("memory after them");
}

void measure_threads(const Generation& generation, const EngineRun& run) {
    const auto requests = mixed_requests(generation, run.draw);
    throughput(generation, requests, 2, static_cast<int>(requests.size()));  // warms
    const auto print = [](const std::string& what, const Throughput& one, const Throughput& two,
                          double ratio) {
        fmt::print(
            "{}: one thread {:.0f}/s, two {:.0f}/s, ratio {:.2f}; CPU ms a question {:.3f} "
            "and {:.3f}\n",
            what, one.per_second, two.per_second, ratio, one.milliseconds, two.milliseconds);
    };
    std::array<std::vector<double>, 5> columns;
    for (int round = 1; round <= run.rounds; ++round) {
        const Throughput one = throughput(generation, requests, 1, run.questions);
        const Throughput two = throughput(generation, requests, 2, run.questions);
        const std::array values{one.per_second, one.milliseconds, two.per_second, two.milliseconds,
                                two.per_second / one.per_second};
        for (std::size_t i = 0; i < values.size(); ++i)
            columns[i].push_back(values[i]);
        print(fmt::format("round {}", round), one, two, values.back());
    }
    print("medians", {median(columns[0]), median(columns[1])},
          {median(columns[2]), median(columns[3])}, median(columns[4]));
}

void repeat_questions(const Generation& generation, const QuestionDraw& draw, double seconds) {
    const auto requests = mixed_requests(generation, draw);
    std::uint64_t asked = 0;
    double took = 0;
    for (const auto start = Clock::now(); seconds_since(start) < seconds; ++asked)
        took += ask_telusur(generation, requests[asked % requests.size()], Work::TopTenAndFacets)
                    .milliseconds;
    fmt::print("{} questions of class {} with facets, {:.3f} CPU ms each\n", asked, draw.only,
               took / static_cast<double>(asked));
}

}  // namespace telusur
