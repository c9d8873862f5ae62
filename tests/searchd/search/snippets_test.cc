// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snippets.h"

#include <gtest/gtest.h>

#include "stemmers/normalizer.h"
#include "tests/searchd/support/marked.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

struct Row {
    std::string text;
    std::string question;
    std::string shown;
};

TEST(Snippets, MarkWordsOfTheQuestion) {
    const std::vector<Row> rows{
        {"", "banjir", ""},
        {"Pasar", "", "Pasar"},
        {"Pasar", "banjir", "Pasar"},
        {"Banjir di Pasar", "banjir", "[Banjir] di Pasar"},
        {"Banjir di Pasar", "pasar banjir", "[Banjir] di [Pasar]"},
        {"banjir, banjir!", "banjir", "[banjir], [banjir]!"},
        {"Pembangunan dibangun", "membangun", "[Pembangunan] [dibangun]"},
        {"Kebanjiran", "banjir", "[Kebanjiran]"},
        {"banjir pasar", "pasar -banjir", "banjir [pasar]"},
        {"anak-anak", "anak", "[anak-anak]"},
        {"COVID-19 dan covid 19", "covid19", "[COVID-19] dan [covid] [19]"},
        {"Covid dan flu", "covid19", "Covid dan flu"},
        {"tanggal 14 Juli 2023", "14/7/2023", "tanggal [14] [Juli] [2023]"},
        {"“Banjir”", "banjir", "“[Banjir]”"},
        {"Salat Jum’at", "jumat", "Salat [Jum’at]"},
        {"Salat Jumʼat", "Jum'at", "Salat [Jumʼat]"},
        {"Rp1.500.000, ya", "rp1.500.000", "[Rp][1.500.000], ya"},
        {"😀 banjir 😀", "banjir", "😀 [banjir] 😀"},
        {"𝔘𝔯 é e\u0301 banjir", "banjir", "𝔘𝔯 é e\u0301 [banjir]"},
        {"e\u0301e\u0301 \u0301 banji\u0301r.", "banjir", "e\u0301e\u0301 \u0301 [banji\u0301r]."},
        {"ban\u00ADjir \u200Bbanjir", "banjir", "[ban\u00ADjir] \u200B[banjir]"},
        {"ＢＡＮＪＩＲ", "banjir", "[ＢＡＮＪＩＲ]"},
        {"東京 banjir", "東京", "[東][京] banjir"},
        {"banjir\nbanjir", "banjir", "[banjir] [banjir]"},
    };
    for (const Row& row : rows) {
        const Query query = parse_query(row.question, {analysis()});
        EXPECT_EQ(bracketed(Snippets(query, analysis()).mark(row.text)), row.shown) << row.text;
    }
}

std::string repeated(const std::string& piece, std::size_t count) {
    std::string text;
    while (count-- > 0)
        text += piece;
    return text;
}

// "lain lain … lain", `count` words of which none is asked for.
std::string filler(std::size_t count) {
    return repeated("lain ", count - 1) + "lain";
}

TEST(Snippets, PickTheBestStretch) {
    const std::string far = filler(100);  // 499 letters
    const std::vector<Row> rows{
        {"", "banjir", ""},
        {"Pendek saja.", "banjir", "Pendek saja."},
        {"Satu.\nDua.", "", "Satu. Dua."},
        {"Banjir datang. Pasar tutup.", "banjir", "[Banjir] datang. Pasar tutup."},
        {"Pasar tutup. Banjir datang.", "banjir", "… [Banjir] datang."},
        {"Pasar tutup\nBanjir datang", "banjir", "… [Banjir] datang"},
        {"Harga Rp1.500 banjir", "banjir", "Harga Rp1.500 [banjir]"},
        // The beginning, in whole words: 48 of 4 letters with their blanks make 239.
        {far, "banjir", filler(48) + " …"},
        {repeated("é ", 200), "banjir", repeated("é ", 119) + "é …"},
        {repeated("a", 300) + " b", "banjir", " …"},
        // More different words before more words before the first.
        {"banjir banjir banjir. " + far + ". Pasar banjir", "pasar banjir", "… [Pasar] [banjir]"},
        {"banjir. " + far + ". Banjir banjir", "pasar banjir", "… [Banjir] [banjir]"},
        {"Pasar. " + far + ". Banjir", "pasar banjir", "[Pasar]. " + filler(46) + " …"},
        // Sentences: back to the start of the one that holds the first mark, if there is room.
        {far + ". Kemarin sore banjir. " + far, "banjir",
         "… Kemarin sore [banjir]. " + filler(44) + " …"},
        {far + " banjir " + far, "banjir", "… [banjir] " + filler(46) + " …"},
        {far + "! Lalu banjir", "banjir", "… Lalu [banjir]"},
        {far + "? Lalu banjir!", "banjir", "… Lalu [banjir]!"},
        {far + "\nLalu banjir)", "banjir", "… Lalu [banjir])"},
        // What closes the last word goes with it.
        {filler(47) + " lain.\" Lalu", "banjir", filler(48) + ".\" …"},
        {repeated("😀", 50) + " banjir", "banjir", repeated("😀", 50) + " [banjir]"},
    };
    for (const Row& row : rows) {
        const Query query = parse_query(row.question, {analysis()});
        EXPECT_EQ(bracketed(Snippets(query, analysis()).excerpt(row.text)), row.shown)
            << row.question << " in " << row.text;
    }
}

// No text may blow up an answer.
TEST(Snippets, StayBoundedForAnyText) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {repeated("a", 300), repeated("a", 300)},
        {repeated("a", 100000), repeated("a", 80)},
        {"banjir" + repeated("!", 100000), "banjir"},
        {filler(40) + repeated(".", 100000) + " banjir", "banjir"},
        {repeated("!", 100000), "banjir"},
        {repeated("\"", 100000) + "banjir", "banjir"},
        {repeated("😀", 100000), "banjir"},
        {repeated("banjir\u0301", 50000), "banjir"},
        {"banjir" + repeated("\u0301", 100000), "banjir"},
        {repeated("banjir ", 50000), "banjir"},
    };
    for (const auto& [text, question] : rows) {
        const Query query = parse_query(question, {analysis()});
        const MarkedText excerpt = Snippets(query, analysis()).excerpt(text);
        EXPECT_LE(count_code_points(excerpt.text), 2 * kSnippetLength) << text.substr(0, 30);
        EXPECT_NE(bracketed(excerpt), "!") << text.substr(0, 30);
    }
}

TEST(Snippets, DescribeAHit) {
    Hit hit;
    hit.article.title = "Pembangunan Pasar";
    hit.article.body = {{Paragraph::Kind::Text, "Pasar dibangun."},
                        {Paragraph::Kind::Heading, "Banjir"}};
    hit.article.tags = {"Drainase"};
    const Query query = parse_query("drainase bangun banjir beras", {analysis()});
    Snippets(query, analysis()).describe(hit);
    EXPECT_EQ(bracketed(hit.title), "[Pembangunan] Pasar");
    EXPECT_EQ(bracketed(hit.snippet), "Pasar [dibangun]. [Banjir]");
    const std::vector<std::pair<std::string, WordMatch>> matched{
        {"drainase", WordMatch::Exact}, {"bangun", WordMatch::Root}, {"banjir", WordMatch::Exact}};
    EXPECT_EQ(hit.matched, matched);
}

}  // namespace
}  // namespace telusur::testing
