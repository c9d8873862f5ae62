// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

#include "tests/searchd/support/article_words.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

TEST(EngineWords, EveryWordOfEveryCorpusArticleFindsIt) {
    const Generation generation = corpus_index().generation();
    std::vector<DocumentNumber> all(generation.columns().document_count());
    std::iota(all.begin(), all.end(), DocumentNumber{0});
    ASSERT_GE(all.size(), 96u);
    const DocumentsByWord words = words_of(generation, all);
    ASSERT_GE(words.size(), 5000u);
    expect_each_finds_its_documents(generation, words);
}

}  // namespace
}  // namespace telusur::testing
