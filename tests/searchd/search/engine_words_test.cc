// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "searchd/search/matcher.h"
#include "stemmers/tokenizer.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

// Index and question must meet: whatever stands in an article, as it stands there, finds it.
TEST(EngineWords, EveryWordOfEveryCorpusArticleFindsIt) {
    const Generation generation = corpus_index().generation();
    const DocumentNumber count = generation.columns().document_count();
    ASSERT_GE(count, 96u);
    std::map<std::string, std::set<DocumentNumber>> articles_by_word;
    for (DocumentNumber document = 0; document < count; ++document) {
        const Article article = generation.article(document);
        std::string text = article.title + '\n' + body_text(article);
        for (const std::string& tag : article.tags)
            text += '\n' + tag;
        Tokenizer tokenizer(text);
        for (Token token; tokenizer.next(token);) {
            articles_by_word[std::string(token.of(text))].insert(document);
        }
    }
    ASSERT_GE(articles_by_word.size(), 5000u);
    for (const auto& [word, documents] : articles_by_word) {
        const Query query = parse_query(word, {generation.language().analysis()});
        ASSERT_GE(query.words.size(), 1u) << word;
        const WordMatches matches = match_words(generation, query, Match::Any);
        for (const DocumentNumber document : documents) {
            EXPECT_TRUE(matches.documents.contains(document))
                << word << " in document " << document;
            EXPECT_GT(matches.scores.at(document), 0) << word << " in document " << document;
        }
    }
}

}  // namespace
}  // namespace telusur::testing
