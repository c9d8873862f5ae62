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
        {repeated("ก", 30), repeated("ก", 21)},
        {repeated("\U00010428", 20), repeated("\U00010428", 16)},
        {"ab" + repeated("\U00010428", 20), "ab" + repeated("\U00010428", 15)},
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
    const auto words = TextAnalysis(stemmer).analyse("ab " + repeated("ก", 30));
    ASSERT_EQ(words.size(), 2u);
    EXPECT_EQ(words[0].root, "ab" + repeated("r", 62));
    EXPECT_EQ(words[1].root, repeated("ก", 21) + "r");
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
        {"Jum’at Rp13,5 anak-anak", {"jumat", "rp", "13,5", "anak-anak"}},
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
            ASSERT_LE(word.token.end, text.size());
            for (const std::string& part : word.parts) {
                ASSERT_FALSE(part.empty()) << ::testing::PrintToString(text);
                ASSERT_LE(part.size(), kMaximumTermBytes);
            }
        }
    }
}

struct TermsRow {
    std::string text;
    std::string terms;  // root, parts and whole of each word, "+" for parts that suffice
};

std::string shown_terms(const AnalysedWord& word) {
    std::string text = word.root;
    for (const std::string& part : word.parts)
        text += '/' + part;
    if (word.parts_suffice) text += '+';
    if (!word.whole.empty()) text += '=' + word.whole;
    return text;
}

TEST(TextAnalysis, TermsOfWords) {
    const std::vector<TermsRow> rows = {
        {"menulis tulisan Menteri", "tulis tulis menteri"},
        {"undang-undang undang2 undang", "undang undang undang"},
        {"berlari-larian sayur-mayur tolong-menolong", "lari sayur tolong"},
        {"KPK-nya di-PHK ke-2 1990-an", "kpk phk 2 1990"},
        {"Covid-19 covid19 COVID 19", "covid19/covid/19+ covid19/covid/19+ covid 19"},
        {"G-20 G20 e-mail", "g20/g/20 g20 email/e/mail"},
        {"non-aktif nonaktif", "nonaktif/non/aktif+ nonaktif"},
        {"Jum'at Jumat", "jumat jumat"},
        {"U.S.A. USA S.Sos.", "usa usa ssos/sos"},
        {"Rp1.500.000 1500000", "rp 1500000 1500000"},
        {"13,5 miliar", "13,5=13500000000 miliar=13500000000"},
        {"13,5. Miliar", "13,5 miliar"},
        {"20jt", "20jt/20/jt+=20000000"},
        {"14 Juli 2023", "14=2023-07-14 juli=2023-07-14 2023=2023-07-14"},
        {"14/07/2023 14-07-2023", "2023-07-14/14/7/2023 2023-07-14/14/7/2023"},
        {"32 Juli 2023", "32 juli 2023"},
        {"24/7", "24/7/24/7"},
        {"@akun #BanjirBandang", "akun banjirbandang/banjir/bandang+"},
        {"redaksi@contoh.id", "redaksi@contoh.id/redaksi/contoh/id"},
        {"https://www.contoh.id/a-b/", "contoh.id/a-b/contoh/id/a/b"},
        {"C++ 👍", "c++ 👍"},
    };
    for (const TermsRow& row : rows) {
        std::string terms;
        for (const AnalysedWord& word : testing::small_language().analysis().analyse(row.text))
            terms += (terms.empty() ? "" : " ") + shown_terms(word);
        EXPECT_EQ(terms, row.terms) << row.text;
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
