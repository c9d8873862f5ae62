// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for what is similar to articles spread over an archive, in process, and prints the processor
// time of the ranking and of the whole answer:
//   similar_bench DIR [ARTICLES]
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>

#include "indexer/index/run_program.h"
#include "searchd/search/engine.h"
#include "searchd/search/similar_articles.h"
#include "tests/bench/plain_bench_measure.h"

namespace telusur {
namespace {

constexpr std::size_t kSimilar = 5;

void print(const char* name, const std::vector<double>& took) {
    fmt::print("{:8} p50 {:.2f} ms, p99 {:.2f} ms, max {:.2f} ms\n", name, median(took),
               percentile(took, 0.99), percentile(took, 1));
}

int measure(const DataDirectory& directory, std::size_t articles) {
    const Generation generation(live_generation(directory));
    const auto engine = open_engine(directory);
    const std::size_t count = generation.columns().document_count();
    const std::size_t step = std::max<std::size_t>(1, count / articles);
    std::vector<double> ranking;
    std::vector<double> whole;
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; i += step) {
        const auto document = static_cast<DocumentNumber>(i);
        const std::string id = generation.article(document).id;
        double start = thread_milliseconds();
        found += similar_articles(generation, document, kSimilar).size();
        ranking.push_back(thread_milliseconds() - start);
        start = thread_milliseconds();
        engine->similar(id, kSimilar);
        whole.push_back(thread_milliseconds() - start);
    }
    if (ranking.empty()) return 1;
    fmt::print("{} articles, {} asked, {:.1f} similar each, {} copies\n", count, ranking.size(),
               static_cast<double>(found) / static_cast<double>(ranking.size()),
               generation.columns().copies().size());
    print("ranking", ranking);
    print("answer", whole);
    return 0;
}

}  // namespace
}  // namespace telusur

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("similar_bench DIR [ARTICLES]\n", stderr);
        return 2;
    }
    const std::size_t articles = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 2000;
    return telusur::run_program("similar_bench", [&](telusur::Language) {
        return telusur::measure(telusur::DataDirectory(argv[1]), articles);
    });
}
