// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

#include "tests/searchd/support/article_words.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/searchd/support/shared_articles.h"
#include "tests/support/random_text.h"

namespace telusur::testing {
namespace {

constexpr std::size_t kArticles = 1000;

TEST(EngineWordsShared, EveryWordOfRandomRealArticlesFindsThem) {
    const std::filesystem::path path = shared_articles();
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no shared data at " << path;
    const SampleIndex index(std::vector<std::string>{path.string()});
    const Generation generation = index.generation();
    std::vector<DocumentNumber> documents(generation.columns().document_count());
    ASSERT_GE(documents.size(), 15000u);
    std::iota(documents.begin(), documents.end(), DocumentNumber{0});
    std::shuffle(documents.begin(), documents.end(), Random(41));
    documents.resize(kArticles);
    const DocumentsByWord words = words_of(generation, documents);
    RecordProperty("words", static_cast<int>(words.size()));
    ASSERT_GE(words.size(), 20000u);
    expect_each_finds_its_documents(generation, words);
}

}  // namespace
}  // namespace telusur::testing
