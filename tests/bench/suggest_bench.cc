// SPDX-License-Identifier: GPL-3.0-or-later
// How long completions take: beginnings of random words of random titles, alone and behind the word
// before them. suggest_bench --data DIR [--count N] [--limit N]
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <random>

#include "indexer/index/data_directory.h"
#include "indexer/index/generation.h"
#include "indexer/index/run_program.h"
#include "searchd/search/suggester.h"
#include "stemmers/normalizer.h"

namespace telusur {
namespace {

struct Sample {
    std::string typed;
    double milliseconds = 0;
    double processor_milliseconds = 0;  // what it takes on a machine that does nothing else
    std::size_t completions = 0;
};

std::vector<std::string> words_of(const std::string& title) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : with_plain_blanks(title) + ' ') {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

std::string beginning_of(const std::string& word, std::size_t code_points) {
    std::size_t end = 0;
    for (; end < word.size(); ++end) {
        if ((static_cast<unsigned char>(word[end]) & 0xC0) != 0x80 && code_points-- == 0) break;
    }
    return word.substr(0, end);
}

double processor_milliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Sorts what it is given.
std::string percentiles(std::vector<Sample>& samples, double Sample::*time) {
    std::sort(samples.begin(), samples.end(),
              [time](const Sample& left, const Sample& right) { return left.*time < right.*time; });
    const auto at = [&](std::size_t percent) {
        return samples[(samples.size() - 1) * percent / 100].*time;
    };
    return fmt::format("p50 {:.3f} ms, p90 {:.3f}, p99 {:.3f}, most {:.3f}", at(50), at(90), at(99),
                       at(100));
}

class Bench {
  public:
    explicit Bench(const std::string& data) : generation_(live_generation(DataDirectory(data))) {}

    // 1 to 8 letters of a title's word, behind the word before it if `words` is 2.
    void run(std::size_t words, std::size_t count, std::size_t limit) {
        std::vector<Sample> samples;
        while (samples.size() < count) {
            const std::string typed = any_beginning(words);
            if (!typed.empty()) samples.push_back(measured(typed, limit));
        }
        report(fmt::format("{} word{}", words, words == 1 ? "" : "s"), samples);
    }

  private:
    std::string any_beginning(std::size_t count) {
        const auto document =
            static_cast<DocumentNumber>(random_() % generation_.manifest().articles);
        const auto words = words_of(generation_.article(document).title);
        if (words.size() < count) return {};
        const std::size_t last = count - 1 + random_() % (words.size() - count + 1);
        const std::string beginning = beginning_of(words[last], 1 + random_() % 8);
        return count == 1 ? beginning : words[last - 1] + ' ' + beginning;
    }

    Sample measured(const std::string& typed, std::size_t limit) const {
        const double processor_started = processor_milliseconds();
        const auto started = std::chrono::steady_clock::now();
        const auto completions = suggester_.suggest(typed, limit);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - started;
        return {typed, took.count(), processor_milliseconds() - processor_started,
                completions.size()};
    }

    static void report(const std::string& name, std::vector<Sample> samples) {
        const auto empty = std::count_if(samples.begin(), samples.end(),
                                         [](const auto& one) { return one.completions == 0; });
        fmt::print("{}: {} beginnings, {} without completions\n", name, samples.size(), empty);
        fmt::print("  clock      {}\n", percentiles(samples, &Sample::milliseconds));
        fmt::print("  processor  {}\n", percentiles(samples, &Sample::processor_milliseconds));
        for (std::size_t i = samples.size() - std::min<std::size_t>(samples.size(), 5);
             i < samples.size(); ++i)
            fmt::print("  {:.3f} ms  {}\n", samples[i].processor_milliseconds, samples[i].typed);
    }

    Generation generation_;
    StopWords stop_words_;
    Suggester suggester_{generation_, stop_words_};
    std::mt19937_64 random_{20261122};
};

int run(int argc, char** argv) {
    CLI::App app{"Measures completions."};
    std::string data;
    std::size_t count = 2000;
    std::size_t limit = kDefaultCompletions;
    app.add_option("--data", data)->required();
    app.add_option("--count", count)->check(CLI::PositiveNumber);
    app.add_option("--limit", limit)->check(CLI::Range(std::size_t{1}, kMostCompletions));
    CLI11_PARSE(app, argc, argv);
    Bench bench(data);
    for (const unsigned words : {1U, 1U, 2U})  // the first to bring the files into memory
        bench.run(words, count, limit);
    return 0;
}

}  // namespace
}  // namespace telusur

int main(int argc, char** argv) {
    return telusur::run_program(
        "suggest_bench", [argc, argv](telusur::Language) { return telusur::run(argc, argv); });
}
