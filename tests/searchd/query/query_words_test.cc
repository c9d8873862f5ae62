// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searchd/query/query.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;

// Questions read as an archive reads them: with stop words, of which two are the operator's, and
// with synonyms.
struct ReadRow {
    const char* name;
    std::string text;
    std::string printed;
    std::vector<std::string> notes = {};  // "code: what the English message ends with"
};

const StopWords& stop_words() {
    static const StopWords words({{"juli", true}, {"guild", true}});
    return words;
}

const Synonyms& synonyms() {
    static const Synonyms filled = [] {
        Synonyms made(stop_words());
        made.add(parse_synonyms("KBC\t=\tKomisi Buku Cerita\n"
                                "Painters Guild of Seruni\t=\tGPI\n"
                                "motor\t>\tsepeda motor|kuda besi\n"
                                "covid-19\t=\tcovid 19|corona\n"
                                "jalan tol\t=\ttol")
                     .lines,
                 analysis());
        return made;
    }();
    return filled;
}

void expect_read(const std::vector<ReadRow>& rows, const QueryReading& reading) {
    for (const ReadRow& row : rows) {
        SCOPED_TRACE(row.name);
        const Query query = parse_query(row.text, reading);
        EXPECT_EQ(query.printed(), row.printed);
        std::vector<std::string> notes;
        for (const Note& note : query.notes) {
            const std::string& message = note.message.english;
            const std::size_t colon = message.rfind(": ");
            const std::string list = colon == std::string::npos ? "" : message.substr(colon);
            EXPECT_TRUE(note.message.indonesian.ends_with(list)) << note.message.indonesian;
            notes.push_back(note.code + list);
        }
        EXPECT_EQ(notes, row.notes);
    }
}

TEST(QueryStopWords, AreLeftOutUnlessNothingElseIsWanted) {
    expect_read(
        {
            {"one", "banjir di bekasi", "banjir bekasi", {"stop_words: di"}},
            {"several, each told once",
             "Di mana banjir dan DI mana panen",
             "banjir panen",
             {"stop_words: di, mana, dan"}},
            {"the operator's", "guild banjir", "banjir", {"stop_words: guild"}},
            {"by form, not by root", "tersebut penyebutan", "penyebutan", {"stop_words: tersebut"}},
            {"nothing else", "apa itu", "apa itu"},
            {"nothing else, once", "itu itu", "itu"},
            {"nothing else but an exclusion", "yang -banjir", "yang -banjir"},
            {"excluded", "banjir -yang", "banjir -yang"},
            {"in a date", "banjir 14 Juli 2023",
             "banjir (14 | 2023-07-14) (juli | 2023-07-14) (2023 | 2023-07-14)"},
            {"beside a date",
             "pada 14 Juli 2023",
             "(14 | 2023-07-14) (juli | 2023-07-14) (2023 | 2023-07-14)",
             {"stop_words: pada"}},
            {"the month alone", "banjir juli", "banjir", {"stop_words: juli"}},
            {"in quotes", "\"yang banjir\"", "\"yang banjir\""},
            {"none", "banjir", "banjir"},
            {"no question", "", ""},
        },
        {analysis(), &stop_words()});
    const Query query = parse_query("di Bekasi yang di Bali", {analysis(), &stop_words()});
    EXPECT_THAT(query.stop_words, ElementsAre("di", "yang"));
}

TEST(QuerySynonyms, AreAddedToEachWordOfWhatTheyStandFor) {
    expect_read(
        {
            {"a word",
             "kbc baru",
             "(kbc | komisi buku cerita) baru",
             {"synonyms: Komisi Buku Cerita"}},
            {"several words",
             "komisi buku cerita",
             "(komisi | kbc) (buku | kbc) (cerita | kbc)",
             {"synonyms: KBC"}},
            {"twice, told once",
             "KBC kbc",
             "(kbc | komisi buku cerita)",
             {"synonyms: Komisi Buku Cerita"}},
            {"a stop word within",
             "painters guild of seruni",
             "(painters | gpi) (guild | gpi) (of | gpi) (seruni | gpi)",
             {"synonyms: GPI"}},
            {"that the question does not have",
             "painters seruni",
             "(painters | gpi) (seruni | gpi)",
             {"synonyms: GPI"}},
            {"none that holds the word itself",
             "motor",
             "(motor | kuda besi)",
             {"synonyms: kuda besi"}},
            {"nor for one word of several", "jalan tol", "(jalan | tol) tol", {"synonyms: tol"}},
            {"none that is there already",
             "covid-19",
             "(covid19 | covid 19 | corona)",
             {"synonyms: corona"}},
            {"not across an operator", "komisi OR buku cerita", "cerita (komisi OR buku)"},
            {"not across an exclusion", "komisi -x buku cerita", "komisi buku cerita -x"},
            {"not across a sentence", "Komisi. Buku cerita", "komisi buku cerita"},
            {"not for what is excluded", "banjir -kbc", "banjir -kbc"},
            {"not to the end of a name", "komisi buku", "komisi buku"},
            {"a root that is wanted before",
             "cerita komisi buku cerita",
             "cerita (komisi | kbc) (buku | kbc)",
             {"synonyms: KBC"}},
        },
        {analysis(), nullptr, &synonyms()});
    expect_read({{"a stop word within",
                  "painters guild of seruni",
                  "(painters | gpi) (seruni | gpi)",
                  {"stop_words: guild, of", "synonyms: GPI"}},
                 {"stop words between",
                  "komisi untuk buku cerita",
                  "(komisi | kbc) (buku | kbc) (cerita | kbc)",
                  {"stop_words: untuk", "synonyms: KBC"}}},
                {analysis(), &stop_words(), &synonyms()});
}

TEST(QuerySynonyms, AreNoMoreThanTheMost) {
    Synonyms many;
    SynonymLine line{"covid-19", {}, false};
    for (std::size_t i = 0; i < QuestionLimits().expansions + 4; ++i)
        line.right.push_back("pilihan" + std::to_string(i));
    many.add({line}, analysis());
    const Query query = parse_query("covid-19", {analysis(), nullptr, &many});
    ASSERT_EQ(query.words.size(), 1u);
    const auto& expansions = query.words[0].expansions;
    ASSERT_EQ(expansions.size(), QuestionLimits().expansions);
    EXPECT_EQ(expansions[0].kind, ExpansionKind::Parts);
    EXPECT_EQ(expansions[1].label, "pilihan0");
    ASSERT_EQ(query.notes.size(), 1u);
    const std::string& told = query.notes[0].message.english;
    EXPECT_TRUE(told.ends_with(" " + expansions.back().label)) << told;
}

const SampleIndex& glued() {
    static const SampleIndex index([] {
        Article article;
        article.id = "satu";
        article.title = "Ibukota pindah, sepakbola libur";
        return std::vector<Article>{article};
    }());
    return index;
}

TEST(QueryJoinedWords, StandForTwoWordsWhereTheArchiveHasThem) {
    const Generation generation = glued().generation();
    const StopWords own;
    const QueryReading reading{generation.language().analysis(), &own, nullptr,
                               &generation.vocabulary()};
    expect_read(
        {
            {"side by side", "ibu kota pindah", "(ibu | ibukota) (kota | ibukota) pindah"},
            {"in any case", "Sepak Bola", "(sepak | sepakbola) (bola | sepakbola)"},
            {"unknown together", "kota ibu", "kota ibu"},
            {"with something between", "ibu, kota", "ibu kota"},
            {"in two sentences", "ibu. Kota", "ibu kota"},
            {"in a compound", "ibu-kota", "(ibukota | ibu kota)"},
            {"around an exclusion", "ibu -pasar kota", "ibu kota -pasar"},
            {"once", "ibu kota ibu kota", "(ibu | ibukota) (kota | ibukota)"},
        },
        reading);
    expect_read({{"without a vocabulary", "ibu kota", "ibu kota"}},
                {generation.language().analysis()});
}

}  // namespace
}  // namespace telusur::testing
