// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes to show the hits of a page, without searching and reading them:
//   snippet_bench DATA < questions, one a line
#include <algorithm>
#include <fmt/format.h>
#include <iostream>

#include "indexer/index/generation.h"
#include "searchd/search/engine.h"
#include "searchd/search/snippets.h"
#include "tests/bench/plain_bench_measure.h"

namespace telusur {
namespace {

int run(const char* data) {
    const DataDirectory directory{data};
    const auto engine = open_engine(directory);
    const Generation generation(live_generation(directory));
    const TextAnalysis& analysis = generation.language().analysis();
    std::vector<double> milliseconds;
    std::size_t fragments = 0;
    std::size_t hits = 0;
    std::size_t bytes = 0;
    for (std::string question; std::getline(std::cin, question);) {
        const SearchResult result = engine->search(parse_search_request({{"q", question}}));
        const Query query =
            parse_query(question, {analysis, nullptr, nullptr, &generation.vocabulary()});
        std::vector<Hit> page;
        for (const Hit& hit : result.hits) {
            page.emplace_back().article = hit.article;
            bytes += body_text(hit.article).size();
        }
        if (page.size() < 10) continue;
        const double start = thread_milliseconds();
        const Snippets snippets(query, analysis);
        for (Hit& hit : page)
            snippets.describe(hit);
        milliseconds.push_back(thread_milliseconds() - start);
        hits += page.size();
        for (const Hit& hit : page)
            fragments += hit.fragments.size();
    }
    if (milliseconds.empty()) return 1;
    std::cout << fmt::format(
        "{} pages of 10 hits: {:.2f} ms median, {:.2f} ms p95, {:.2f} ms most; {:.2f} fragments "
        "and "
        "{} bytes of body a hit\n",
        milliseconds.size(), median(milliseconds), percentile(milliseconds, 0.95),
        percentile(milliseconds, 1), static_cast<double>(fragments) / static_cast<double>(hits),
        bytes / hits);
    return 0;
}

}  // namespace
}  // namespace telusur

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "snippet_bench DATA < questions\n";
        return 2;
    }
    return telusur::run(arguments[1]);
}
