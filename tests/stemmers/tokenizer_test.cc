// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/tokenizer.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "stemmers/normalizer.h"
#include "tests/support/random_text.h"

namespace telusur {
namespace {

using testing::Random;

// A text of n bytes cannot hold more tokens: a bound for tokenizers that do not end.
std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    Tokenizer tokenizer(text);
    for (Token token; tokens.size() <= text.size() && tokenizer.next(token);)
        tokens.push_back(token);
    return tokens;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const Token& token : tokens_of(text))
        words.emplace_back(token.of(text));
    return words;
}

using Words = std::vector<std::string>;

struct Row {
    std::string text;
    Words words;
};

void expect_words(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        EXPECT_EQ(words_of(row.text), row.words) << ::testing::PrintToString(row.text);
    }
}

TEST(Tokenizer, IndonesianTexts) {
    expect_words({
        {"", {}},
        {" \t\n", {}},
        {"...!?", {}},
        {"Harga ikan naik.", {"Harga", "ikan", "naik"}},
        {"anak-anak", {"anak-anak"}},
        {"ke-\nmudian", {"ke", "mudian"}},
        {"covid-19", {"covid-19"}},
        {"e-mail", {"e-mail"}},
        {"U.S.A.", {"U.S.A"}},
        {"S.Sos., M.Hum.", {"S.Sos", "M.Hum"}},
        {"“Belum,” katanya", {"Belum", "katanya"}},
        {"dan/atau", {"dan", "atau"}},
        {"@akun #banjir_rob", {"akun", "banjir", "rob"}},
        {"https://a.example/b?c=1", {"https://a.example/b?c=1"}},
        {"C++", {"C++"}},
        {"Bumi—kita…ini", {"Bumi", "kita", "ini"}},
        {"satu\u00A0dua\u3000tiga", {"satu", "dua", "tiga"}},
        {std::string("a\0b", 3), {"a", "b"}},
    });
}

TEST(Tokenizer, Numbers) {
    expect_words({
        {"1.500.000", {"1.500.000"}},
        {"13,5 persen", {"13,5", "persen"}},
        {"Rp13,5", {"Rp", "13,5"}},
        {"Rp1.500.000,00.", {"Rp", "1.500.000,00"}},
        {"Rp 5.000,-", {"Rp", "5.000"}},
        {"pukul 09.30", {"pukul", "09.30"}},
        {"09:30", {"09", "30"}},
        {"1,2,3", {"1,2,3"}},
        {"1, 2, 3", {"1", "2", "3"}},
        {"1..5", {"1", "5"}},
        {"1.,5", {"1", "5"}},
        {".5", {"5"}},
        {"5.", {"5"}},
        {"No.5", {"No", "5"}},
        {"5.a", {"5", "a"}},
        {"4x4", {"4x4"}},
        {"50%", {"50"}},
        {"2021/2022", {"2021/2022"}},
        {"m² ½ Ⅳ", {"m²", "½", "Ⅳ"}},
        {"１２３", {"１２３"}},
        {"١٢٣", {"١٢٣"}},
    });
}

TEST(Tokenizer, Apostrophes) {
    expect_words({
        {"Jum'at", {"Jum'at"}},
        {"Jum’at", {"Jum’at"}},
        {"Jum‘at", {"Jum‘at"}},
        {"Jum`at", {"Jum`at"}},
        {"Jum´at", {"Jum´at"}},
        {"Jum‛at", {"Jum‛at"}},
        {"Jum′at", {"Jum′at"}},
        {"Jum＇at", {"Jum＇at"}},
        {"Jumʼat", {"Jumʼat"}},
        {"Jumʿat", {"Jumʿat"}},
        {"'Jumat'", {"Jumat"}},
        {"‘Jumat’", {"Jumat"}},
        {"Jum''at", {"Jum", "at"}},
        {"Jum' at", {"Jum", "at"}},
        {"rock 'n' roll", {"rock", "n", "roll"}},
        {"5'a", {"5", "a"}},
        {"a'5", {"a", "5"}},
        {"Jum'", {"Jum"}},
        {"d'a'b", {"d'a'b"}},
        {"e\u0301'a", {"e\u0301'a"}},
    });
}

TEST(Tokenizer, InvisibleCharactersAndMarks) {
    expect_words({
        {"ber\u00ADita", {"ber\u00ADita"}},
        {"ber\u200Dita", {"ber\u200Dita"}},
        {"ber\u200Cita", {"ber\u200Cita"}},
        {"\u00ADita", {"ita"}},
        {"\uFEFFBanjir", {"Banjir"}},
        {"\u0301a", {"a"}},
        {"re\u0301sume\u0301 x", {"re\u0301sume\u0301", "x"}},
        {"\u200D", {}},
        {"قَالَ مُحَمَّد،", {"قَالَ", "مُحَمَّد"}},
        {"हिन्दी में", {"हिन्दी", "में"}},
        {"สวัสดี", {"สวัสดี"}},
        {"東京都、2021年。", {"東", "京", "都", "2021", "年"}},
        {"한국어", {"한국어"}},
        {"ＡＢＣ", {"ＡＢＣ"}},
        {"👍", {"👍"}},
        {"👍bagus👍🏽", {"👍", "bagus", "👍🏽"}},
        {"👨‍👩‍👧", {"👨‍👩‍👧"}},
        {"🇮🇩🇲🇾", {"🇮🇩", "🇲🇾"}},
        {"\U00010400b", {"\U00010400b"}},
    });
}

// Enclosing marks are combining marks too (general category Me).
TEST(Tokenizer, EnclosingMarksBelongToTheWord) {
    expect_words({
        {"а\u0488б", {"а\u0488б"}},
        {"a\u20DDb", {"a\u20DDb"}},
        {"1\uFE0F\u20E3", {"1\uFE0F\u20E3"}},
    });
}

TEST(Tokenizer, IllFormedBytesDivideWords) {
    expect_words({
        {"a\xFF"
         "b",
         {"a", "b"}},
        {"\xC0\xAFx", {"x"}},
        {"abc\xE2\x80", {"abc"}},
        {"abc\xE2\x80z", {"abc", "z"}},
        {"\xED\xA0\x80z", {"z"}},
        {"é\xC3", {"é"}},
        {"\xF0\x9F\x91", {}},
        {"a'\xFF"
         "b",
         {"a", "b"}},
        {"1.\xFF"
         "5",
         {"1", "5"}},
    });
}

TEST(Tokenizer, GivesOffsetsInBytes) {
    const std::string text = "Él, 13,5 東京";
    EXPECT_EQ(tokens_of(text),
              (std::vector<Token>{{0, 3}, {5, 9, TokenKind::Number}, {10, 13}, {13, 16}}));
}

TEST(Tokenizer, StaysAtTheEnd) {
    Tokenizer tokenizer("satu ");
    Token token;
    EXPECT_TRUE(tokenizer.next(token));
    EXPECT_FALSE(tokenizer.next(token));
    EXPECT_FALSE(tokenizer.next(token));
}

void expect_ascending_inside(const std::string& text) {
    const std::vector<Token> tokens = tokens_of(text);
    ASSERT_LE(tokens.size(), text.size()) << ::testing::PrintToString(text);
    std::size_t last_end = 0;
    for (const Token& token : tokens) {
        ASSERT_GE(token.begin, last_end) << ::testing::PrintToString(text);
        ASSERT_LT(token.begin, token.end) << ::testing::PrintToString(text);
        ASSERT_LE(token.end, text.size()) << ::testing::PrintToString(text);
        last_end = token.end;
    }
}

TEST(Tokenizer, EndsWithAscendingRangesOnRandomBytes) {
    Random random(4);
    for (int i = 0; i < 100000 && !::testing::Test::HasFailure(); ++i) {
        expect_ascending_inside(testing::random_bytes(random, testing::below(random, 24)));
    }
}

bool is_boundary(std::string_view text, std::size_t position) {
    return position == text.size() || (static_cast<unsigned char>(text[position]) & 0xC0) != 0x80;
}

TEST(Tokenizer, CutsBetweenCodePoints) {
    Random random(5);
    for (int i = 0; i < 100000; ++i) {
        const std::string text = testing::random_text(random, testing::below(random, 12));
        for (const Token& token : tokens_of(text)) {
            ASSERT_TRUE(is_boundary(text, token.begin) && is_boundary(text, token.end))
                << ::testing::PrintToString(text);
        }
    }
}

TEST(Tokenizer, ReadsAWordAloneAsThatWord) {
    Random random(6);
    for (int i = 0; i < 100000; ++i) {
        const std::string text = testing::random_text(random, testing::below(random, 12));
        for (const std::string& word : words_of(text)) {
            ASSERT_EQ(words_of(word), Words{word}) << ::testing::PrintToString(text);
        }
    }
}

TEST(Tokenizer, BlankDividesWhatIsBeforeFromWhatIsAfter) {
    Random random(7);
    for (int i = 0; i < 50000; ++i) {
        const std::string left = testing::random_bytes(random, testing::below(random, 10));
        const std::string right = testing::random_text(random, testing::below(random, 10));
        Words expected = words_of(left);
        for (std::string& word : words_of(right))
            expected.push_back(std::move(word));
        ASSERT_EQ(words_of(left + " " + right), expected)
            << ::testing::PrintToString(left + " " + right);
    }
}

TEST(Tokenizer, ReadsIllFormedBytesAsTheReplacementCharacter) {
    Random random(8);
    for (int i = 0; i < 50000; ++i) {
        const std::string bytes = testing::random_bytes(random, testing::below(random, 16));
        ASSERT_EQ(words_of(bytes), words_of(to_well_formed(bytes)))
            << ::testing::PrintToString(bytes);
    }
}

}  // namespace
}  // namespace telusur
