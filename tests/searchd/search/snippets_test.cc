// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snippets.h"

#include <fmt/format.h>
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

// The fragments, a bar between them.
std::string shown(const std::vector<MarkedText>& fragments) {
    std::string text;
    for (const MarkedText& fragment : fragments)
        text += (text.empty() ? "" : " | ") + bracketed(fragment);
    return text;
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

// The same as a sentence, without its full stop.
std::string sentence(std::size_t count) {
    return "Lain " + filler(count - 1);
}

void expect_fragments(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const Query query = parse_query(row.question, {analysis()});
        EXPECT_EQ(shown(Snippets(query, analysis()).fragments(row.text)), row.shown)
            << row.question << " in " << row.text;
    }
}

TEST(Snippets, ShowWholeSentencesWhereTheyFit) {
    const std::string far = sentence(100);  // 499 letters: too long for a snippet
    const std::string near = sentence(20);  // 99 letters
    const std::string wide = sentence(50);  // 249 letters
    expect_fragments({
        {"", "banjir", ""},
        {" \n ", "banjir", ""},
        {"Pendek saja.", "banjir", "Pendek saja."},
        {"Satu.\nDua.", "", "Satu. Dua."},
        {"Harga Rp1.500 banjir", "banjir", "Harga Rp1.500 [banjir]"},
        // A short one takes its neighbours with it, until there is something to read.
        {"Banjir datang. Pasar tutup.", "banjir", "[Banjir] datang. Pasar tutup."},
        {"Pasar tutup. Banjir datang.", "banjir", "Pasar tutup. [Banjir] datang."},
        {near + ". Lalu banjir. " + near + ".", "banjir", "Lalu [banjir]. " + near + "."},
        {near + ". Lalu banjir.", "banjir", near + ". Lalu [banjir]."},
        {near + ". Banjir " + near + ". " + near, "banjir", "[Banjir] " + near + "."},
        {"Pasar. " + far + ".", "pasar", "[Pasar]. " + sentence(22) + " …"},
        {far + ". Lalu banjir", "banjir", "… " + filler(21) + ". Lalu [banjir]"},
        // Sentences that answer more, then fewer of them, then more matches, then the first.
        {near + " banjir. " + wide + ". Pasar " + near + ".", "pasar banjir",
         near + " [banjir]. | [Pasar] " + near + "."},
        {near + " banjir. " + wide + ". Pasar banjir " + near + ".", "pasar banjir",
         "[Pasar] [banjir] " + near + "."},
        {near + " banjir. Banjir, banjir " + near + ".", "pasar banjir",
         "[Banjir], [banjir] " + near + "."},
        {near + " banjir. Banjir " + near + ".", "pasar banjir", near + " [banjir]."},
        {near + " satu. Dua " + near + ". Satu dua " + near + ". Tiga " + near + ".",
         "satu dua tiga", "[Satu] [dua] " + near + ". [Tiga] " + near + "."},
        {"Satu " + filler(15) + ". " + wide + ". Dua " + filler(15) + ". " + wide + ". Tiga.",
         "satu dua tiga",
         "[Satu] " + filler(15) + ". | [Dua] " + filler(15) + ". | … " + filler(22) + ". [Tiga]."},
        // A fourth fragment there is not.
        {"Satu " + near + ". " + wide + ". Dua " + near + ". " + wide + ". Tiga " + near + ". " +
             wide + ". Empat " + near + ".",
         "satu dua tiga empat",
         "[Satu] " + sentence(17) + " … | [Dua] " + near + ". | [Tiga] " + near + "."},
    });
}

TEST(Snippets, ShowTheLeadWhereNothingMatched) {
    const std::string far = sentence(100);
    const std::string near = sentence(20);
    expect_fragments({
        {near + ". " + near + ". " + near + ".", "banjir", near + ". " + near + "."},
        {near + ".\n" + near + ". " + near + ".", "", near + ". " + near + "."},
        {near + ". " + far + ".", "banjir", near + "."},
        {"Pasar. " + far + ".", "banjir", "Pasar. " + sentence(22) + " …"},
        {far, "banjir", sentence(60) + " …"},
        {"“" + far + "”", "banjir", "“" + sentence(60) + " …"},
        {repeated("é ", 200), "banjir", repeated("é ", 149) + "é …"},
        {repeated("a", 320) + " b", "banjir", repeated("a", 300) + " …"},
        {repeated("!", 320), "banjir", repeated("!", 300) + " …"},
    });
}

TEST(Snippets, CutLongSentencesAroundWhatMatched) {
    const std::string far = sentence(100);
    expect_fragments({
        {far + " banjir " + far, "banjir", "… " + filler(29) + " [banjir] " + sentence(29) + " …"},
        {far + " banjir", "banjir", "… " + filler(58) + " [banjir]"},
        {"Banjir " + far, "banjir", "[Banjir] " + sentence(58) + " …"},
        {far + ". Kemarin sore banjir " + far, "banjir",
         "Kemarin sore [banjir] " + sentence(56) + " …"},
        {far + " pasar " + far + " banjir pasar " + far, "pasar banjir",
         "… " + filler(28) + " [banjir] [pasar] " + sentence(29) + " …"},
        {far + " banjir. Pasar " + far + ".", "pasar banjir",
         "… " + filler(28) + " [banjir]. [Pasar] " + sentence(29) + " …"},
        {far + " banjir,\" " + filler(100), "banjir",
         "… " + filler(29) + " [banjir],\" " + filler(29) + " …"},
        {repeated("😀", 50) + " banjir", "banjir", repeated("😀", 50) + " [banjir]"},
    });
}

TEST(Snippets, MarkAPhraseWhereItStands) {
    const std::vector<Row> rows{
        {"Kereta cepat, kereta api cepat", "\"kereta cepat\"",
         "[Kereta] [cepat], kereta api cepat"},
        {"kereta cepat, kereta", "kereta \"kereta cepat\"", "[kereta] [cepat], [kereta]"},
        {"kereta api cepat", "\"kereta cepat\"~1", "[kereta] api [cepat]"},
        {"kereta api yang cepat", "\"kereta cepat\"~1", "kereta api yang cepat"},
        {"kereta kereta cepat", "\"kereta cepat\"~1", "[kereta] [kereta] [cepat]"},
        {"keretanya cepat", "\"kereta cepat\"", "keretanya cepat"},
        {"cepat kereta", "\"kereta cepat\"", "cepat kereta"},
        {"Kereta.\nCepat", "\"kereta cepat\"", "Kereta. Cepat"},
        {"Kereta. Cepat", "\"kereta cepat\"", "[Kereta]. [Cepat]"},
        {"di atas di bawah", "\"di bawah\"", "di atas [di] [bawah]"},
        {"a b a b a", "\"a b a\"", "[a] [b] [a] [b] [a]"},
        {"kereta cepat", "-\"kereta cepat\"", "kereta cepat"},
        {"kereta api, kereta cepat", "\"kereta cepat\" \"kereta api\"",
         "[kereta] [api], [kereta] [cepat]"},
        {"kereta", "\"kereta\"", "[kereta]"},
        {"kereta keretanya", "\"kereta\"", "[kereta] keretanya"},
        {"kereta lalu cepat", "kereta NEAR/5 cepat", "[kereta] lalu [cepat]"},
    };
    for (const Row& row : rows) {
        const Query query = parse_query(row.question, {analysis()});
        EXPECT_EQ(bracketed(Snippets(query, analysis()).mark(row.text)), row.shown)
            << row.question << " in " << row.text;
    }
}

// More phrases than a number has bits.
TEST(Snippets, MarkAllPhrasesOfALongQuestion) {
    std::string text;
    std::string marked;
    std::string question;
    for (char left = 'b'; left < 'k'; ++left) {
        for (char right = 'b'; right < 'k'; ++right) {
            const std::string words = fmt::format("{0}{0} {1}{1}", left, right);
            question += '"' + words + "\" ";
            text += words + ". ";
            marked += fmt::format("[{0}{0}] [{1}{1}]. ", left, right);
        }
    }
    const Query query = parse_query(question, {analysis()});
    ASSERT_GT(query.wanted_phrases().size(), 64u);
    EXPECT_EQ(bracketed(Snippets(query, analysis()).mark(text)), marked);
}

struct SynonymRow {
    const char* name;
    std::string text;
    std::string question;
    std::string shown;
};

const Synonyms& synonyms() {
    static const Synonyms filled = [] {
        Synonyms made;
        made.add(parse_synonyms("KBC\t=\tKomisi Buku Cerita\n"
                                "motor\t>\tkuda besi|roda dua\n")
                     .lines,
                 analysis());
        return made;
    }();
    return filled;
}

// Part of a synonym is not what was asked for.
TEST(Snippets, MarkSynonymsWhereAllOfThemIsThere) {
    const std::vector<SynonymRow> rows{
        {"all of it", "Komisi itu: Komisi Buku Cerita.", "kbc",
         "[Komisi] itu: [Komisi] [Buku] [Cerita]."},
        {"a part", "Komisi beli buku.", "kbc", "Komisi beli buku."},
        {"apart", "Cerita dari buku komisi", "kbc", "[Cerita] dari [buku] [komisi]"},
        {"both", "KBC, Komisi Buku Cerita", "kbc", "[KBC], [Komisi] [Buku] [Cerita]"},
        {"back", "Kata KBC hari ini", "komisi buku cerita", "Kata [KBC] hari ini"},
        {"one word is asked for anyway", "Buku baru", "kbc buku", "[Buku] baru"},
        {"one of two", "Roda kuda besi", "motor", "Roda [kuda] [besi]"},
        {"two of two", "Dua roda kuda besi", "motor", "[Dua] [roda] [kuda] [besi]"},
        {"one-way", "Motor", "kuda besi", "Motor"},
        {"not of an exclusion", "KBC banjir", "banjir -kbc", "KBC [banjir]"},
    };
    for (const SynonymRow& row : rows) {
        SCOPED_TRACE(row.name);
        const Query query = parse_query(row.question, {analysis(), nullptr, &synonyms()});
        EXPECT_EQ(bracketed(Snippets(query, analysis()).mark(row.text)), row.shown);
    }
}

// What is in the body makes the words of the title marks, too: the article is what was found.
TEST(Snippets, MarkATitleByTheWholeArticle) {
    Hit hit;
    hit.article.title = "Komisi Bertemu";
    hit.article.body = {{Paragraph::Kind::Text, "Rapat Komisi Buku Cerita."}};
    const Query query = parse_query("kbc", {analysis(), nullptr, &synonyms()});
    Snippets(query, analysis()).describe(hit);
    EXPECT_EQ(bracketed(hit.title), "[Komisi] Bertemu");
    EXPECT_EQ(shown(hit.fragments), "Rapat [Komisi] [Buku] [Cerita].");
}

struct MatchedRow {
    const char* name;
    std::string text;
    std::string question;
    std::vector<std::pair<std::string, WordMatch>> matched;
};

TEST(Snippets, TellHowWordsMatched) {
    const std::vector<MatchedRow> rows{
        {"as asked", "Banjir", "banjir", {{"banjir", WordMatch::Exact}}},
        {"folded", "JUM’AT", "jumat", {{"jumat", WordMatch::Exact}}},
        {"another form", "Kebanjiran", "banjir", {{"banjir", WordMatch::Root}}},
        {"both", "Kebanjiran, banjir", "banjir", {{"banjir", WordMatch::Exact}}},
        {"part of a compound", "covid-19", "covid", {{"covid", WordMatch::Parts}}},
        {"written apart", "covid 19", "covid-19", {{"covid-19", WordMatch::Parts}}},
        {"another spelling", "covid19", "covid-19", {{"covid-19", WordMatch::Root}}},
        {"half of it", "covid", "covid-19", {}},
        {"a date in figures",
         "14/7/2023",
         "14 Juli 2023",
         {{"14", WordMatch::Parts}, {"juli", WordMatch::Parts}, {"2023", WordMatch::Parts}}},
        {"a date in words", "14 Juli 2023", "14/7/2023", {{"2023-07-14", WordMatch::Parts}}},
        {"an amount",
         "Rp13.500.000.000",
         "13,5 miliar",
         {{"13,5", WordMatch::Parts}, {"miliar", WordMatch::Parts}}},
        {"a synonym", "Komisi Buku Cerita", "kbc", {{"kbc", WordMatch::Synonym}}},
        {"part of a synonym", "Komisi Buku", "kbc", {}},
        {"the word before its synonym",
         "KBC, Komisi Buku Cerita",
         "kbc",
         {{"kbc", WordMatch::Exact}}},
        {"a synonym of several",
         "KBC dan buku",
         "komisi buku cerita",
         {{"komisi", WordMatch::Synonym},
          {"buku", WordMatch::Exact},
          {"cerita", WordMatch::Synonym}}},
        {"in the question's order",
         "Satu dua tiga",
         "tiga satu empat dua",
         {{"tiga", WordMatch::Exact}, {"satu", WordMatch::Exact}, {"dua", WordMatch::Exact}}},
        {"nothing asked", "Banjir", "", {}},
        {"excluded", "Banjir", "-pasar", {}},
    };
    for (const MatchedRow& row : rows) {
        SCOPED_TRACE(row.name);
        const Query query = parse_query(row.question, {analysis(), nullptr, &synonyms()});
        for (const bool in_title : {true, false}) {
            Hit hit;
            hit.article.title = in_title ? row.text : "";
            if (!in_title) hit.article.tags = {row.text};
            Snippets(query, analysis()).describe(hit);
            EXPECT_EQ(hit.matched, row.matched) << (in_title ? "title" : "tag");
        }
    }
}

// The stop of an abbreviation ends no sentence; quotes and brackets open one.
TEST(Snippets, BeginWhereASentenceDoes) {
    const std::string before = sentence(100) + ". ";
    const std::string behind = sentence(20);
    const std::vector<SynonymRow> rows{
        {"a title", "Lalu Drs. Budi banjir.", "banjir", "Lalu Drs. Budi [banjir]."},
        {"a street", "Di Jl. Sudirman banjir.", "banjir", "Di Jl. Sudirman [banjir]."},
        {"an amount", "Ganti Rp. 500 banjir.", "banjir", "Ganti Rp. 500 [banjir]."},
        {"a number", "Km. 5 dan No. 7 banjir.", "banjir", "Km. 5 dan No. 7 [banjir]."},
        {"initials", "Oleh A. B. Cahya banjir.", "banjir", "Oleh A. B. Cahya [banjir]."},
        {"an abbreviation first", "Jl. Sudirman banjir.", "banjir", "Jl. Sudirman [banjir]."},
        {"straight quotes", "\"Itu banjir.\"", "banjir", "\"Itu [banjir].\""},
        {"curly quotes", "“Itu banjir.”", "banjir", "“Itu [banjir].”"},
        {"single quotes", "‘Itu banjir.’", "banjir", "‘Itu [banjir].’"},
        {"angles", "«Itu banjir.»", "banjir", "«Itu [banjir].»"},
        {"brackets", "(Itu banjir.)", "banjir", "(Itu [banjir].)"},
        {"several", "(“Itu banjir.”)", "banjir", "(“Itu [banjir].”)"},
        {"behind a closing quote", "“Ya.” Itu banjir.", "banjir", "Itu [banjir]."},
        {"quoted within", "Kata “banjir” lagi.", "banjir", "Kata “[banjir]” lagi."},
    };
    for (const SynonymRow& row : rows) {
        SCOPED_TRACE(row.name);
        const Query query = parse_query(row.question, {analysis()});
        EXPECT_EQ(shown(Snippets(query, analysis()).fragments(before + row.text + "\n" + behind)),
                  row.shown + " " + behind);
    }
}

// Where a sentence is cut, what closes the last word goes with it.
TEST(Snippets, EndWithWhatClosesTheLastWord) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {",", ","}, {",”", ",”"}, {"»", "»"}, {",)", ",)"},
        {" (", ""}, {" “", ""},   {";", ""},  {",,,,,,,,,", ",,,,"},
    };
    for (const auto& [closing, kept] : rows) {
        const std::string text = filler(60) + closing + " " + filler(60);
        const Query query = parse_query("banjir", {analysis()});
        EXPECT_EQ(shown(Snippets(query, analysis()).fragments(text)), filler(60) + kept + " …");
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
        const MarkedText all = joined_fragments(Snippets(query, analysis()).fragments(text));
        EXPECT_LE(count_code_points(all.text), kSnippetLength + 40) << text.substr(0, 30);
        EXPECT_NE(bracketed(all), "!") << text.substr(0, 30);
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
    EXPECT_EQ(shown(hit.fragments), "Pasar [dibangun]. [Banjir]");
    const std::vector<std::pair<std::string, WordMatch>> matched{
        {"drainase", WordMatch::Exact}, {"bangun", WordMatch::Root}, {"banjir", WordMatch::Exact}};
    EXPECT_EQ(hit.matched, matched);
}

}  // namespace
}  // namespace telusur::testing
