// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/sentence_splitter.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

#include "stemmers/tokenizer.h"

namespace telusur {
namespace {

// The text with a bar before the first word of every sentence but the first.
std::string with_bars(const std::string& text) {
    std::string marked;
    Tokenizer tokenizer(text);
    std::size_t written = 0;
    std::uint32_t sentence = 0;
    for (Token token; tokenizer.next(token); sentence = token.sentence) {
        marked += text.substr(written, token.begin - written);
        if (token.sentence != sentence) marked += '|';
        marked += token.of(text);
        written = token.end;
    }
    return marked + text.substr(written);
}

template <std::size_t size>
void expect_sentences(const char* const (&rows)[size]) {
    for (const std::string row : rows) {
        std::string text = row;
        std::erase(text, '|');
        EXPECT_EQ(with_bars(text), row);
    }
}

TEST(SentenceSplitter, EndsAtStops) {
    expect_sentences({
        "Sungai itu meluap. |Warga mengungsi ke balai desa.",
        "Sungai itu meluap! |Warga mengungsi.",
        "Siapa yang datang? |Belum ada yang tahu.",
        "Tidak mungkin?! |Begitu kata mereka.",
        "Harga naik lagi… |Pedagang mengeluh.",
        "Harga naik lagi... |Pedagang mengeluh.",
        "Harga naik ... lalu turun.",
        "Harga cabai... naik.",
        "Panen gagal.  |Petani merugi.",
        "Panen gagal.\u00A0|Petani merugi.",
        "Panen gagal . |Petani merugi .",
        "Panen gagal ? |Petani merugi.",
        "Ia menanam ubi, jagung, dan padi. |Semua tumbuh.",
        "Jumlahnya bertambah: dua belas; lalu tiga belas. |Cukup.",
        "Ia berkata: Besok saja",
        "Belum. belum selesai",
        "Rapat ditunda (lihat lampiran). |Undangan menyusul.",
        "Rapat ditunda. (|Undangan menyusul.)",
        "“Belum selesai.” |Begitu katanya.",
        "\"Belum selesai.\" |Begitu katanya.",
        "“Belum selesai”. |Begitu katanya.",
        "“Belum selesai.“ |Begitu katanya.",
        "**Belum selesai.** |Begitu katanya.",
        "‘Belum selesai.’ |Begitu katanya.",
        "Ia pergi. “|Besok kembali,” katanya.",
    });
}

TEST(SentenceSplitter, GoesOnBehindAQuestionInQuotes) {
    expect_sentences({
        "“Kapan kita berangkat?” tanya Wulan.",
        "“Awas!” teriak penjaga pintu air.",
        "“Kapan?” |Wulan bertanya lagi.",
        "\"Mau ke mana?\" katanya. |Tidak ada yang menjawab.",
        "“Mau ke mana?,” kata Wulan.",
    });
}

TEST(SentenceSplitter, KnowsTitlesBeforeNames) {
    expect_sentences({
        "Menurut Drs. Amir Wijaya jembatan itu kokoh.",
        "Hadir pula Dra. Hj. Siti Maimun dan H. Karta.",
        "Prof. Dr. Ir. Lukman Sanjaya memberi kuliah.",
        "Pasien dirawat dr. Ratna Kusuma hingga sembuh.",
        "K.H. Zainal memimpin doa.",
        "KH. Zainal memimpin doa.",
        "Kapolsek Kompol. Bayu dan Letkol. Inf. Surya meninjau.",
        "Irjen. Pol. Drs. Made Arsana hadir.",
        "Mayjen (Purn.) Tarigan menulis buku.",
        "Plt. Bupati Moch. Fadil dan Pj. Sekda Moh. Ilyas.",
        "Surat untuk Yth. Bpk. Kepala Desa.",
        "Ust. Hamid mengajar Tgk. Idris.",
        "Alm. Sumarno dimakamkan kemarin.",
        "PT. Angin Timur dan CV. Maju Bersama menang lelang.",
        "Mgr. Agustinus memberkati Ny. Elok.",
    });
}

TEST(SentenceSplitter, KnowsInitialsAndDegrees) {
    expect_sentences({
        "B. J. Wirawan dan A.R. Sutopo berunding.",
        "W. S. Darma membaca puisi.",
        "Ahmad Z. Arifin terpilih.",
        "Dibuka oleh Rina, S.Sos., M.Si., pada hari Rabu.",
        "Rina, S.H., M.H. memimpin sidang.",
        "Surat itu dibuat a.n. Kepala Dinas.",
        "Dikirim d.a. Kantor Pos.",
        "Pasar dibuka Senin s.d. Kamis.",
        "Produk U.S.A. Number One laku.",
    });
}

TEST(SentenceSplitter, KnowsWhatStandsBeforeNumbersAndPlaces) {
    expect_sentences({
        "Denda Rp. 500 ribu menanti.",
        "Rumah No. 5 terbakar.",
        "Kantor di Jl. Melati No. 12 Kel. Sukamaju Kec. Cempaka Kab. Lestari.",
        "Warga RT. 03 RW. 07 berkumpul.",
        "Lubang menganga di Km. 24 arah timur.",
        "Ia berjalan sejauh 24 km. |Polisi menyusul.",
        "Itu tugas ketua RT. |Warga membantu.",
        "Jawabannya no. |Begitu saja.",
        "Terbit pada Vol. 3 hlm. 15 tahun lalu.",
        "Gg. Kelinci dan Gereja St. Maria berdekatan.",
        "Bertanggal tgl. 3 Mei.",
    });
}

TEST(SentenceSplitter, EndsBehindNumbers) {
    expect_sentences({
        "Gempa terasa pukul 13.30. |Tidak ada korban.",
        "Kurs ditutup di 15.500. |Pasar lesu.",
        "Inflasi mencapai 2,5%. |Bank sentral tenang.",
        "Inflasi mencapai 2,5 %. |Bank sentral tenang.",
        "Inflasi melandai (2,5%). |Bank sentral tenang.",
        "Lahir pada 1998. |Kini ia guru.",
        "Harga Rp1.500.000,00. |Murah.",
        "Skor akhir 3-1. |2 pemain cedera.",
        "Suhu 36.5 derajat dan 1.200 orang",
        "Virusnya covid-19. |Vaksin tersedia.",
        "Versi 2.0. |Banyak yang baru.",
    });
}

// A missing blank is common where pages were taken apart.
TEST(SentenceSplitter, DoesWithoutABlankBeforeACapital) {
    expect_sentences({
        "Jalan ditutup kemarin.|Warga memutar.",
        "Jalan ditutup kemarin.“|Warga memutar,” katanya.",
        "Jalan ditutup kemarin.(|Red)",
        "“Jalan ditutup.”|Warga memutar.",
        "Jalan ditutup?|Warga memutar.",
        "Jalan ditutup kemarin.warga memutar",
        "Baca di kabarkita.com.|Gratis.",
        "Baca di kabarkita.com sekarang",
        "Kabar dari Kabarkita.com",
        "No.5 dan Rp.500 dan Jl.Melati",
    });
}

TEST(SentenceSplitter, EndsAtLineBreaks) {
    expect_sentences({
        "Banjir di hulu\n|Sungai meluap",
        "Banjir di hulu\r\n\r\n|Sungai meluap",
        "banjir di hulu\n|sungai meluap",
        "Drs.\n|Amir",
        "1. |Cuci beras\n|2. |Masak air\n- |Sajikan",
    });
}

TEST(SentenceSplitter, LetsAbbreviationsAtTheEndEndASentence) {
    expect_sentences({
        "Ia membeli beras, gula, dll. |Setelah itu pulang.",
        "Ia membeli beras, gula, dll. lalu pulang.",
        "Penumpang, sopir, dkk. |Semua selamat.",
        "Kota, desa, dsb. |Semua kena.",
        "Bank Angin Tbk. |Sahamnya naik.",
        "Ditulis KPK. |Lalu dibacakan.",
    });
}

TEST(SentenceSplitter, ReadsOtherScripts) {
    expect_sentences({
        "这是书。|那是笔。",
        "كيف حالك؟ |بخير",
        "Ésok libur. |Émil senang.",
        "Ia hadir. |👍 Bagus",
    });
}

TEST(SentenceSplitter, KnowsAbbreviations) {
    const struct {
        std::string_view word;
        bool expected;
    } rows[] = {
        {"Drs", true}, {"DRS", true},        {"drs", true},   {"Jl", true},     {"Rp", true},
        {"a.n", true}, {"S.Sos", true},      {"U.S.A", true}, {"H", true},      {"É", true},
        {"h", true},   {"Moch", true},       {"PT", true},    {"dll", false},   {"dkk", false},
        {"a", false},  {"15", false},        {"1.5", false},  {"09.30", false}, {"", false},
        {"km", false}, {"kota", false},      {"東", false},   {"v2.0", false},  {"Drsx", false},
        {"Dr", true},  {"Indonesia", false},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(is_abbreviation(row.word), row.expected) << row.word;
    }
}

TEST(SentenceSplitter, ReadsAnyNeighbours) {
    const struct {
        std::string_view before, gap, after;
        bool expected;
    } rows[] = {
        {"", "", "", false},        {"", ".", "", false},          {"", ". ", "", true},
        {"a", "\xFF", "B", false},  {"a", ".\xFF", "B", false},    {"a", ". \xFF", "B", true},
        {"a", "\n", "", true},      {"kota", "", "Kota", false},   {"kota", ".", "Kota", true},
        {"Drs", ".\" ", "B", true}, {"Purn", ".) ", "B", false},   {"Drs", ".. ", "B", true},
        {"Drs", "! ", "B", true},   {"kota", ". ", "kota", false}, {"kota", ", ", "Kota", false},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(ends_sentence(row.before, row.gap, row.after), row.expected)
            << ::testing::PrintToString(row.before) << ::testing::PrintToString(row.gap)
            << ::testing::PrintToString(row.after);
    }
}

}  // namespace
}  // namespace telusur
