// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/tokenizer.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/stemmers/tokens_of.h"

namespace telusur {
namespace {

using testing::tokens_of;
using testing::words_of;

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

TEST(Tokenizer, Addresses) {
    expect_words({
        {"surel redaksi@kabar.example.", {"surel", "redaksi@kabar.example"}},
        {"KABAR.com-Surabaya", {"KABAR.com", "Surabaya"}},
        {"Baca www.kabar.example, lalu", {"Baca", "www.kabar.example", "lalu"}},
        {"(https://kabar.example/a)", {"https://kabar.example/a"}},
        {"laman https://kabar.example/wisata/pantai",
         {"laman", "https://kabar.example/wisata/pantai"}},
        // The blank before is often lost.
        {"dihttps://kabar.example", {"di", "https://kabar.example"}},
        {"2024http://kabar.example", {"2024", "http://kabar.example"}},
        {"ayo'https://kabar.example", {"ayo'https", "kabar", "example"}},
        {"https", {"https"}},
        {"httpshttps", {"httpshttps"}},
        {"kemarin.Dia", {"kemarin", "Dia"}},
        {"@kabar.com", {"kabar.com"}},
        {"a@b", {"a", "b"}},
    });
}

TEST(Tokenizer, HyphensJoinWords) {
    expect_words({
        {"Undang-Undang", {"Undang-Undang"}},
        {"sayur-mayur", {"sayur-mayur"}},
        {"berlari-larian", {"berlari-larian"}},
        {"KPK-nya", {"KPK-nya"}},
        {"di-PHK", {"di-PHK"}},
        {"ke-2", {"ke-2"}},
        {"1.500-an", {"1.500-an"}},
        {"undang‐undang", {"undang‐undang"}},
        {"undang‑undang", {"undang‑undang"}},
        {"ibu-bapak-anak-cucu", {"ibu-bapak-anak-cucu"}},
        {"SARS-CoV-2", {"SARS-CoV-2"}},
        {"A-H1N1", {"A-H1N1"}},
        {"undang--undang", {"undang", "undang"}},
        {"undang- undang", {"undang", "undang"}},
        {"-undang-", {"undang"}},
        {"Bandung–Jakarta", {"Bandung", "Jakarta"}},
        {"東-京", {"東", "京"}},
        // Two numbers are a score, a span or a sum.
        {"2-1", {"2", "1"}},
        {"2019-2024", {"2019", "2024"}},
        {"08.00-11.30", {"08.00", "11.30"}},
        {"13,5-14,5", {"13,5", "14,5"}},
        {"1-2-3-4", {"1", "2", "3", "4"}},
        {"Rp500-Rp700", {"Rp", "500", "Rp", "700"}},
        {"juta-Rp5", {"juta", "Rp", "5"}},
        {"0812-3456-789", {"0812", "3456", "789"}},
        // A long chain is no word, up to its end.
        {"a-b-c-d-e", {"a", "b", "c", "d", "e"}},
        {"a-b-c-d-e-f", {"a", "b", "c", "d", "e", "f"}},
        {"a-b-c-d-e-f g-h", {"a", "b", "c", "d", "e", "f", "g-h"}},
    });
}

TEST(Tokenizer, Figures) {
    expect_words({
        {"buka 24/7.", {"buka", "24/7"}},
        {"(14/7/2023)", {"14/7/2023"}},
        {"14-07-2023", {"14-07-2023"}},
        {"2023-07-14,", {"2023-07-14"}},
        {"2023-07-14T10", {"2023", "07", "14T10"}},
        {"14-07-23", {"14", "07", "23"}},
        {"1/2/3/4", {"1", "2", "3", "4"}},
        {"10000/24", {"10000", "24"}},
        {"10000/24/7", {"10000", "24", "7"}},
        {"12/PUU/2020", {"12", "PUU", "2020"}},
        {"24/7a", {"24", "7a"}},
        {"24/", {"24"}},
        {"24//7", {"24", "7"}},
        {"1-2-03-2020", {"1", "2", "03", "2020"}},
    });
}

TEST(Tokenizer, DottedAbbreviations) {
    expect_words({
        {"a.n. bupati", {"a.n", "bupati"}},
        {"s.d.", {"s.d"}},
        {"Ph.D.", {"Ph.D"}},
        {"Ir.H.Joko", {"Ir.H.Joko"}},
        {"H.M.Sulaiman", {"H.M", "Sulaiman"}},
        {"Drs.Amir", {"Drs", "Amir"}},
        {"Jl.Melati", {"Jl", "Melati"}},
        {"dll.dst", {"dll", "dst"}},
        {"kemarin.Dia", {"kemarin", "Dia"}},
        {"a..n", {"a", "n"}},
        {"a.1", {"a", "1"}},
        {"é.n", {"é.n"}},
        {"v2.0", {"v2.0"}},
    });
}

TEST(Tokenizer, SaysWhatKindAWordIs) {
    using enum TokenKind;
    const struct {
        std::string text;
        TokenKind kind;
    } rows[] = {
        {"banjir", Word},
        {"Jum'at", Word},
        {"covid19", Word},
        {"undang2", Word},
        {"4x4", Word},
        {"13,5m", Word},
        {"東", Word},
        {"قال", Word},
        {"½", Word},
        {"１２", Word},
        {"undang-undang", Hyphenated},
        {"covid-19", Hyphenated},
        {"1990-an", Hyphenated},
        {"U.S.A", Dotted},
        {"a.n", Dotted},
        {"S.Sos", Dotted},
        {"7", Number},
        {"1.500.000", Number},
        {"13,5", Number},
        {"14.07.2023", Number},
        {"24/7", Figures},
        {"14/7/2023", Figures},
        {"2023-07-14", Figures},
        {"https://kabar.example", Address},
        {"a@kabar.example", Address},
        {"kabar.co.id", Address},
        {"👍", Symbol},
        {"🇮🇩", Symbol},
        {"C++", Symbol},
        {"C#", Symbol},
        {"👨‍👩‍👧", Symbol},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(tokens_of(row.text), (std::vector<Token>{{0, row.text.size(), row.kind}}))
            << row.text;
    }
}

TEST(Tokenizer, ProgrammingLanguagesAreALetter) {
    expect_words({
        {"C++, C# dan F#.", {"C++", "C#", "dan", "F#"}},
        {"C++17", {"C", "17"}},
        {"C#minor", {"C", "minor"}},
        {"1# 2++", {"1", "2"}},
        {"AB++", {"AB"}},
        {"C+", {"C"}},
    });
}

TEST(Tokenizer, CountsSentences) {
    const std::string text = "Banjir.\nDrs. Amir tiba. “Surut?” tanya ia.";
    std::vector<std::uint32_t> sentences;
    for (const Token& token : tokens_of(text))
        sentences.push_back(token.sentence);
    EXPECT_EQ(sentences, (std::vector<std::uint32_t>{0, 1, 1, 1, 2, 2, 2}));
}

}  // namespace
}  // namespace telusur
