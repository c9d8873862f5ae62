// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index/error.h"
#include "stemmers/normalizer.h"
#include "tests/searchd/support/random_source.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Row {
    std::string text;
    std::string printed;
    std::vector<std::string> notes = {};
};

const std::vector<std::string> kOperator{"operator_ignored"};
const std::vector<std::string> kUnclosed{"quote_unclosed"};
const std::vector<std::string> kNoWords{"no_words"};

void expect_rows(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const Query query = parse_query(row.text, {analysis()});
        EXPECT_EQ(query.printed(), row.printed) << row.text;
        std::vector<std::string> codes;
        for (const Note& note : query.notes) {
            codes.push_back(note.code);
            EXPECT_FALSE(note.message.english.empty()) << row.text;
            EXPECT_FALSE(note.message.indonesian.empty()) << row.text;
        }
        EXPECT_EQ(codes, row.notes) << row.text;
    }
}

TEST(Query, ReadsWords) {
    expect_rows({
        {"pembangunan jalan tol", "bangun jalan tol"},
        {"banjir", "banjir"},
        {"banjir Banjir BANJIR kebanjiran", "banjir"},
        {"tol jalan tol", "tol jalan"},
        {"anak-anak", "anak"},
        {"covid-19", "(covid19 | covid 19)"},
        {"covid19", "(covid19 | covid 19)"},
        {"covid 19", "covid 19"},
        {"Jum'at", "jumat"},
        {"Jum’at Jumat Jumʼat", "jumat"},
        {"Rp1.500.000", "rp 1500000"},
        {"13,5 miliar", "(13,5 | 13500000000) (miliar | 13500000000)"},
        {"14 Juli 2023", "(14 | 2023-07-14) (juli | 2023-07-14) (2023 | 2023-07-14)"},
        {"14/7/2023", "2023-07-14"},
        {"1.500.000 13,5", "1500000 13,5"},
        {"東京 banjir", "東 京 banjir"},
        {"beras,gula;pasar", "beras gula pasar"},
        {"50% +jalan", "50 +jalan"},
    });
}

TEST(Query, KeepsTheFormOfTheFirstWordOfARoot) {
    const Query query = parse_query("Pembangunan membangun", {analysis()});
    EXPECT_THAT(query.words, ElementsAre(QueryWord{"pembangunan", "bangun"}));
}

TEST(Query, ReadsExclusions) {
    expect_rows({
        {"banjir -jakarta", "banjir -jakarta"},
        {"-jakarta banjir", "banjir -jakarta"},
        {"-jakarta", "-jakarta"},
        {"--jakarta", "-jakarta"},
        {"vaksin -covid-19", "vaksin -(covid19 | covid 19)"},
        {"-covid-19 -vaksin", "-(covid19 | covid 19) -vaksin"},
        {"-Pembangunan", "-bangun"},
        {"banjir - jakarta", "banjir jakarta"},
        {"banjir -", "banjir"},
        {"-", "", kNoWords},
        {"-!? banjir", "banjir"},
        {"banjir-jakarta", "(banjirjakarta | banjir jakarta)"},
        {"-AND", "-and"},
        {"banjir -banjir", "banjir -banjir"},
        {"banjir -beras,gula", "banjir -(beras AND gula)"},
        {"banjir NOT jakarta", "banjir -jakarta"},
        {"banjir BUKAN jakarta", "banjir -jakarta"},
        {"NOT banjir", "-banjir"},
        {"NOT NOT banjir", "banjir"},
        {"NOT -banjir", "banjir"},
        {"-(beras gula) pasar", "pasar -(beras AND gula)"},
        {"-(beras OR gula) pasar", "pasar -(beras OR gula)"},
    });
    const Query query = parse_query("-covid-19 -vaksin", {analysis()});
    EXPECT_THAT(query.words, IsEmpty());
    EXPECT_THAT(query.evidence, IsEmpty());
    ASSERT_EQ(query.excluded.size(), 2u);
    EXPECT_EQ(
        std::get<QueryWord>(query.excluded[0].what),
        (QueryWord{"covid-19", "covid19", {{ExpansionKind::Parts, {"covid", "19"}, "covid 19"}}}));
}

TEST(Query, ReadsOperators) {
    expect_rows({
        {"beras AND gula", "+beras +gula"},
        {"beras DAN gula", "+beras +gula"},
        {"beras OR gula", "(beras OR gula)"},
        {"beras ATAU gula ATAU pasar", "(beras OR gula OR pasar)"},
        {"pasar beras OR gula", "pasar (beras OR gula)"},
        {"beras OR gula pasar", "pasar (beras OR gula)"},
        {"beras AND gula OR pasar", "((beras AND gula) OR pasar)"},
        {"beras AND (gula OR pasar)", "+beras (gula OR pasar)"},
        {"beras OR (gula pasar)", "(beras OR (gula AND pasar))"},
        {"(beras OR gula) AND (pasar OR tol)", "(beras OR gula) (pasar OR tol)"},
        {"(beras gula)", "beras gula"},
        {"Presiden (Jokowi)", "presiden jokowi"},
        {"+beras gula", "gula +beras"},
        {"+beras +gula", "+beras +gula"},
        {"beras AND NOT gula", "+beras -gula"},
        {"beras OR -gula", "(beras OR -gula)"},
        {"(pasar -gula) OR beras", "((pasar AND -gula) OR beras)"},
        {"Pembangunan AND jalan", "+bangun +jalan"},
        {"\"beras gula\" OR pasar", "(\"beras gula\" OR pasar)"},
        {"beras,gula OR pasar", "((beras AND gula) OR pasar)"},
        {"=menulis buku", "buku \"menulis\""},
        {"-=menulis buku", "buku -\"menulis\""},
        {"beras and gula", "beras and gula"},
        {"beras Atau gula", "beras atau gula"},
        {"ANDA beras", "anda beras"},
        {"OR", "or"},
        {"  BUKAN\t", "bukan"},
        {"jalan NEAR/3 tol", "(jalan NEAR/3 tol)"},
        {"rusak jalan NEAR tol", "rusak (jalan NEAR/10 tol)"},
        {"a NEAR/S b NEAR/2 c", "(a NEAR/S b) (b NEAR/2 c)"},
        {"jalan NEAR/3 tol OR rusak", "((jalan NEAR/3 tol) OR rusak)"},
    });
}

TEST(Query, RepairsWhatMakesNoSense) {
    const std::vector<std::string> unclosed{"bracket_unclosed"};
    const std::vector<std::string> unopened{"bracket_ignored"};
    const std::vector<std::string> near{"near_ignored"};
    expect_rows({
        {"AND OR", "", {"operator_ignored", "no_words"}},
        {"beras AND", "beras", kOperator},
        {"OR beras", "beras", kOperator},
        {"beras OR OR gula", "(beras OR gula)", kOperator},
        {"beras AND OR gula", "(beras OR gula)", kOperator},
        {"beras NOT", "beras", kOperator},
        {"(a OR", "a", {"bracket_unclosed", "operator_ignored"}},
        {"(beras gula", "beras gula", unclosed},
        {"beras) gula", "beras gula", unopened},
        {":) beras", "beras", unopened},
        {"()", "", kNoWords},
        {"beras () gula", "beras gula"},
        {"NEAR/3 tol", "tol", near},
        {"jalan NEAR/3", "jalan", near},
        {"jalan NEAR/3 -tol", "+jalan -tol", near},
        {"jalan NEAR NEAR tol", "(jalan NEAR/10 tol)", near},
        {"jalan NEAR (tol OR kota)", "+jalan (tol OR kota)", near},
        {"judul:", "", {"field_empty", "no_words"}},
        {"beras judul:", "beras", {"field_empty"}},
        {"tanggal:kapan beras", "kapan beras", {"date_unknown"}},
        {"tanggal:2021-02-31", "2021/2/31", {"date_unknown"}},
        {"penuls:budi", "penuls budi", {"field_unknown"}},
        {"pukul 10:30", "pukul 10 30"},
    });
}

TEST(Query, ReadsFields) {
    expect_rows({
        {"judul:banjir", "judul:banjir"},
        {"title:Banjir kota", "kota judul:banjir"},
        {"Judul: banjir", "judul:banjir"},
        {"isi:\"beras gula\"", "isi:\"beras gula\""},
        {"judul:(beras OR gula)", "(judul:beras OR judul:gula)"},
        {"judul:(beras gula)", "judul:beras judul:gula"},
        {"-judul:banjir kota", "kota -judul:banjir"},
        {"judul:-banjir", "-judul:banjir"},
        {"judul:=menulis", "judul:\"menulis\""},
        {"body:beras NEAR/3 gula", "isi:beras +gula", {"near_ignored"}},
        {"tag:pemilu", "tag:\"pemilu\""},
        {"penulis:\"Budi Santoso\"", "penulis:\"budi santoso\""},
        {"author:Bud*", "penulis:\"bud*\""},
        {"editor:(ani OR budi)", "(editor:\"ani\" OR editor:\"budi\")"},
        {"-kategori:olahraga", "-kategori:\"olahraga\""},
        {"category:olahraga sumber:a.id", "kategori:\"olahraga\" sumber:\"a.id\""},
        {"judul:isi:beras", "isi:beras"},
        {"tag:tanggal:2021", "tanggal:2021-01-01..2021-12-31", {"date_read"}},
        {"banjir tanggal:2021", "banjir tanggal:2021-01-01..2021-12-31", {"date_read"}},
        {"tanggal:agustus 2021 banjir", "banjir tanggal:2021-08-01..2021-08-31", {"date_read"}},
        {"tgl:2019..2021", "tanggal:2019-01-01..2021-12-31", {"date_read"}},
        {"date:\"17 agustus 2021\"", "tanggal:2021-08-17..2021-08-17", {"date_read"}},
        {"tanggal:>=2020-03-02", "tanggal:2020-03-02..", {"date_read"}},
        {"-tanggal:2021 beras", "beras -tanggal:2021-01-01..2021-12-31"},
    });
}

TEST(Query, HasOneSpellingThatIsReadTheSame) {
    struct Spelling {
        std::string text;
        std::string canonical;
    };
    const std::vector<Spelling> rows{
        {"  Banjir   jakarta ", "Banjir jakarta"},
        {"beras DAN gula ATAU pasar", "(beras AND gula) OR pasar"},
        {"beras BUKAN (gula ATAU tol)", "beras -(gula OR tol)"},
        {"title:x author:\"Budi S\"~0", "judul:x penulis:\"Budi S\""},
        {"tanggal:agustus 2021 a", "tanggal:2021-08-01..2021-08-31 a"},
        {"((a OR", "((a))"},
        {"“beras gula”", "\"beras gula\""},
        {"a NEAR b NEAR/S c", "(a NEAR/10 b) AND (b NEAR/S c)"},
        {"-(a b) +c =d", "-(a b) +c =d"},
        {"--+--AND banjir", "and banjir"},
        {"-OR x", "-or x"},
    };
    for (const Spelling& row : rows) {
        const Query query = parse_query(row.text, {analysis()});
        EXPECT_EQ(query.canonical, row.canonical) << row.text;
    }
}

TEST(Query, StrictlyReadNamesThePlace) {
    struct Refusal {
        std::string text;
        std::size_t position;
        std::string what;
    };
    const std::vector<Refusal> rows{
        {"beras AND", 6, "AND"},   {"ë (a", 2, "bracket"},         {"a) b", 1, "bracket"},
        {"\"a b", 0, "quotation"}, {"x tanggal:kapan", 2, "date"}, {"penuls:budi", 0, "penuls"},
        {"a OR OR b", 2, "OR"},    {"NEAR/3 tol", 0, "NEAR"},      {"judul:", 0, "judul"},
    };
    for (const Refusal& row : rows) {
        SCOPED_TRACE(row.text);
        QueryReading reading{analysis()};
        reading.mode = SyntaxMode::Strict;
        try {
            parse_query(row.text, reading);
            ADD_FAILURE() << "was read";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Usage);
            EXPECT_EQ(error.parameter(), "q");
            EXPECT_EQ(error.position(), row.position);
            EXPECT_NE(std::string(error.what()).find(row.what), std::string::npos) << error.what();
            EXPECT_FALSE(error.hint().empty());
        }
    }
    QueryReading strict{analysis()};
    strict.mode = SyntaxMode::Strict;
    EXPECT_NO_THROW(parse_query("(a OR b) AND judul:c -\"d e\"~2 tanggal:2021", strict));
}

TEST(Query, ReadsPhrases) {
    expect_rows({
        {"\"beras gula\"", "\"beras gula\""},
        {"\"beras gula", "beras gula", kUnclosed},
        {"\"beras\" \"gula", "gula \"beras\"", kUnclosed},
        {"\"beras OR gula\"", "\"beras or gula\""},
        {"\"Pembangunan Jalan\" tol", "tol \"pembangunan jalan\""},
        {"\"covid-19\" \"Rp1.500.000\"", "\"covid-19\" \"rp 1500000\""},
        {"\"beras -gula\"", "\"beras gula\""},
        {"\"beras\"", "\"beras\""},
        {"\"", "", {"quote_unclosed", "no_words"}},
        {"\"\"", "", kNoWords},
        {"-\"beras gula\"", "-\"beras gula\""},
        {"pasar -\"beras gula\" -tol", "pasar -\"beras gula\" -tol"},
        {"pasar-\"beras\"", "pasar \"beras\""},
        // What telephones make of the key.
        {"“beras gula”", "\"beras gula\""},
        {"”beras gula“ «tol»", "\"beras gula\" \"tol\""},
        {"pasar “beras”", "pasar \"beras\""},
    });
}

TEST(Query, BlanksOfAllKindsDivide) {
    expect_rows({
        {"", ""},
        {" \t\r\n\f\v", ""},
        {"...!?", "", kNoWords},
        {"…—“”", "", kNoWords},
        {" beras  gula ", "beras gula"},
    });
    for (const char* blank : {" ", "\t", "\r\n", "\f", "\v", "\u00A0", "\u0085", "\u1680", "\u2003",
                              "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"}) {
        SCOPED_TRACE(blank);
        expect_rows({{std::string("beras") + blank + "-gula", "beras -gula"},
                     {std::string("-beras") + blank + "gula", "gula -beras"},
                     {std::string("beras") + blank + "OR" + blank + "gula", "(beras OR gula)"}});
    }
}

TEST(Query, PrintsWhatIsReadAgainTheSame) {
    for (const char* text :
         {"banjir jalan -tol", "-vaksin", "-a -b", "beras gula", "judul:a (b OR c) -\"d e\"~2",
          "tanggal:2021 tag:x", "a AND b OR (c d)"}) {
        const std::string printed = parse_query(text, {analysis()}).printed();
        EXPECT_EQ(parse_query(printed, {analysis()}).printed(), printed) << text;
    }
}

std::string repeated(const std::string& piece, std::size_t count) {
    std::string text;
    while (count-- > 0)
        text += piece;
    return text;
}

// "w0 w1 …"
std::string numbered(const std::string& head, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += head + std::to_string(i) + ' ';
    return text;
}

struct LimitRow {
    const char* name;
    std::string text;
    bool accepted;
};

TEST(Query, KeepsItsLimits) {
    const std::vector<LimitRow> rows{
        {"1024 letters", repeated("a", 1024), true},
        {"1025 letters", repeated("a", 1025), false},
        {"1024 letters of two bytes", repeated("é", 1024), true},
        {"1024 letters of four bytes", repeated("𝔞", 1024), true},
        {"1025 letters of four bytes", repeated("𝔞", 1025), false},
        {"1025 blanks", repeated(" ", 1025), false},
        {"1024 ill-formed bytes", repeated("\xFF", 1024), true},
        {"1025 ill-formed bytes", repeated("\xFF", 1025), false},
        {"a million bytes", repeated("x", 1000000), false},
        {"64 words", numbered("w", 64), true},
        {"65 words", numbered("w", 65), false},
        {"64 exclusions", numbered("-w", 64), true},
        {"65 exclusions", numbered("-w", 65), false},
        {"32 of each", numbered("w", 32) + numbered("-v", 32), true},
        {"32 and 33", numbered("w", 32) + numbered("-v", 33), false},
        {"one word 500 times", repeated("a ", 500), true},
        {"a bracket 1024 times", repeated("(", 1024), true},
        {"NOT 256 times", repeated("NOT ", 255) + "a", true},
        {"one exclusion of 65 words", "-a" + repeated("-b", 64), false},
        {"one piece of 65 words", repeated("a,", 64) + "b", true},
    };
    for (const LimitRow& row : rows) {
        try {
            parse_query(row.text, {analysis()});
            EXPECT_TRUE(row.accepted) << row.name << " was accepted";
        } catch (const Error& error) {
            EXPECT_FALSE(row.accepted) << row.name << ": " << error.what();
            EXPECT_EQ(error.code(), ErrorCode::Usage) << row.name;
            EXPECT_EQ(error.parameter(), "q") << row.name;
            EXPECT_FALSE(error.hint().empty()) << row.name;
        }
    }
}

// What is written over several words is one date or amount only where it is written so.
TEST(Query, ReadsWholes) {
    expect_rows({
        {"Rp13,5 miliar", "rp (13,5 | 13500000000) (miliar | 13500000000)"},
        {"2 juta", "(2 | 2000000) (juta | 2000000)"},
        {"2023-07-14", "2023-07-14"},
        {"1 Mei 2020 2 Mei 2020",
         "(1 | 2020-05-01) (mei | 2020-05-01) (2020 | 2020-05-01) (2 | 2020-05-02)"},
        {"31 Februari 2023", "31 februari 2023"},
        {"14 -x Juli 2023", "14 juli 2023 -x"},
        {"14 Juli -2023", "14 juli -2023"},
        {"14 OR Juli 2023", "2023 (14 OR juli)"},
        {"14 Juli. 2023", "14 juli 2023"},
        {"13,5 -x miliar", "13,5 miliar -x"},
        {"-14/7/2023", "-2023-07-14"},
        {"14 - Juli 2023", "(14 | 2023-07-14) (juli | 2023-07-14) (2023 | 2023-07-14)"},
        {"-13,5-miliar", "-(13,5miliar | 13,5 miliar | 13500000000)"},
    });
}

TEST(Query, CountsWordsAsTheyAreSearched) {
    const StopWords stop_words;
    const std::string filler = repeated("yang ", 60);
    EXPECT_EQ(parse_query(filler + numbered("w", 64), {analysis(), &stop_words}).words.size(), 64u);
    EXPECT_THROW(parse_query(filler + numbered("w", 65), {analysis(), &stop_words}), Error);
    EXPECT_THROW(parse_query("yang " + numbered("w", 64), {analysis()}), Error);
    EXPECT_NO_THROW(parse_query(numbered("w", 64) + numbered("w", 64), {analysis()}));
    EXPECT_THROW(parse_query(numbered("w", 64) + "-yang", {analysis(), &stop_words}), Error);
}

TEST(Query, ReadsAnyBytesBelowTheLimits) {
    RandomSource random(1);
    using std::string_literals::operator""s;
    const std::string alphabet =
        "  OR AND NOT NEAR/2 judul:tag:\t\"-+()*:=~AZaz09.,'\0\xC2\xA0\xE2\x80\x9C\xF0\xFF\x80"s;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const std::size_t length = random.below(61);  // at most 61 words of any kind
        if (round % 2 == 0) {
            text = random.bytes(length);
        } else {
            while (text.size() < length)
                text += alphabet[random.below(alphabet.size())];
        }
        Query query;
        ASSERT_NO_THROW(query = parse_query(text, {analysis()})) << ::testing::PrintToString(text);
        for (std::size_t i = 0; i < query.words.size(); ++i) {
            const QueryWord& word = query.words[i];
            ASSERT_FALSE(word.root.empty()) << ::testing::PrintToString(text);
            ASSERT_EQ(to_well_formed(word.form), word.form) << ::testing::PrintToString(text);
            for (std::size_t k = 0; k < i; ++k)
                ASSERT_NE(query.words[k].root, word.root) << text;
        }
        // The one spelling of a question is read as the question.
        if (query.canonical.empty()) continue;
        const Query again = parse_query(query.canonical, {analysis()});
        ASSERT_EQ(again.canonical, query.canonical) << ::testing::PrintToString(text);
        ASSERT_EQ(again.printed(), query.printed()) << ::testing::PrintToString(text);
    }
}

}  // namespace
}  // namespace telusur::testing
