// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/phrase_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/search/matcher.h"
#include "tests/searchd/support/random_source.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;

Article article_of(const std::string& id, const std::string& title,
                   const std::vector<std::string>& paragraphs,
                   const std::vector<std::string>& tags = {}) {
    Article article;
    article.id = id;
    article.title = title;
    article.tags = tags;
    for (const std::string& paragraph : paragraphs)
        article.body.push_back({Paragraph::Kind::Text, paragraph});
    return article;
}

const SampleIndex& papers() {
    static const SampleIndex index(std::vector<Article>{
        article_of("a", "Kereta cepat jalan", {"Beras naik.", "Gula dan beras"}),
        article_of("b", "Cepat kereta", {"Kereta itu cepat", "kereta", "cepat"}),
        article_of("c", "Kabar", {"Naik kereta. Cepat sekali!", "kereta cepat-cepat"}),
        article_of("d", "Kereta", {"Covid-19 dan Rp1.500.000"}, {"Kereta Cepat", "beras"}),
        article_of("e", "", {"KERETA\u00A0CEPAT", "menulis tulisan"}),
    });
    return index;
}

std::vector<std::string> ids_found(const std::string& question) {
    return ids_of(papers().engine()->search(
        request_of({{"q", question}, {"stop_words", "off"}, {"synonyms", "off"}})));
}

struct PhraseRow {
    std::string question;
    std::vector<std::string> ids;  // sorted
};

TEST(PhraseMatcher, FindsWordsSideBySide) {
    const std::vector<PhraseRow> rows{
        {"\"kereta cepat\"", {"a", "c", "d", "e"}},
        {"\"cepat kereta\"", {"b"}},
        {"\"kereta itu cepat\"", {"b"}},
        {"\"Kereta, Cepat!\"", {"a", "c", "d", "e"}},
        {"\"kereta\"", {"a", "b", "c", "d", "e"}},
        {"\"gula dan beras\"", {"a"}},
        {"\"beras gula\"", {}},
        {"\"beras naik\" \"kereta cepat\"", {"a"}},
        {"kereta -\"kereta cepat\"", {"b"}},
        {"-\"kereta cepat\"", {"b"}},
        {"\"covid-19 dan rp 1500000\"", {"d"}},
        {"\"menulis\"", {"e"}},
        {"\"ditulis\"", {}},
        {"\"menulis tulisan\"", {"e"}},
        {"\"tulisan menulis\"", {}},
        {"\"tidakada kereta\"", {}},
        {"\"cepat beras\"", {}},
        {"\"cepat beras naik\"", {}},
    };
    for (const PhraseRow& row : rows) {
        std::vector<std::string> ids = ids_found(row.question);
        std::sort(ids.begin(), ids.end());
        EXPECT_EQ(ids, row.ids) << row.question;
    }
}

// Any two to four forms that stand side by side in an article find it, and only articles in which
// they do.
TEST(PhraseMatcher, AgreesWithLookingThroughEveryArticle) {
    const Generation generation = corpus_index().generation();
    const Postings postings = generation.postings();
    const TextAnalysis& analysis = generation.language().analysis();
    std::vector<std::vector<std::string>> texts;  // of each document: forms, "" between texts
    for (DocumentNumber document = 0; document < generation.columns().document_count();
         ++document) {
        const Article article = generation.article(document);
        std::vector<std::string>& forms = texts.emplace_back();
        const auto add = [&](const std::string& text) {
            for (const AnalysedWord& word : analysis.analyse(text))
                forms.push_back(word.form);
            forms.emplace_back();
        };
        add(article.title);
        for (const std::string& tag : article.tags)
            add(tag);
        for (const Paragraph& paragraph : article.body)
            add(paragraph.text);
    }
    RandomSource random(17);
    std::size_t phrases = 0;
    for (int round = 0; round < 2000; ++round) {
        const auto& source = texts[random.below(texts.size())];
        const std::size_t length = 1 + random.below(4);
        if (source.size() <= length) continue;
        const std::size_t begin = random.below(source.size() - length);
        QueryPhrase phrase{{source.begin() + static_cast<std::ptrdiff_t>(begin),
                            source.begin() + static_cast<std::ptrdiff_t>(begin + length)}};
        const auto& forms = phrase.forms;
        if (std::find(forms.begin(), forms.end(), "") != forms.end()) continue;
        if (random.chance(20)) std::reverse(phrase.forms.begin(), phrase.forms.end());
        DocSet expected(static_cast<DocumentNumber>(texts.size()));
        for (DocumentNumber document = 0; document < texts.size(); ++document) {
            const auto& all = texts[document];
            if (std::search(all.begin(), all.end(), forms.begin(), forms.end()) != all.end())
                expected.add(document);
        }
        ASSERT_EQ(documents_with_phrase(generation, postings, phrase), expected)
            << ::testing::PrintToString(forms);
        ++phrases;
    }
    EXPECT_GE(phrases, 1000u);
}

}  // namespace
}  // namespace telusur::testing
