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
        {"\"kereta cepat\"~1", {"a", "b", "c", "d", "e"}},
        {"\"kereta sekali\"~1", {"c"}},
        {"\"kereta sekali\"~0", {}},
        {"\"cepat kereta\"~100", {"b"}},
        {"\"gula beras\"~1 -\"kereta cepat\"~1", {}},
        {"kereta -\"kereta cepat\"~1", {}},
        {"naik NEAR/1 beras", {"a"}},
        {"beras NEAR/1 naik", {"a"}},
        {"gula NEAR/1 beras", {}},
        {"gula NEAR/2 beras", {"a"}},
        {"kereta NEAR/1 cepat", {"a", "b", "c", "d", "e"}},
        {"naik NEAR/2 cepat", {"c"}},
        {"naik NEAR/S cepat", {}},
        {"naik NEAR/S kereta", {"c"}},
        {"ditulis NEAR tulisan", {"e"}},
        {"tulis NEAR/1 menulis kereta", {"e"}},
        {"beras NEAR tidakada", {}},
        {"kere*", {"a", "b", "c", "d", "e"}},
        {"menul*", {"e"}},
        {"tul*", {"e"}},
        {"menulisk*", {}},
        {"tulis*", {"e"}},
        {"ber* -kere*", {}},
        {"gul*", {"a"}},
        {"qxz*", {}},
        {"gul* naik", {"a"}},
        {"kereta -gul* -menul*", {"b", "c", "d"}},
    };
    for (const PhraseRow& row : rows) {
        std::vector<std::string> ids = ids_found(row.question);
        std::sort(ids.begin(), ids.end());
        EXPECT_EQ(ids, row.ids) << row.question;
    }
}

// The forms of each article's texts, "" between texts; looked through word by word.
using Texts = std::vector<std::vector<std::string>>;

Texts texts_of(const Generation& generation) {
    const TextAnalysis& analysis = generation.language().analysis();
    Texts texts;
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
    return texts;
}

template <typename Holds>
DocSet documents_that(const Texts& texts, const Holds& holds) {
    DocSet documents(static_cast<DocumentNumber>(texts.size()));
    for (DocumentNumber document = 0; document < texts.size(); ++document) {
        if (holds(texts[document])) documents.add(document);
    }
    return documents;
}

// Two different words of one article, no further apart than eight.
std::pair<std::string, std::string> neighbours(const Texts& texts, RandomSource& random) {
    while (true) {
        const auto& source = texts[random.below(texts.size())];
        const std::size_t left = random.below(source.size());
        const std::size_t right = left + 1 + random.below(8);
        if (right >= source.size() || source[left].empty() || source[right].empty()) continue;
        return {source[left], source[right]};
    }
}

TEST(PhraseMatcher, FindsWordsApartAsLookingThroughEveryArticleDoes) {
    const Generation generation = corpus_index().generation();
    const Postings postings = generation.postings();
    const Texts texts = texts_of(generation);
    RandomSource random(23);
    std::uint64_t found = 0;
    for (int round = 0; round < 1000; ++round) {
        const auto [first, second] = neighbours(texts, random);
        const auto slop = static_cast<std::uint32_t>(1 + random.below(6));
        const auto stands = [&, &left = first, &right = second](const auto& forms) {
            for (std::size_t i = 0; i < forms.size(); ++i) {
                for (std::size_t j = i + 1; forms[i] == left && j < forms.size(); ++j) {
                    if (forms[j].empty() || j - i - 1 > slop) break;
                    if (forms[j] == right) return true;
                }
            }
            return false;
        };
        const DocSet documents =
            documents_with_phrase(generation, postings, {{first, second}, slop});
        ASSERT_EQ(documents, documents_that(texts, stands)) << first << ' ' << second << slop;
        found += documents.size();
    }
    EXPECT_GE(found, 500u);
}

TEST(PhraseMatcher, FindsWordsNearAsLookingThroughEveryArticleDoes) {
    const Generation generation = corpus_index().generation();
    const Postings postings = generation.postings();
    const Texts texts = texts_of(generation);
    const Vocabulary& vocabulary = generation.vocabulary();
    const auto root_of = [&](const std::string& form) {
        return std::string(vocabulary.root(vocabulary.find(form).value()));
    };
    RandomSource random(29);
    std::uint64_t found = 0;
    for (int round = 0; round < 300; ++round) {
        const auto [left, right] = neighbours(texts, random);
        const std::string left_root = root_of(left);
        const std::string right_root = root_of(right);
        const auto distance = static_cast<std::uint32_t>(1 + random.below(8));
        const auto stands = [&](const auto& forms) {
            for (std::size_t i = 0; i < forms.size(); ++i) {
                if (forms[i].empty()) continue;
                const std::string root = root_of(forms[i]);
                if (root != left_root && root != right_root) continue;
                for (std::size_t j = i + 1; j < forms.size() && j - i <= distance; ++j) {
                    if (forms[j].empty()) break;
                    const std::string other = root_of(forms[j]);
                    if ((root == left_root && other == right_root) ||
                        (root == right_root && other == left_root))
                        return true;
                }
            }
            return false;
        };
        const QueryNearness nearness{{left, left_root}, {right, right_root}, distance};
        const DocSet documents = documents_with_nearness(generation, postings, nearness);
        ASSERT_EQ(documents, documents_that(texts, stands)) << left << ' ' << right << distance;
        found += documents.size();
    }
    EXPECT_GE(found, 300u);
}

// Any two to four forms that stand side by side in an article find it, and only articles in which
// they do.
TEST(PhraseMatcher, AgreesWithLookingThroughEveryArticle) {
    const Generation generation = corpus_index().generation();
    const Postings postings = generation.postings();
    const Texts texts = texts_of(generation);
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
        const DocSet expected = documents_that(texts, [&forms](const auto& all) {
            return std::search(all.begin(), all.end(), forms.begin(), forms.end()) != all.end();
        });
        ASSERT_EQ(documents_with_phrase(generation, postings, phrase), expected)
            << ::testing::PrintToString(forms);
        ++phrases;
    }
    EXPECT_GE(phrases, 1000u);
}

}  // namespace
}  // namespace telusur::testing
