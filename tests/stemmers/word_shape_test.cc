// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_shape.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/stemmers/tokens_of.h"

namespace telusur {
namespace {

enum class Apart { Other, Same };  // what the parts mean, written apart

struct Row {
    std::string written;
    std::string form;
    std::string parts;  // between blanks
    Apart apart = Apart::Other;
};

std::string with_blanks(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += text.empty() ? word : ' ' + word;
    return text;
}

template <std::size_t size>
void expect_shapes(TokenKind kind, const Row (&rows)[size]) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.written);
        const std::vector<Token> tokens = testing::tokens_of(row.written);
        ASSERT_EQ(tokens.size(), 1U);
        EXPECT_EQ(tokens[0].kind, kind);
        const WordShape shape = shape_of(tokens[0].of(row.written), tokens[0].kind);
        EXPECT_EQ(shape.form, row.form);
        EXPECT_EQ(with_blanks(shape.parts), row.parts);
        EXPECT_EQ(shape.parts_suffice, row.apart == Apart::Same);
    }
}

TEST(WordShape, OfWords) {
    expect_shapes(TokenKind::Word, {
                                       {"Banjir", "banjir", ""},
                                       {"KPK", "kpk", ""},
                                       {"Jum'at", "jumat", ""},
                                       {"Jum’at", "jumat", ""},
                                       {"Jum‘at", "jumat", ""},
                                       {"Jum`at", "jumat", ""},
                                       {"Jumʼat", "jumat", ""},
                                       {"Jumʿat", "jumat", ""},
                                       {"ber\u00ADita", "berita", ""},
                                       {"Café", "cafe", ""},
                                       {"ＡＢＣ", "abc", ""},
                                       {"قَالَ", "قال", ""},
                                       {"東", "東", ""},
                                       {"m²", "m2", ""},
                                       {"½", "1⁄2", ""},
                                       {"ʼ", "", ""},
                                   });
}

TEST(WordShape, OfWordsWithNumbers) {
    expect_shapes(TokenKind::Word, {
                                       {"covid19", "covid19", "covid 19", Apart::Same},
                                       {"COVID19", "covid19", "covid 19", Apart::Same},
                                       {"undang2", "undang2", "undang 2", Apart::Same},
                                       {"Piala2026", "piala2026", "piala 2026", Apart::Same},
                                       {"G20", "g20", ""},
                                       {"U23", "u23", ""},
                                       {"CO2", "co2", ""},
                                       {"H1N1", "h1n1", ""},
                                       {"teman2nya", "teman2nya", ""},
                                       {"4x4", "4x4", ""},
                                       {"5G", "5g", ""},
                                       {"70km", "70km", "70 km", Apart::Same},
                                       {"20JT", "20jt", "20 jt", Apart::Same},
                                       {"500Juta", "500juta", "500 juta", Apart::Same},
                                       {"2024lalu", "2024lalu", "2024 lalu", Apart::Same},
                                       {"1,5L", "1,5l", ""},
                                       {"1.5L", "1,5l", ""},
                                       {"5.000mAh", "5000mah", "5000 mah", Apart::Same},
                                       {"1.2.3beta", "1.2.3beta", ""},
                                       {"14.07.2023wib", "14.07.2023wib", ""},
                                       {"30é", "30e", ""},
                                   });
}

TEST(WordShape, OfWordsWithoutTheBlankBetween) {
    expect_shapes(TokenKind::Word,
                  {
                      {"JokoSusilo", "jokosusilo", "joko susilo", Apart::Same},
                      {"TanahAirKita", "tanahairkita", "tanah air kita", Apart::Same},
                      {"KotaTuaJakarta", "kotatuajakarta", "kota tua jakarta", Apart::Same},
                      {"RumahSakitJiwa", "rumahsakitjiwa", "rumah sakit jiwa", Apart::Same},
                      {"dariSurabaya", "darisurabaya", "dari surabaya", Apart::Same},
                      {"DPRDKota", "dprdkota", ""},
                      {"KMBSurabaya", "kmbsurabaya", "kmb surabaya", Apart::Same},
                      {"ÉmilZola", "emilzola", "emil zola", Apart::Same},
                      {"KPKnya", "kpknya", ""},
                      {"TikTok", "tiktok", ""},
                      {"iPhone", "iphone", ""},
                      {"McD", "mcd", ""},
                      {"PTAngin", "ptangin", "pt angin", Apart::Same},
                      {"GoPay", "gopay", ""},
                  });
}

// A letter may fold to nothing, and nothing is no word.
TEST(WordShape, LeavesNoEmptyPart) {
    expect_shapes(TokenKind::Word, {
                                       {"ʼ\u0345Abcd", "abcd", ""},
                                       {"\u3164\u0345Abcd", "abcd", ""},
                                   });
    expect_shapes(TokenKind::Hyphenated, {
                                             {"ʼ-anak", "anak", "anak"},
                                             {"ʼ-ʼ", "", ""},
                                         });
}

TEST(WordShape, OfHyphenatedWords) {
    expect_shapes(TokenKind::Hyphenated,
                  {
                      {"Undang-Undang", "undang-undang", "undang undang", Apart::Same},
                      {"undang\u2011undang", "undang-undang", "undang undang", Apart::Same},
                      {"sayur-mayur", "sayur-mayur", "sayur mayur", Apart::Same},
                      {"berlari-larian", "berlari-larian", "berlari larian", Apart::Same},
                      {"KPK-nya", "kpk-nya", "kpk nya", Apart::Same},
                      {"di-PHK", "di-phk", "di phk", Apart::Same},
                      {"non-aktif", "non-aktif", "non aktif", Apart::Same},
                      {"covid-19", "covid-19", "covid 19", Apart::Same},
                      {"SARS-CoV-2", "sars-cov-2", "sars cov 2", Apart::Same},
                      {"ke-2", "ke-2", "ke 2"},
                      {"U-23", "u-23", "u 23"},
                      {"HR-V", "hr-v", "hr v"},
                      {"e-KTP", "e-ktp", "e ktp"},
                      {"1990-an", "1990-an", "1990 an"},
                      {"1.500-an", "1500-an", "1500 an"},
                      {"7-penumpang", "7-penumpang", "7 penumpang", Apart::Same},
                      {"4x4-nya", "4x4-nya", "4x4 nya", Apart::Same},
                      {"Blok-19a", "blok-19a", "blok 19a", Apart::Same},
                      {"Ju'mat-Sabtu", "jumat-sabtu", "jumat sabtu", Apart::Same},
                  });
}

TEST(WordShape, JoinsHyphenatedWords) {
    const struct {
        std::string written;
        std::string joined;
    } rows[] = {
        {"covid-19", "covid19"},    {"Undang-Undang", "undangundang"},
        {"SARS-CoV-2", "sarscov2"}, {"non-aktif", "nonaktif"},
        {"1.500-an", "1500an"},     {"ʼ-ʼ", ""},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(shape_of(row.written, TokenKind::Hyphenated).joined, row.joined) << row.written;
    }
    EXPECT_EQ(shape_of("covid19", TokenKind::Word).joined, "");
    EXPECT_EQ(shape_of("24/7", TokenKind::Figures).joined, "");
}

TEST(WordShape, OfNumbers) {
    expect_shapes(TokenKind::Number, {
                                         {"7", "7", ""},
                                         {"007", "007", ""},
                                         {"1.500", "1500", ""},
                                         {"1.500.000", "1500000", ""},
                                         {"1.500.000,00", "1500000", ""},
                                         {"1.500.000,25", "1500000,25", ""},
                                         {"1500000", "1500000", ""},
                                         {"13,5", "13,5", ""},
                                         {"13.5", "13,5", ""},
                                         {"0,125", "0,125", ""},
                                         {"0.125", "0,125", ""},
                                         {"1,500", "1,500", ""},
                                         {"1,500,000", "1500000", ""},
                                         {"1,500,000.75", "1500000,75", ""},
                                         {"730,124.56", "730124,56", ""},
                                         {"125,000.00", "125000", ""},
                                         {"09.30", "09,30", ""},
                                         {"2023.125", "2023,125", ""},
                                         {"14.07.2023", "2023-07-14", "14 7 2023"},
                                         {"2023.7.14", "2023-07-14", "2023 7 14"},
                                         {"31.02.2023", "31.02.2023", "31 2 2023"},
                                         {"1.8.1", "1.8.1", "1 8 1"},
                                         {"1,2,3", "1,2,3", "1 2 3"},
                                         {"192.168.1.1", "192.168.1.1", "192 168 1 1"},
                                         {"7.263,7.324", "7.263,7.324", "7 263 7 324"},
                                         {"081.234.5678", "081.234.5678", "81 234 5678"},
                                         {"99999999999999999999999", "99999999999999999999999", ""},
                                     });
}

TEST(WordShape, OfFigures) {
    expect_shapes(TokenKind::Figures, {
                                          {"24/7", "24/7", "24 7"},
                                          {"2021/2022", "2021/2022", "2021 2022"},
                                          {"007/2020", "7/2020", "7 2020"},
                                          {"14/7/2023", "2023-07-14", "14 7 2023"},
                                          {"14/07/2023", "2023-07-14", "14 7 2023"},
                                          {"2023/7/14", "2023-07-14", "2023 7 14"},
                                          {"14-07-2023", "2023-07-14", "14 7 2023"},
                                          {"2023-07-14", "2023-07-14", "2023 7 14"},
                                          {"29/2/2024", "2024-02-29", "29 2 2024"},
                                          {"29/2/2023", "29/2/2023", "29 2 2023"},
                                          {"14/13/2023", "14/13/2023", "14 13 2023"},
                                          {"0/0/2023", "0/0/2023", "0 0 2023"},
                                          {"1/6/25", "1/6/25", "1 6 25"},
                                      });
}

TEST(WordShape, OfDottedAbbreviations) {
    expect_shapes(TokenKind::Dotted, {
                                         {"U.S.A.", "usa", ""},
                                         {"a.n.", "an", ""},
                                         {"S.Sos", "ssos", "sos"},
                                         {"Ph.D", "phd", ""},
                                         {"H.Amin", "hamin", "amin"},
                                         {"Ir.H.Joko", "irhjoko", "joko"},
                                         {"É.N", "en", ""},
                                     });
}

TEST(WordShape, OfAddresses) {
    expect_shapes(TokenKind::Address,
                  {
                      {"https://www.Kabar.example/Kota-Tua/", "kabar.example/kota-tua",
                       "kabar example kota tua"},
                      {"http://kabar.example", "kabar.example", "kabar example"},
                      {"www.kabar.example", "kabar.example", "kabar example"},
                      {"KABAR.CO.ID", "kabar.co.id", "kabar co id"},
                      {"Redaksi@Kabar.example", "redaksi@kabar.example", "redaksi kabar example"},
                      {"https://kabar.example/a?b=1", "kabar.example/a?b=1", "kabar example a b 1"},
                      {"http://www", "www", "www"},
                  });
}

TEST(WordShape, OfSymbols) {
    expect_shapes(TokenKind::Symbol, {
                                         {"👍", "👍", ""},
                                         {"❤️", "❤", ""},
                                         {"🇮🇩", "🇮🇩", ""},
                                         {"C++", "c++", ""},
                                         {"C#", "c#", ""},
                                     });
}

TEST(WordShape, SpellingsMeet) {
    const std::vector<std::string> rows[] = {
        {"1.500.000", "1500000", "1,500,000", "1.500.000,00"},
        {"13,5", "13.5"},
        {"14/7/2023", "14-07-2023", "2023-07-14", "14.07.2023"},
        {"U.S.A", "USA", "u.s.a"},
        {"Jum'at", "Jum’at", "Jum‘at", "Jum`at", "Jum´at", "Jum′at", "Jumat", "Jumʼat"},
        {"https://www.kabar.com/", "www.kabar.com", "kabar.com", "KABAR.COM"},
        {"1,5L", "1.5L", "1.5l"},
    };
    for (const auto& spellings : rows) {
        for (const std::string& spelling : spellings) {
            const Token token = testing::tokens_of(spelling).at(0);
            const Token first = testing::tokens_of(spellings[0]).at(0);
            EXPECT_EQ(shape_of(token.of(spelling), token.kind).form,
                      shape_of(first.of(spellings[0]), first.kind).form)
                << spelling;
        }
    }
}

TEST(WrittenDate, IsADayOfTheCalendar) {
    const struct {
        std::string_view day, month, year;
        std::optional<std::string> date;
    } rows[] = {
        {"14", "07", "2023", "2023-07-14"},
        {"14", "7", "2023", "2023-07-14"},
        {"1", "1", "1945", "1945-01-01"},
        {"0014", "007", "2023", "2023-07-14"},
        {"31", "12", "1999", "1999-12-31"},
        {"29", "2", "2024", "2024-02-29"},
        {"29", "2", "2023", {}},
        {"31", "4", "2023", {}},
        {"0", "7", "2023", {}},
        {"32", "7", "2023", {}},
        {"14", "0", "2023", {}},
        {"14", "13", "2023", {}},
        {"14", "263", "2023", {}},
        {"270", "7", "2023", {}},
        {"14", "7", "23", {}},
        {"14", "7", "20233", {}},
        {"14", "", "2023", {}},
        {"", "7", "2023", {}},
        {"14", "7", "", {}},
        {"14", "juli", "2023", {}},
        {"1,4", "7", "2023", {}},
        {"-1", "7", "2023", {}},
        {"99999999999999999999", "7", "2023", {}},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(written_date(row.day, row.month, row.year), row.date)
            << row.day << ' ' << row.month << ' ' << row.year;
    }
}

TEST(MonthNumber, KnowsNamesOfMonths) {
    const struct {
        std::string_view name, number;
    } rows[] = {
        {"januari", "01"},   {"jan", "01"},       {"february", "02"}, {"pebruari", "02"},
        {"maret", "03"},     {"april", "04"},     {"mei", "05"},      {"may", "05"},
        {"juni", "06"},      {"juli", "07"},      {"agustus", "08"},  {"agt", "08"},
        {"september", "09"}, {"oktober", "10"},   {"nopember", "11"}, {"desember", "12"},
        {"des", "12"},       {"Januari", ""},     {"januar", ""},     {"", ""},
        {" ", ""},           {"jan january", ""}, {"7", ""},
    };
    for (const auto& row : rows)
        EXPECT_EQ(month_number(row.name), row.number) << row.name;
}

TEST(ScaledNumber, MovesTheComma) {
    const struct {
        std::string_view number, scale;
        std::optional<std::string> amount;
    } rows[] = {
        {"13,5", "miliar", "13500000000"},
        {"13,50", "milyar", "13500000000"},
        {"5", "ribu", "5000"},
        {"50", "rb", "50000"},
        {"1500", "juta", "1500000000"},
        {"2", "jt", "2000000"},
        {"1,25", "triliun", "1250000000000"},
        {"3", "trilyun", "3000000000000"},
        {"0,5", "juta", "500000"},
        {"0", "juta", "0"},
        {"1,5004", "ribu", {}},
        {"1,500", "ribu", "1500"},
        {"5", "orang", {}},
        {"5", "", {}},
        {"", "juta", {}},
        {"lima", "juta", {}},
        {"1,2,3", "juta", {}},
        {"2023-07-14", "juta", {}},
        {",5", "juta", {}},
        {"5", "Juta", {}},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(scaled_number(row.number, row.scale), row.amount)
            << row.number << ' ' << row.scale;
    }
}

}  // namespace
}  // namespace telusur
