// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gtest/gtest.h>

#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/searchd/support/shared_articles.h"

namespace telusur::testing {
namespace {

// One test, because indexing the articles takes most of the time.
TEST(EngineShared, AgreesWithTheOracleOverRealArticles) {
    const std::filesystem::path path = shared_articles();
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no shared data at " << path;
    const SampleIndex index(std::vector<std::string>{path.string()});
    const Generation generation = index.generation();
    const Oracle oracle(index.articles(), generation.language().analysis());
    ASSERT_GE(oracle.articles().size(), 15000u);
    const auto engine = index.engine();
    RequestMaker maker(oracle.articles(), 7);
    std::size_t filtered = 0;
    while (filtered < 200 && !HasFailure()) {
        const SearchRequest request = maker.next();
        bool has_filter = !request.dates.is_open();
        for (const auto& values : request.values)
            has_filter = has_filter || !values.empty();
        if (!has_filter || request.facets.empty()) continue;
        ++filtered;
        expect_as(oracle.answer(request), request, engine->search(request));
    }
    EXPECT_EQ(filtered, 200u);
}

}  // namespace
}  // namespace telusur::testing
