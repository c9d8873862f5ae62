// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index/error.h"
#include "tests/searchd/support/random_source.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Article article(const std::string& id, const std::string& title, const std::string& body) {
    Article made;
    made.id = id;
    made.title = title;
    made.body.push_back({Paragraph::Kind::Text, body});
    return made;
}

// Forty articles on harvests, so that a word of them is frequent, and some others.
const SampleIndex& harvests() {
    static const SampleIndex index([] {
        std::vector<Article> articles;
        for (int i = 10; i < 50; ++i)
            articles.push_back(article("panen" + std::to_string(i), "Panen jagung", "Ladang."));
        articles.push_back(article("menanam", "Warga menanam", "Bibit."));
        articles.push_back(article("tanaman", "Tanaman hias", "Pot."));
        articles.push_back(article("tanam", "Musim tanam", "Tanam bibit, menanam lagi."));
        articles.push_back(article("salah", "Jagunk", "Salah ketik."));
        return articles;
    }());
    return index;
}

struct Row {
    Parameters parameters;
    std::uint64_t total;
    std::vector<std::string> notes;
    std::string suggestion;
};

// A word that the archive has not is searched for as what is written almost so; a rare one that
// looks like a frequent one is asked about.
TEST(EngineSpelling, CorrectsUnknownWordsAndAsksAboutRareOnes) {
    const std::vector<Row> rows{
        {{{"q", "jagumg"}}, 40, {"corrected"}, "jagung"},
        {{{"q", "panen jagumg"}}, 40, {"corrected"}, "panen jagung"},
        {{{"q", "jagumg"}, {"spelling", "off"}}, 0, {}, ""},
        {{{"q", "jagunk"}}, 1, {}, "jagung"},
        {{{"q", "jagunk salah"}}, 1, {}, ""},
        {{{"q", "jagung"}}, 40, {}, ""},
        {{{"q", "JAGUMG"}}, 0, {}, ""},
        {{{"q", "\"jagumg\""}}, 0, {}, ""},
        {{{"q", "=jagumg"}}, 0, {}, ""},
        {{{"q", "jagu"}}, 0, {}, ""},
        {{{"q", "jagumg2"}}, 0, {}, ""},
        {{{"q", "-jagumg"}}, 44, {}, ""},
        {{{"q", "jagumg"}, {"page", "2"}}, 40, {"corrected"}, ""},
    };
    for (const Row& row : rows) {
        const SearchResult result = harvests().engine()->search(request_of(row.parameters));
        const std::string& text = row.parameters[0].second;
        EXPECT_EQ(result.total, row.total) << text;
        std::vector<std::string> notes;
        for (const Note& note : result.notes)
            notes.push_back(note.code);
        EXPECT_EQ(notes, row.notes) << text;
        EXPECT_EQ(result.suggestion ? result.suggestion->text : "", row.suggestion) << text;
        if (result.suggestion) {
            EXPECT_EQ(result.suggestion->total, 40u) << text;
        }
    }
}

TEST(EngineForms, LeavesOutThoseThatAreNotWanted) {
    struct FormRow {
        std::string forms;
        std::vector<std::string> ids;
    };
    const std::vector<FormRow> rows{
        {"", {"menanam", "tanaman", "tanam"}},
        {"-menanam", {"tanaman", "tanam"}},
        {"menanam", {"tanaman", "tanam"}},
        {"-menanam,-tanaman", {"tanam"}},
        {"-tanam", {"menanam", "tanaman", "tanam"}},  // the last has "menanam", too
        {"-tanam,-menanam", {"tanaman"}},
        {"-TANAM, -Menanam", {"tanaman"}},
        {"-tanam,-menanam,-tanaman", {}},
        {"-apa", {"menanam", "tanaman", "tanam"}},
    };
    for (const FormRow& row : rows) {
        const auto result = harvests().engine()->search(
            request_of({{"q", "penanaman"}, {"forms", row.forms}, {"spelling", "off"}}));
        EXPECT_THAT(ids_of(result), ::testing::UnorderedElementsAreArray(row.ids)) << row.forms;
        EXPECT_EQ(result.total, row.ids.size());
    }
    EXPECT_THROW(request_of({{"forms", std::string(300, ',') +
                                           [] {
                                               std::string many;
                                               for (int i = 0; i < 101; ++i)
                                                   many += "-a" + std::to_string(i) + ',';
                                               return many;
                                           }()}}),
                 Error);
}

TEST(EngineFamilies, ListTheFormsOfEachWord) {
    const auto engine = harvests().engine();
    const auto families = engine->families(engine->parse(request_of({{"q", "penanaman +panen"}})));
    ASSERT_EQ(families.size(), 2u);
    EXPECT_EQ(families[0].word, "penanaman");
    EXPECT_EQ(families[0].root, "tanam");
    std::vector<std::string> forms;
    for (const WordFamily::Form& form : families[0].forms)
        forms.push_back(form.form + ' ' + std::to_string(form.occurrences));
    EXPECT_THAT(forms, UnorderedElementsAre("menanam 2", "tanam 2", "tanaman 1"));
    EXPECT_EQ(families[1].forms[0].articles, 40u);
}

// What is told of a hit adds up to its score.
TEST(EngineExplain, SumsUpToTheScore) {
    const auto engine = corpus_index().engine();
    const std::vector<Article> articles = corpus_index().articles();
    RandomSource random(3);
    std::size_t hits = 0;
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (std::size_t i = 0; i <= random.below(4); ++i) {
            const std::string& title = random.one_of(articles).title;
            text += title.substr(title.rfind(' ') + 1) + ' ';
        }
        const auto result =
            engine->search(request_of({{"q", text},
                                       {"match", "any"},
                                       {"explain", "on"},
                                       {"recency", round % 2 == 0 ? "on" : "off"}}));
        for (const Hit& hit : result.hits) {
            ASSERT_TRUE(hit.explanation);
            double sum = 0;
            for (const WordExplanation& word : hit.explanation->words) {
                sum += word.score + word.form_score;
                EXPECT_EQ(word.weight > 0, !word.forms.empty()) << text << hit.article.id;
            }
            EXPECT_NEAR(sum * hit.explanation->recency, hit.score, 1e-9) << text;
            ++hits;
        }
    }
    EXPECT_GE(hits, 500u);
    EXPECT_FALSE(engine->search(request_of({{"q", "banjir"}})).hits.at(0).explanation);
}

TEST(EngineExplain, TellsFieldsAndForms) {
    const auto result = harvests().engine()->search(
        request_of({{"q", "menanam bibi*"}, {"explain", "on"}, {"match", "all"}}));
    ASSERT_FALSE(result.hits.empty());
    for (const Hit& hit : result.hits) {
        if (hit.article.id != "tanam") continue;
        std::vector<std::string> told;
        for (const WordExplanation& word : hit.explanation->words) {
            for (const MatchedForm& form : word.forms)
                told.push_back(word.word + ' ' + form.form + ' ' + std::to_string(form.count));
        }
        EXPECT_THAT(told, UnorderedElementsAre("menanam tanam 1", "menanam tanam 1",
                                               "menanam menanam 1", "bibi bibit 1"));
    }
}

std::string repeated(const std::string& piece, std::size_t count) {
    std::string text;
    while (count-- > 0)
        text += piece;
    return text;
}

// Whatever is asked, there is an answer or an error of usage, strictly read as well.
TEST(EngineHostile, AnyBytesAreAnsweredOrRefused) {
    using std::string_literals::operator""s;
    std::vector<std::string> texts{
        repeated("(", 10000),
        repeated("(", 1000),
        repeated("a", 1000000),
        "AND OR NOT",
        "*",
        "**",
        repeated("a* ", 300),
        repeated("ban* ", 64),
        "a NEAR/4294967296 b",
        "a NEAR/99999999999999999999 b",
        "\"a \"b\" c\"\"\"",
        "tanggal:0000-00-00",
        "tanggal:2021-02-31",
        "tanggal:..",
        "\0banjir\0"s,
        "\xED\xA0\x80 banjir",
        "\xF4\x90\x80\x80",
        "judul:judul:judul:",
        "-",
        "+",
        "=",
        "-\"\"",
        "()",
        "(-banjir)",
        "-(-banjir)",
        "NOT NOT NOT banjir",
        "tag:* penulis:\"*\"",
        "banjir NEAR banjir",
        repeated("-(a OR ", 60) + "b",
        repeated("judul:(", 40) + "banjir",
        repeated("\"ban jir\"~100 ", 60),
        "\xF0\x9F\x8C\x8A \xE6\x9D\xB1\xE4\xBA\xAC \xD8\xA7\xD9\x84 \xE0\xA4\xB9"};
    RandomSource random(11);
    const std::vector<std::string> pieces{"(",     ")",       "\"",   " ",        "-",    "+",
                                          "=",     "*",       "OR ",  "AND ",     "NOT ", "~3",
                                          ":",     "judul:",  "tag:", "tanggal:", "2021", "banjir",
                                          "jalan", "NEAR/2 ", "\xFF"};
    for (int i = 0; i < 1000; ++i) {
        std::string text;
        for (std::size_t k = random.below(30); k > 0; --k)
            text += random.one_of(pieces);
        texts.push_back(text);
    }
    const auto engine = corpus_index().engine();
    std::size_t answered = 0;
    for (const std::string& text : texts) {
        for (const char* syntax : {"forgiving", "strict"}) {
            try {
                const auto result = engine->search(request_of(
                    {{"q", text}, {"syntax", syntax}, {"explain", "on"}, {"facets", "tag"}}));
                EXPECT_LE(result.hits.size(), 10u);
                ++answered;
            } catch (const Error& error) {
                ASSERT_EQ(error.code(), ErrorCode::Usage) << ::testing::PrintToString(text);
                ASSERT_EQ(error.parameter(), "q") << ::testing::PrintToString(text);
            }
        }
    }
    EXPECT_GE(answered, 1000u);
}

// What is cut short says so, and is not kept for those who ask without bound.
TEST(EngineBudget, EndsWithWhatWasFound) {
    const auto engine = corpus_index().engine();
    for (const char* text : {"\"di dalam\"~9", "isi:yang", "di NEAR yang", "ber* pem*"}) {
        SearchRequest request = request_of({{"q", text}, {"synonyms", "off"}});
        const SearchResult whole = engine->search(request_of({{"q", text}, {"match", "any"}}));
        EXPECT_FALSE(whole.timed_out) << text;
        EXPECT_GT(whole.total, 0u) << text;
        request.time_budget = std::chrono::milliseconds(0);
        const SearchResult cut = engine->search(request);
        EXPECT_TRUE(cut.timed_out) << text;
        EXPECT_LT(cut.total, whole.total) << text;
        EXPECT_TRUE(std::any_of(cut.notes.begin(), cut.notes.end(),
                                [](const Note& note) { return note.code == "timed_out"; }));
        request.time_budget.reset();
        const SearchResult again = engine->search(request);
        EXPECT_FALSE(again.timed_out) << text;
        EXPECT_GT(again.total, cut.total) << text;
    }
    SearchRequest plain = request_of({{"q", "banjir"}});
    plain.time_budget = std::chrono::hours(1);
    EXPECT_FALSE(engine->search(plain).timed_out);
}

// One budget is for all of a question: what nothing is left for is left out, and told.
TEST(EngineBudget, LeavesOutMarksAndFacets) {
    const auto engine = corpus_index().engine();
    SearchRequest request =
        request_of({{"q", "banjir"}, {"facets", "tag,year"}, {"explain", "on"}});
    const SearchResult whole = engine->search(request);
    EXPECT_FALSE(whole.is_part());
    ASSERT_FALSE(whole.hits.empty());
    EXPECT_EQ(whole.facets.size(), 2u);
    EXPECT_TRUE(whole.hits[0].explanation);
    request.time_budget = std::chrono::milliseconds(0);
    const SearchResult part = engine->search(request);
    EXPECT_TRUE(part.plainly_shown && part.facets_left_out && part.is_part());
    EXPECT_EQ(part.total, whole.total);
    ASSERT_EQ(part.hits.size(), whole.hits.size());
    EXPECT_FALSE(part.hits[0].title.text.empty());
    EXPECT_FALSE(part.hits[0].explanation);
    EXPECT_TRUE(part.hits[0].fragments.empty());
    EXPECT_TRUE(part.facets.empty());
    std::vector<std::string> codes;
    for (const Note& note : part.notes)
        codes.push_back(note.code);
    EXPECT_THAT(codes, ::testing::IsSupersetOf({"plainly_shown", "facets_left_out"}));
}

// Looking for what was meant takes long, and a question could have hundreds of such words.
TEST(EngineSpelling, LooksForSoManyWordsAndNoMore) {
    const auto engine = corpus_index().engine();
    std::string all;
    std::size_t offered = 0;
    for (const char* word :
         {"pemerntah", "indonsia",  "presidne", "masyarkat", "jakrta",  "kementrian", "bnajir",
          "sekloah",   "pertnian",  "kesehatn", "mentri",    "gubernr", "pelabhan",   "perusahan",
          "keuangn",   "pendidkan", "pasarr",   "petnai",    "nelayna", "kelurga"}) {
        offered += engine->parse(request_of({{"q", word}})).offers.size();
        all += std::string(word) + ' ';
    }
    EXPECT_GT(offered, QuestionLimits().spelled_words);
    const std::size_t together = engine->parse(request_of({{"q", all}})).offers.size();
    EXPECT_GT(together, 0u);
    EXPECT_LE(together, QuestionLimits().spelled_words);
    // One word is one, however often it stands there.
    EXPECT_EQ(engine->parse(request_of({{"q", "bnajir " + all}})).offers[0].form, "bnajir");
}

// The same question on another day is another question.
TEST(EngineDates, AreToldAsTheRangeUnderstood) {
    const auto result =
        corpus_index().engine()->search(request_of({{"q", "tanggal:2021-02 banjir"}}));
    ASSERT_FALSE(result.notes.empty());
    EXPECT_EQ(result.notes[0].code, "date_read");
    EXPECT_NE(result.notes[0].message.english.find("2021-02-01..2021-02-28"), std::string::npos);
    EXPECT_EQ(result.parsed, "banjir tanggal:2021-02-01..2021-02-28");
}

}  // namespace
}  // namespace telusur::testing
