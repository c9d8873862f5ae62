// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searchd/support/article_words.h"

#include <gtest/gtest.h>

#include "searchd/search/matcher.h"
#include "stemmers/tokenizer.h"

namespace telusur::testing {

DocumentsByWord words_of(const Generation& generation, std::span<const DocumentNumber> documents) {
    DocumentsByWord words;
    for (const DocumentNumber document : documents) {
        const Article article = generation.article(document);
        std::string text = article.title + '\n' + body_text(article);
        for (const std::string& tag : article.tags)
            text += '\n' + tag;
        Tokenizer tokenizer(text);
        for (Token token; tokenizer.next(token);)
            words[std::string(token.of(text))].insert(document);
    }
    return words;
}

void expect_each_finds_its_documents(const Generation& generation, const DocumentsByWord& words) {
    for (const auto& [word, documents] : words) {
        const Query query = parse_query(word, {generation.language().analysis()});
        EXPECT_GE(query.words.size(), 1u) << word;
        const WordMatches matches = match_words(generation, query, Match::Any);
        for (const DocumentNumber document : documents) {
            if (!matches.documents.contains(document)) {
                ADD_FAILURE() << word << " does not find document " << document << ", "
                              << generation.article(document).id;
            } else {
                EXPECT_GT(matches.score_of(document), 0) << word << " in document " << document;
            }
        }
    }
}

}  // namespace telusur::testing
