// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <thread>

#include "searchd/search/result_json.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

constexpr std::size_t kThreads = 4;
constexpr std::size_t kSearches = 200;
constexpr std::size_t kStrides[kThreads]{1, 3, 7, 9};  // without a common divisor with kSearches

std::string answer(const Engine& engine, const SearchRequest& request) {
    SearchResult result = engine.search(request);
    result.took_milliseconds = 0;
    return to_json(request, result);
}

TEST(EngineThreads, FourThreadsGetTheAnswersOfOne) {
    const auto engine = corpus_index().engine();
    const std::vector<Article> articles = corpus_index().articles();
    RequestMaker maker(articles, 31);
    std::vector<SearchRequest> requests;
    std::vector<std::string> serial;
    while (requests.size() < kSearches) {
        requests.push_back(maker.next());
        serial.push_back(answer(*engine, requests.back()));
    }
    std::vector<std::vector<std::string>> answers(kThreads, std::vector<std::string>(kSearches));
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&, thread] {
            for (std::size_t i = 0; i < kSearches; ++i) {
                // Each thread in an order of its own, so that different questions meet.
                const std::size_t question = (i * kStrides[thread] + 17 * thread) % kSearches;
                answers[thread][question] = answer(*engine, requests[question]);
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (std::size_t thread = 0; thread < kThreads; ++thread)
        EXPECT_EQ(answers[thread], serial);
}

}  // namespace
}  // namespace telusur::testing
