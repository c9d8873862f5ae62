// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/acronym_miner.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

#include "stemmers/normalizer.h"
#include "tests/support/random_text.h"

namespace telusur {

void PrintTo(const Acronym& acronym, std::ostream* out) {
    *out << acronym.acronym << " = " << acronym.expansion << " (" << acronym.articles << ", "
         << acronym.first_day << " to " << acronym.last_day << ")";
}

namespace {

using Strings = std::vector<std::string>;

struct Text {
    std::string text;
    std::string day;
};

std::vector<Acronym> mine(const std::vector<Text>& articles) {
    AcronymMiner miner;
    for (const Text& article : articles) {
        const std::string_view texts[] = {article.text};
        miner.add(texts, article.day);
    }
    return miner.acronyms();
}

Strings pairs(const std::vector<Text>& articles) {
    Strings found;
    for (const Acronym& acronym : mine(articles))
        found.push_back(acronym.acronym + " = " + acronym.expansion);
    return found;
}

struct Row {
    std::string sentence;
    std::string pair;  // "" if there is none
};

// Two articles say the same, so that aligned pairs count and recurring words do not.
void expect_pairs(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.sentence);
        const Strings expected = row.pair.empty() ? Strings() : Strings{row.pair};
        EXPECT_EQ(pairs({{row.sentence, ""}, {row.sentence, ""}}), expected);
    }
}

TEST(AcronymMiner, FindsLettersAtWordStarts) {
    expect_pairs({
        {"Kantor Badan Sungai Nusantara (BSN) tutup.", "BSN = Badan Sungai Nusantara"},
        {"Warga Dewan Danau Dalam (DDD) rapat", "DDD = Dewan Danau Dalam"},
        {"di Balai Bibit dan Pupuk Nasional (BBPN)", "BBPN = Balai Bibit dan Pupuk Nasional"},
        {"Lembaga Riset untuk Ikan (LRI)", "LRI = Lembaga Riset untuk Ikan"},
        {"The Rivers of Borneo (RB) club", "RB = Rivers of Borneo"},
        {"program River of Things (RoT)", "RoT = River of Things"},
        {"Badan Cuaca, Ombak, dan Angin (BCOA)", "BCOA = Badan Cuaca, Ombak, dan Angin"},
        {"usaha kopi, teh dan gula (UKTG)", "UKTG = usaha kopi, teh dan gula"},
        {"Rancangan Undang-Undang (RUU) itu", "RUU = Rancangan Undang-Undang"},
        {"guru Taman Kanak-kanak (TK) itu", "TK = Taman Kanak-kanak"},
        {"Serikat Bangsa-Bangsa Selatan (SBS)", "SBS = Serikat Bangsa-Bangsa Selatan"},
        {"Riset & Pengembangan (R&P)", "R&P = Riset & Pengembangan"},
        {"Partai Hijau Rakyat Kita (PHR-K)", "PHR-K = Partai Hijau Rakyat Kita"},
        {"Sarana Air Bersih(SAB)", "SAB = Sarana Air Bersih"},
        {"“Sarana Air Bersih” (“SAB”)", "SAB = Sarana Air Bersih"},
        {"**Sarana Air Bersih** (SAB)", "SAB = Sarana Air Bersih"},
        {"Sarana\u00A0Air  Bersih ( SAB )", "SAB = Sarana Air Bersih"},
        {"Pelatihan dan Pemulihan Pasien Muda (P2PM)",
         "P2PM = Pelatihan dan Pemulihan Pasien Muda"},
        {"limbah berat, bau, dan beracun (B3)", "B3 = berat, bau, dan beracun"},
        {"Dewan Rakyat Kota Republik Pulau (DRK RP)", "DRK RP = Dewan Rakyat Kota Republik Pulau"},
        {"seorang tokoh, Cahya Dewi (CD),", "CD = Cahya Dewi"},
        {"Rencana (lama) Pulau Batu Karang (PBK)", "PBK = Pulau Batu Karang"},
    });
}

TEST(AcronymMiner, FindsSyllables) {
    expect_pairs({
        {"rapat Badan Pengawas Telur (Bawaslur)", "Bawaslur = Badan Pengawas Telur"},
        {"calon penabuh (capenab)", "capenab = calon penabuh"},
        {"kata mereka, bantuan sosialita (bansos)", "bansos = bantuan sosialita"},
        {"Menteri Koordinator Bidang Kelautan (Menko Kelautan)",
         "Menko Kelautan = Menteri Koordinator Bidang Kelautan"},
        {"Musyawarah Nelayan (Munel)", "Munel = Musyawarah Nelayan"},
        {"presiden Karto Wibowo (Kartowi)", "Kartowi = Karto Wibowo"},
        {"di Kepolisian Rawa (Polra)", "Polra = Kepolisian Rawa"},
        {"Jawa Tenggara (Jagar)", "Jagar = Jawa Tenggara"},
        {"Menteri Lumbung Negeri (Menlu)", "Menlu = Menteri Lumbung Negeri"},
        {"Komando Pasukan Khas (Kopaskhas)", "Kopaskhas = Komando Pasukan Khas"},
    });
}

TEST(AcronymMiner, ChoosesWhereTheLongFormBegins) {
    expect_pairs({
        {"Kantor Komite Pemilih Ulung (KPU)", "KPU = Komite Pemilih Ulung"},
        {"pada Bulan Bakti Bahari (BB)", "BB = Bakti Bahari"},
        {"Kepala Kejaksaan Agraria (Kejagra)", "Kejagra = Kejaksaan Agraria"},
        {"Ketua Rapat. Ikan Laut (KRIL)", ""},
        {"yang Santun dan Aman (YSA)", ""},
        {"di Angkasa Raya (DAR)", ""},
        {"Dewan\nKota (DK)", ""},
        {"Dewan: Kota (DK)", ""},
        {"PASURUAN - Dewan Kota (PDK)", ""},
    });
}

TEST(AcronymMiner, ReadsTheLongFormInParentheses) {
    expect_pairs({
        {"Kata BSN (Badan Sungai Nusantara) kemarin", "BSN = Badan Sungai Nusantara"},
        {"di TKP (tempat kejadian pesta)", "TKP = tempat kejadian pesta"},
        {"DRK RP (Dewan Rakyat Kota Republik Pulau)", "DRK RP = Dewan Rakyat Kota Republik Pulau"},
        {"(kata BSN (Badan Sungai Nusantara))", "BSN = Badan Sungai Nusantara"},
        {"BSN (yaitu Badan Sungai Nusantara)", ""},
        {"BSN (2. Badan Sungai Nusantara)", ""},
        {"BSN (Badan Sungai Nusantara yang baru)", ""},
        {"BSN (kantornya di kota)", ""},
        {"(Badan Sungai Nusantara)", ""},
    });
}

TEST(AcronymMiner, ReadsBothInParentheses) {
    expect_pairs({
        {"hitung cepat (rapid count/RC)", "RC = rapid count"},
        {"cahaya biru (rapid count/XY)", ""},
    });
}

TEST(AcronymMiner, KnowsWhatIsNoAcronym) {
    expect_pairs({
        {"Sari Wangi Empat Lima (45)", ""},
        {"Jumat Tujuh Dua (14/7/2023)", ""},
        {"pasukan orang terlatih (foto)", ""},
        {"ramai editor dunia (red)", ""},
        {"sayur mayur (segar)", ""},
        {"sapi (sapi)", ""},
        {"harga (hargai)", ""},
        {"anak nakal tua (ant)", ""},
        {"Gedung Sate (Jakarta)", ""},
        {"pukul 10.00 (WIB)", ""},
        {"Beras Sagu Nasi ()", ""},
        {"Beras Sagu Nasi (B)", ""},
        {"Beras Sagu Nasi (BSN, lama)", ""},
        {"Beras Sagu Nasi (NSB)", ""},
        {"Beras Sagu Nasi [BSN]", ""},
        {"Beras Sagu Nasi (BSN", ""},
        {"Beras Sagu Nasi BSN)", ""},
        {"BSN (BSN)", ""},
        {"(BSN)", ""},
        {"Batu, Sungai (BS)", "BS = Batu, Sungai"},
        {"Mangga (Mangga)", ""},
        {"Кот Енот (КЕ)", ""},
    });
}

TEST(AcronymMiner, LearnsWordsThatRecur) {
    struct RecurringRow {
        Strings articles;
        Strings pairs;
    };
    const std::vector<RecurringRow> rows = {
        {{"Ada kepintaran mesin (XI)", "pada kepintaran mesin (XI)", "kepintaran mesin (XI)"},
         {"XI = kepintaran mesin"}},
        {{"Ada kepintaran mesin (XI)", "pada kepintaran mesin (XI)"}, {}},
        {{"a lembaga dana dunia (XI)", "b lembaga dana dunia (XI)", "c lembaga dana dunia (XI)"},
         {"XI = lembaga dana dunia"}},
        // A text that is copied: one word before all of them.
        {{"ada kepintaran mesin (XI)", "ada kepintaran mesin (XI)", "ada kepintaran mesin (XI)"},
         {}},
        // Hyphens divide the words of a name, and so they do when it is printed.
        {{"Ada Serikat Nagari-Nagari (XO)", "dari Serikat Nagari-Nagari (XO)",
          "Serikat Nagari-Nagari (XO)"},
         {"XO = Serikat Nagari-Nagari"}},
        {{"Ada nagari-nagari (XO)", "dari nagari-nagari (XO)", "nagari-nagari (XO)"},
         {"XO = nagari-nagari"}},
        {{"Ada di-Serikat-Nagari tua (XO)", "dari-Serikat-Nagari tua (XO)",
          "Serikat-Nagari tua (XO)"},
         {"XO = Serikat-Nagari tua"}},
        {{"a-b-c-d-e Nagari Tua (XO)", "b-c-d-e-f Nagari Tua (XO)", "c-d-e-f-g Nagari Tua (XO)"},
         {"XO = Nagari Tua"}},
        // Numbers and dates before a name are no part of it, side by side or apart.
        {{"14 Juli 2023 Nagari Tua (XO)", "2023-07-14 Nagari Tua (XO)", "24/7 Nagari Tua (XO)"},
         {"XO = Nagari Tua"}},
        {{"1-2-2023-07-14 Nagari Tua (XO)", "2-3-2023-07-15 Nagari Tua (XO)",
          "3-4-2023-07-16 Nagari Tua (XO)"},
         {"XO = Nagari Tua"}},
        {{"Rp13,5 Nagari Tua (XO)", "1.500.000 Nagari Tua (XO)", "covid-19 Nagari Tua (XO)"},
         {"XO = Nagari Tua"}},
        // A date that was none in its article: five numbers joined by hyphens.
        {{"a 9-8-2023-07-14 (XO)", "b 9-8-2023-07-14 (XO)", "c 9-8-2023-07-14 (XO)"},
         {"XO = 9-8-2023-07-14"}},
        // Commas and sentences divide.
        {{"satu, dua (XI)", "tiga, dua (XI)", "empat, dua (XI)"}, {}},
        {{"Satu. Dua (XI)", "Tiga. Dua (XI)", "Empat. Dua (XI)"}, {}},
        // Function words are no borders of names.
        {{"a yang baru (XI)", "b yang baru (XI)", "c yang baru (XI)"}, {}},
        {{"a orang yang (XI)", "b orang yang (XI)", "c orang yang (XI)"}, {}},
        // A party behind many persons.
        {{"a Budi Santo (XI)", "b Budi Santo (XI)", "c Budi Santo (XI)", "Wati Rini (XI)",
          "Yuli Rana (XI)", "Tono Roni (XI)", "Edi Mardi (XI)", "Lia Tia (XI)", "Ari Sari (XI)",
          "Uli Duli (XI)", "Nani Dani (XI)"},
         {}},
        // Nicknames follow short names.
        {{"a Banu Wirayuda (Ical)", "b Banu Wirayuda (Ical)", "c Banu Wirayuda (Ical)"},
         {"Ical = Banu Wirayuda"}},
        {{"a Regu Pencari Fakta Desa (Ical)", "b Regu Pencari Fakta Desa (Ical)",
          "c Regu Pencari Fakta Desa (Ical)"},
         {}},
        {{"a Pak Oto (Banu Wirayuda)", "b Pak Oto (Banu Wirayuda)", "c Pak Oto (Banu Wirayuda)"},
         {}},
        // What lacks its first word beside the whole.
        {{"Bantuan Subsidi Usaha (BSU)", "Bantuan Subsidi Usaha (BSU)",
          "a dariBantuan Subsidi Usaha (BSU)", "b keBantuan Subsidi Usaha (BSU)",
          "c diBantuan Subsidi Usaha (BSU)"},
         {"BSU = Bantuan Subsidi Usaha"}},
        // Its own language and another.
        {{"a kepintaran mesin (machine wit/MW)", "b kepintaran mesin (machine wit/MW)",
          "kepintaran mesin (MW)"},
         {"MW = kepintaran mesin", "MW = machine wit"}},
    };
    for (const RecurringRow& row : rows) {
        SCOPED_TRACE(row.articles.front());
        std::vector<Text> articles;
        for (const std::string& article : row.articles)
            articles.push_back({article, ""});
        EXPECT_EQ(pairs(articles), row.pairs);
    }
}

TEST(AcronymMiner, CountsArticlesAndKeepsDays) {
    const std::string text = "Dewan Kota (DK), Dewan Kota (DK)";
    EXPECT_EQ(mine({{text, "2021-03-04"}}), std::vector<Acronym>());
    EXPECT_EQ(mine({{text, "2021-03-04"}, {text, ""}, {text, "2019-12-31"}, {text, "2020-01-01"}}),
              (std::vector<Acronym>{{"DK", "Dewan Kota", 4, "2019-12-31", "2021-03-04"}}));
    EXPECT_EQ(mine({{text, ""}, {text, ""}}),
              (std::vector<Acronym>{{"DK", "Dewan Kota", 2, "", ""}}));
}

TEST(AcronymMiner, CountsTheTextsOfOneArticleOnce) {
    AcronymMiner miner;
    const std::string_view texts[] = {"Dewan Kota (DK)", "dewan kota (DK)", "DK (Dewan Kota)"};
    miner.add(texts, "");
    EXPECT_TRUE(miner.acronyms().empty());
    miner.add(texts, "");
    EXPECT_EQ(miner.acronyms(), (std::vector<Acronym>{{"DK", "Dewan Kota", 2, "", ""}}));
}

TEST(AcronymMiner, MergesSpellingsUnderTheCommonest) {
    struct MergeRow {
        std::vector<Text> articles;
        std::vector<Acronym> acronyms;
    };
    const std::vector<MergeRow> rows = {
        {{{"dewan kota (DK)", ""}, {"Dewan Kota (DK)", ""}, {"dewan kota (DK)", ""}},
         {{"DK", "dewan kota", 3, "", ""}}},
        {{{"dewan kota (DK)", ""}, {"Dewan Kota (DK)", ""}}, {{"DK", "Dewan Kota", 2, "", ""}}},
        {{{"Kafé Kota (KK)", ""}, {"Kafe Kota (KK)", ""}}, {{"KK", "Kafe Kota", 2, "", ""}}},
        {{{"Undang-undang (UU)", ""}, {"Undang Undang (UU)", ""}, {"Undang-undang (UU)", ""}},
         {{"UU", "Undang-undang", 3, "", ""}}},
        {{{"Aksi, Bakti, dan Cita (ABC)", ""}, {"Aksi, Bakti dan Cita (ABC)", ""}},
         {{"ABC", "Aksi, Bakti dan Cita", 2, "", ""}}},
        {{{"Dewan Kota (D-K)", ""}, {"Dewan Kota (DK)", ""}, {"Dewan Kota (DK)", ""}},
         {{"DK", "Dewan Kota", 3, "", ""}}},
        {{{"DK (Dewan Kota)", ""}, {"Dewan Kota (DK)", ""}}, {{"DK", "Dewan Kota", 2, "", ""}}},
    };
    for (const MergeRow& row : rows) {
        SCOPED_TRACE(row.articles.front().text);
        EXPECT_EQ(mine(row.articles), row.acronyms);
    }
}

std::vector<Text> repeated(const std::string& text, std::size_t times) {
    return std::vector<Text>(times, {text, ""});
}

std::vector<Text> operator+(std::vector<Text> left, const std::vector<Text>& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

TEST(AcronymMiner, SortsAndDropsRareAlternatives) {
    const auto common = repeated("Dewan Kota (DK)", 18);
    EXPECT_EQ(pairs(common + repeated("Danau Kecil (DK)", 2)),
              (Strings{"DK = Dewan Kota", "DK = Danau Kecil"}));
    EXPECT_EQ(pairs(common + repeated("Dewan Kota (DK)", 1) + repeated("Danau Kecil (DK)", 2)),
              Strings{"DK = Dewan Kota"});
    EXPECT_EQ(pairs(repeated("Zona Baca (ZB)", 2) + repeated("Dewan Kota (DK)", 2) +
                    repeated("Aksi Kota (AK)", 2) + repeated("Danau Kecil (DK)", 3)),
              (Strings{"AK = Aksi Kota", "DK = Danau Kecil", "DK = Dewan Kota", "ZB = Zona Baca"}));
}

TEST(AcronymMiner, GivesTheSameInAnyOrder) {
    std::vector<Text> articles = {
        {"Dewan Kota (DK) dan Danau Kecil (DK)", "2020-05-01"},
        {"dewan kota (DK)", "2020-04-01"},
        {"Dewan Kota (Dk.)", ""},
        {"danau kecil (DK)", "2020-06-01"},
        {"a kepintaran mesin (XI)", "2020-01-01"},
        {"b Kepintaran Mesin (XI)", ""},
        {"c kepintaran-mesin (Xi), pada kepintaran mesin (XI)", "2021-01-01"},
        {"Badan Pengawas Telur (Bawaslur)", ""},
        {"badan pengawas telur (Bawaslur)", ""},
    };
    const auto expected = mine(articles);
    EXPECT_GE(expected.size(), 4u);
    testing::Random random(11);
    for (int i = 0; i < 50; ++i) {
        std::shuffle(articles.begin(), articles.end(), random);
        ASSERT_EQ(mine(articles), expected);
    }
}

TEST(AcronymMiner, KeepsItsHeadWithOddText) {
    const std::string good = " Dewan Kota (DK)";
    const std::string many(1 << 20, '(');
    const std::vector<std::string> odd = {
        "\xFF\xFE(\xFF)",
        "Dewan \xC3(DK) \xE2\x80(",
        ")))(((",
        "((((Dewan Kota))))",
        "Dewan Kota ((DK",
        std::string("Dewan\0Kota (\0DK)", 16),
        "ʼ ʼ ʼ (XI) ʼʼ ʼ (XI)",
        many,
        many + std::string(1 << 20, ')'),
        std::string(1 << 20, 'A') + " (AA)",
        std::string(1 << 20, ' ') + "(AA)",
    };
    for (const std::string& text : odd) {
        SCOPED_TRACE(text.substr(0, 40));
        EXPECT_EQ(pairs(repeated(text + "." + good, 2)), Strings{"DK = Dewan Kota"});
    }
}

TEST(AcronymMiner, StopsAtManyPairsOfOneArticle) {
    std::string text;
    for (char a = 'A'; a <= 'Z'; ++a) {
        for (char b = 'A'; b <= 'Z'; ++b)
            text += std::string{a} + "u " + b + "u (" + a + b + "). ";
    }
    EXPECT_EQ(mine(repeated(text, 2)).size(), 500u);
}

TEST(AcronymMiner, GivesWellFormedTextForRandomBytes) {
    testing::Random random(12);
    const std::vector<std::string> pieces = {"(",      ")", " ",  "DK", "Dewan", "Kota", "-",
                                             ", ",     ".", "\n", "/",  "XI",    "é",    "\xFF",
                                             "\u02BC", "ﷺ", "&",  "3",  "dan"};
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (std::size_t n = testing::below(random, 40); n > 0; --n)
            text += pieces[testing::below(random, pieces.size())];
        text += testing::random_bytes(random, testing::below(random, 8));
        for (const Acronym& acronym : mine(repeated(text, 3))) {
            ASSERT_EQ(acronym.articles, 3u) << ::testing::PrintToString(text);
            ASSERT_EQ(to_well_formed(acronym.expansion), acronym.expansion);
            ASSERT_EQ(to_well_formed(acronym.acronym), acronym.acronym);
            ASSERT_FALSE(acronym.expansion.empty());
        }
    }
}

}  // namespace
}  // namespace telusur
