// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/text_analysis.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/index/field_table.h"
#include "stemmers/normalizer.h"
#include "tests/support/random_text.h"
#include "tests/support/small_language.h"

namespace telusur {
namespace {

using testing::Random;
using Names = std::vector<std::string>;

// Gives each word a long root that starts with the word.
class LongRoots : public Stemmer {
  public:
    std::string root(std::string_view word) const override {
        return std::string(word) + std::string(90, 'r');
    }
    std::string fingerprint() const override { return "long"; }
};

class NoRoots : public Stemmer {
  public:
    std::string root(std::string_view word) const override { return std::string(word); }
    std::string fingerprint() const override { return "none"; }
};

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

struct CutRow {
    std::string text;
    std::string form;
};

TEST(TextAnalysis, CutsFormsAtACodePoint) {
    const NoRoots stemmer;
    const std::vector<CutRow> rows = {
        {repeated("a", 64), repeated("a", 64)},
        {repeated("a", 65), repeated("a", 64)},
        {repeated("a", 5000), repeated("a", 64)},
        {repeated("б", 32), repeated("б", 32)},
        {repeated("б", 33), repeated("б", 32)},
        {"a" + repeated("б", 40), "a" + repeated("б", 31)},
        {repeated("東", 30), repeated("東", 21)},
        {repeated("\U00020000", 20), repeated("\U00020000", 16)},
        {"ab" + repeated("\U00020000", 20), "ab" + repeated("\U00020000", 15)},
        {repeated("é", 70), repeated("e", 64)},
        {repeated("Jum'at", 20), repeated("jumat", 12) + "juma"},
    };
    for (const CutRow& row : rows) {
        const auto words = TextAnalysis(stemmer).analyse(row.text);
        ASSERT_EQ(words.size(), 1u) << row.text;
        EXPECT_EQ(words[0].form, row.form) << row.text;
        EXPECT_EQ(words[0].root, row.form) << row.text;
        EXPECT_EQ(words[0].token, (Token{0, row.text.size()})) << row.text;
    }
}

TEST(TextAnalysis, CutsRootsAtACodePoint) {
    const LongRoots stemmer;
    const auto words = TextAnalysis(stemmer).analyse("ab " + repeated("東", 30));
    ASSERT_EQ(words.size(), 2u);
    EXPECT_EQ(words[0].root, "ab" + repeated("r", 62));
    EXPECT_EQ(words[1].root, repeated("東", 21) + "r");
    EXPECT_EQ(words[0].form, "ab");
}

struct WordsRow {
    std::string text;
    Names forms;
};

TEST(TextAnalysis, FormsOfATextInOrder) {
    const NoRoots stemmer;
    const std::vector<WordsRow> rows = {
        {"", {}},
        {"Harga ikan, harga IKAN!", {"harga", "ikan", "harga", "ikan"}},
        {"Jum’at Rp13,5 anak-anak", {"jumat", "rp13,5", "anak", "anak"}},
        {"satu ʼ dua", {"satu", "dua"}},
        {"\u3164 dua", {"dua"}},
        {"a\xFF"
         "b",
         {"a", "b"}},
    };
    for (const WordsRow& row : rows) {
        Names forms;
        for (const AnalysedWord& word : TextAnalysis(stemmer).analyse(row.text))
            forms.push_back(word.form);
        EXPECT_EQ(forms, row.forms) << row.text;
    }
}

TEST(TextAnalysis, IsBoundedAndPointsIntoTheTextForRandomText) {
    Random random(41);
    const TextAnalysis& analysis = testing::small_language().analysis();
    for (int i = 0; i < 20000; ++i) {
        const std::string text = i % 2 == 0
                                     ? testing::random_text(random, testing::below(random, 60))
                                     : testing::random_bytes(random, testing::below(random, 60));
        for (const AnalysedWord& word : analysis.analyse(text)) {
            ASSERT_FALSE(word.form.empty() || word.root.empty()) << ::testing::PrintToString(text);
            ASSERT_LE(word.form.size(), kMaximumTermBytes);
            ASSERT_LE(word.root.size(), kMaximumTermBytes);
            ASSERT_EQ(to_well_formed(word.form), word.form) << ::testing::PrintToString(text);
            ASSERT_EQ(to_well_formed(word.root), word.root) << ::testing::PrintToString(text);
            ASSERT_TRUE(fold_word(word.token.of(text)).starts_with(word.form))
                << ::testing::PrintToString(text);
        }
    }
}

TEST(TextAnalysis, FingerprintNamesTheStemmer) {
    const NoRoots none;
    const LongRoots long_roots;
    EXPECT_EQ(TextAnalysis(none).fingerprint(), "analysis-2/none");
    EXPECT_NE(TextAnalysis(none).fingerprint(), TextAnalysis(long_roots).fingerprint());
}

}  // namespace
}  // namespace telusur
