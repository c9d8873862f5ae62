// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes to show the hits of a page, without searching and reading them:
//   snippet_bench DATA < questions, one a line
#include <fmt/format.h>
#include <iostream>
#include <utility>

#include "indexer/index/generation.h"
#include "searchd/search/engine.h"
#include "searchd/search/snippets.h"
#include "tests/bench/plain_bench_measure.h"

namespace telusur {
namespace {

using Page = std::vector<Hit>;

// The words of articles are stemmed once a thread and generation: searching between two pages, with
// the engine's own, would make it forget them.
std::vector<std::pair<std::string, Page>> find_pages(const DataDirectory& directory) {
    const auto engine = open_engine(directory);
    std::vector<std::pair<std::string, Page>> pages;
    for (std::string question; std::getline(std::cin, question);) {
        Page page;
        for (Hit& hit : engine->search(parse_search_request({{"q", question}})).hits)
            page.emplace_back().article = std::move(hit.article);
        if (page.size() == 10) pages.emplace_back(question, std::move(page));
    }
    return pages;
}

int run(const char* data) {
    const DataDirectory directory{data};
    auto pages = find_pages(directory);
    const Generation generation(live_generation(directory));
    const TextAnalysis& analysis = generation.language().analysis();
    std::vector<double> milliseconds;
    std::size_t fragments = 0;
    std::size_t bytes = 0;
    for (auto& [question, page] : pages) {
        const Query query =
            parse_query(question, {analysis, nullptr, nullptr, &generation.vocabulary()});
        const double start = thread_milliseconds();
        const Snippets snippets(query, analysis);
        for (Hit& hit : page)
            snippets.describe(hit);
        milliseconds.push_back(thread_milliseconds() - start);
        for (const Hit& hit : page) {
            fragments += hit.fragments.size();
            bytes += body_text(hit.article).size();
        }
    }
    if (pages.empty()) return 1;
    const std::size_t hits = 10 * pages.size();
    std::cout << fmt::format(
        "{} pages of 10 hits: {:.2f} ms median, {:.2f} ms p95, {:.2f} ms most; {:.2f} fragments "
        "and "
        "{} bytes of body a hit\n",
        pages.size(), median(milliseconds), percentile(milliseconds, 0.95),
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
