// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/document_analyser.h"

#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/index/field_table.h"
#include "indexer/index/token_stream.h"
#include "tests/support/path_source.h"
#include "tests/support/random_text.h"
#include "tests/support/sample_articles.h"
#include "tests/support/small_language.h"

namespace telusur {
namespace {

using testing::Random;

const TextAnalysis& analysis() {
    return testing::small_language().analysis();
}

// What TextAnalysis alone gives for an article, with forms instead of numbers.
struct Plain {
    std::map<std::string, std::uint32_t> terms;
    std::uint32_t length = 0;
    std::vector<std::string> symbols;

    void add(std::string_view text, std::uint32_t weight) {
        const auto words = analysis().analyse(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (i > 0 && words[i].token.sentence != words[i - 1].token.sentence)
                symbols.push_back(" .");
            symbols.push_back(words[i].form);
            for_each_term(words[i], [&](const std::string& term) {
                terms[term] += weight;
                length += weight;
            });
            if (words[i].form != words[i].root) terms['=' + words[i].form] += weight;
        }
        symbols.push_back(" |");
    }
};

Plain plain_of(const Article& article) {
    Plain plain;
    plain.add(article.title, kTitleWeight);
    for (const AnalysedWord& word : analysis().analyse(article.title))
        for_each_term(word, [&](const std::string& term) { ++plain.terms['^' + term]; });
    for (const std::string& tag : article.tags)
        plain.add(tag, kTagWeight);
    for (const Paragraph& paragraph : article.body)
        plain.add(paragraph.text, kBodyWeight);
    return plain;
}

void expect_terms(const AnalysedDocument& document, const Plain& plain) {
    std::vector<WeightedTerm> expected;
    for (const auto& [term, weight] : plain.terms)
        expected.push_back({term, weight});
    EXPECT_TRUE(document.terms == expected);
    EXPECT_EQ(document.length, plain.length);
}

// Gives articles to an analyser and compares with TextAnalysis what comes of them and their words.
class Comparison {
  public:
    void add(const Article& article) {
        const Plain plain = plain_of(article);
        const AnalysedDocument& document = analyser_.analyse(article);
        SCOPED_TRACE(article.title);
        expect_terms(document, plain);
        symbols_.push_back(document.symbols);
        plain_.push_back(plain.symbols);
    }

    void take_words() {
        const std::vector<CountedWord> words = analyser_.take_words();
        std::map<std::string, std::pair<std::uint64_t, std::uint32_t>> counts;
        for (std::size_t i = 0; i < plain_.size(); ++i) {
            std::vector<std::string> forms;
            for (const std::uint32_t symbol : symbols_[i]) {
                forms.push_back(symbol == kTextEnd       ? " |"
                                : symbol == kSentenceEnd ? " ."
                                                         : words.at(symbol - kFirstWord).form);
            }
            EXPECT_EQ(forms, plain_[i]);
            for (const std::string& form : plain_[i])
                if (form.front() != ' ') ++counts[form].first;
            for (const std::string& form :
                 std::set<std::string>(plain_[i].begin(), plain_[i].end()))
                if (form.front() != ' ') ++counts[form].second;
        }
        EXPECT_EQ(words.size(), counts.size());
        for (const CountedWord& word : words) {
            EXPECT_EQ(std::pair(word.occurrences, word.documents), counts[word.form]) << word.form;
        }
        symbols_.clear();
        plain_.clear();
    }

    DocumentAnalyser& analyser() { return analyser_; }

  private:
    DocumentAnalyser analyser_{analysis()};
    std::vector<std::vector<std::uint32_t>> symbols_;
    std::vector<std::vector<std::string>> plain_;
};

Article article_of(const std::string& title, const std::vector<std::string>& tags,
                   const std::vector<std::string>& paragraphs) {
    Article article;
    article.title = title;
    article.tags = tags;
    for (const std::string& text : paragraphs)
        article.body.push_back({Paragraph::Kind::Text, text});
    return article;
}

// Words that their neighbours make a date or an amount of, and the same words without them.
TEST(DocumentAnalyser, DatesAndAmountsAreTheirWordsOnlyWhereTheyStand) {
    const std::vector<std::string> rows = {
        "14 Juli 2023",
        "14 Juli. 2023",
        "Juli 14 2023 14 juli 2023 juta",
        "13,5 miliar; miliar 13,5",
        "2023 juta 14 Juli 2023 ribu 3 ribu",
        "13,5-miliar covid-19 covid19 70km 2 km",
        "1.500.000 ribu 1,500.25 triliun",
        "14 14 Juli 2023 2023",
        "",
        "***",
    };
    Comparison comparison;
    for (const std::string& title : rows) {
        for (const std::string& text : rows)
            comparison.add(article_of(title, {text, title}, {text, "", title + " " + text}));
    }
    comparison.take_words();
}

// Counted, not weighed; of the title alone; and nothing that adds to the length.
TEST(DocumentAnalyser, TermsOfTitlesAreThoseUnderWhichTheirWordsAreFound) {
    using Terms = std::map<std::string, std::uint32_t>;
    struct Row {
        Article article;
        Terms terms;
        std::uint32_t length;
    };
    const std::vector<Row> rows = {
        {article_of("Banjir, banjir membangun", {"sawah"}, {"kolam"}),
         {{"^banjir", 2}, {"^bangun", 1}},
         3 * kTitleWeight + kTagWeight + kBodyWeight},
        {article_of("covid-19", {}, {}),
         {{"^covid19", 1}, {"^covid", 1}, {"^19", 1}},
         3 * kTitleWeight},
        {article_of("2 juta", {}, {"banjir"}),
         {{"^2", 1}, {"^juta", 1}, {"^2000000", 2}},
         4 * kTitleWeight + kBodyWeight},
        {article_of("", {"banjir"}, {"banjir"}), {}, kTagWeight + kBodyWeight},
    };
    DocumentAnalyser analyser(analysis());
    for (const Row& row : rows) {
        SCOPED_TRACE(row.article.title);
        const AnalysedDocument& document = analyser.analyse(row.article);
        Terms terms;
        for (const WeightedTerm& term : document.terms) {
            if (term.term.front() == '^') terms.emplace(term.term, term.weight);
        }
        EXPECT_EQ(terms, row.terms);
        EXPECT_EQ(document.length, row.length);
    }
}

TEST(DocumentAnalyser, GivesWhatTheAnalysisGivesForAnyText) {
    constexpr std::size_t kArticlesPerTaking = 40;
    Comparison comparison;
    Random random(83);
    for (std::size_t i = 0; i < 400; ++i) {
        comparison.add(article_of(testing::random_text(random, testing::below(random, 20)),
                                  {testing::random_text(random, 5)},
                                  {testing::random_text(random, testing::below(random, 200)),
                                   testing::random_bytes(random, testing::below(random, 50))}));
        comparison.add(testing::sample_article(84, i));
        if (i % kArticlesPerTaking != 0) continue;
        comparison.take_words();
        if (i % (2 * kArticlesPerTaking) == 0) comparison.analyser().forget();
    }
    comparison.take_words();
}

TEST(DocumentAnalyser, GivesWhatTheAnalysisGivesForTheCorpus) {
    Comparison comparison;
    std::size_t articles = 0;
    const auto source = testing::open_path(TELUSUR_CORPUS);
    while (const auto record = source->next()) {
        if (!record->article) continue;
        comparison.add(*record->article);
        ++articles;
    }
    EXPECT_GE(articles, 80u);
    comparison.take_words();
}

TEST(DocumentAnalyser, WhatItRemembersIsBoundedByForgetting) {
    DocumentAnalyser analyser(analysis());
    const std::size_t empty = analyser.memory_bytes();
    for (std::size_t i = 0; i < 50; ++i)
        analyser.analyse(testing::sample_article(85, i));
    EXPECT_GT(analyser.memory_bytes(), empty);
    EXPECT_FALSE(analyser.take_words().empty());
    EXPECT_TRUE(analyser.take_words().empty());
    analyser.forget();
    EXPECT_EQ(analyser.memory_bytes(), empty);
}

// A chunk of articles must not show what the analyser has read before it.
TEST(DocumentAnalyser, WhatItRemembersMakesNoDifference) {
    DocumentAnalyser fresh(analysis());
    DocumentAnalyser used(analysis());
    for (std::size_t i = 0; i < 30; ++i)
        used.analyse(testing::sample_article(86, i));
    used.take_words();
    for (std::size_t i = 0; i < 30; ++i) {
        const Article article = testing::sample_article(87, i);
        const AnalysedDocument& expected = fresh.analyse(article);
        const AnalysedDocument& found = used.analyse(article);
        EXPECT_TRUE(found.terms == expected.terms);
        EXPECT_EQ(found.symbols, expected.symbols);
    }
    const auto expected = fresh.take_words();
    const auto found = used.take_words();
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].form, expected[i].form);
        EXPECT_EQ(found[i].root, expected[i].root);
    }
}

}  // namespace
}  // namespace telusur
