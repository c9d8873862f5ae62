// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index/error.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Article article(const std::string& id, const std::string& title, const std::string& body,
                int year) {
    Article made;
    made.id = id;
    made.title = title;
    if (!body.empty()) made.body.push_back({Paragraph::Kind::Text, body});
    if (year != 0)
        made.published = Timestamp{first_second({year, 1, 1}), Timestamp::Precision::Day};
    return made;
}

const SampleIndex& small_index() {
    static const SampleIndex index(std::vector<Article>{
        article("both", "Banjir Pasar", "", 2019),
        article("flood", "Banjir", "Tanggul jebol.", 2021),
        article("market", "Pasar", "Harga beras.", 2020),
        article("undated", "Tanpa Tanggal", "Beras.", 0),
        article("a/b c%é", "Nama Aneh", "", 2018),
    });
    return index;
}

struct SearchRow {
    Parameters parameters;
    std::vector<std::string> ids;
    std::vector<std::string> notes;
};

TEST(Engine, FindsInOrder) {
    const std::vector<SearchRow> rows{
        {{}, {"flood", "market", "both", "a/b c%é", "undated"}, {}},
        {{{"sort", "oldest"}}, {"a/b c%é", "both", "market", "flood", "undated"}, {}},
        {{{"q", "banjir pasar"}}, {"both"}, {}},
        {{{"q", "banjir pasar"}, {"match", "any"}, {"sort", "newest"}},
         {"flood", "market", "both"},
         {}},
        {{{"q", "banjir zqx"}, {"sort", "newest"}}, {"flood", "both"}, {"relaxed_to_most"}},
        {{{"q", "banjir zqx"}, {"match", "all"}}, {}, {}},
        {{{"q", "zqx"}}, {}, {}},
        {{{"q", "banjir -pasar"}}, {"flood"}, {}},
        {{{"q", "-banjir -pasar"}}, {"a/b c%é", "undated"}, {}},
        {{{"q", "-banjir,pasar"}, {"from", "2019"}}, {"flood", "market"}, {}},
        {{{"q", "beras"}, {"to", "9999-12-31"}}, {"market"}, {"recency_off"}},
        {{{"q", "beras"}, {"to", "9999"}, {"recency", "off"}}, {"market"}, {}},
        {{{"q", "beras"}, {"to", "9999"}, {"sort", "newest"}}, {"market"}, {}},
        {{{"q", "banjir OR pasar"}}, {"both", "flood", "market"}, {}},
        {{{"q", "judul:pasar"}}, {"market", "both"}, {"recency_off"}},
        {{{"q", "isi:beras -judul:pasar"}}, {"undated"}, {"recency_off"}},
        {{{"q", "banjir tanggal:2019..2020"}}, {"both"}, {"date_read", "recency_off"}},
        {{{"q", "beras"}, {"from", "1000"}}, {"market"}, {"recency_off"}},
        {{{"page", "2"}, {"per_page", "2"}}, {"both", "a/b c%é"}, {}},
        {{{"page", "4"}, {"per_page", "2"}}, {}, {}},
        {{{"tag", " "}}, {}, {}},
    };
    for (const SearchRow& row : rows) {
        const SearchRequest request = request_of(row.parameters);
        const SearchResult result = small_index().engine()->search(request);
        EXPECT_EQ(ids_of(result), row.ids) << request.text;
        std::vector<std::string> notes;
        for (const Note& note : result.notes)
            notes.push_back(note.code);
        EXPECT_EQ(notes, row.notes) << request.text;
    }
}

TEST(Engine, GivesNoScoreWithoutWords) {
    for (const char* question : {"", "-banjir", "!!"}) {
        for (const Hit& hit : small_index().engine()->search(request_of({{"q", question}})).hits) {
            EXPECT_EQ(hit.score, 0) << question;
            EXPECT_THAT(hit.matched, IsEmpty()) << question;
        }
    }
}

TEST(Engine, TellsHowWordsMatch) {
    const SampleIndex index(
        std::vector<Article>{article("x", "Pembangunan Jalan", "Membangun tol.", 2020)});
    const SearchResult result = index.engine()->search(
        request_of({{"q", "jalan pembangunan dibangun zqx tol"}, {"match", "any"}}));
    ASSERT_EQ(result.hits.size(), 1u);
    EXPECT_THAT(result.hits[0].matched, ElementsAre(std::pair("jalan", WordMatch::Exact),
                                                    std::pair("pembangunan", WordMatch::Exact),
                                                    std::pair("tol", WordMatch::Exact)));
    const SearchResult other = index.engine()->search(request_of({{"q", "dibangun"}}));
    ASSERT_EQ(other.hits.size(), 1u);
    EXPECT_THAT(other.hits[0].matched, ElementsAre(std::pair("dibangun", WordMatch::Root)));
}

TEST(Engine, FindsArticlesById) {
    const auto engine = small_index().engine();
    EXPECT_EQ(engine->article_count(), 5u);
    for (const Article& stored : small_index().articles())
        EXPECT_EQ(engine->article(stored.id), stored);
    for (const char* id : {"", "FLOOD", "flood ", "a/b c%25é", "zzz"}) {
        EXPECT_EQ(engine->article(id), std::nullopt) << id;
    }
}

TEST(Engine, TellsWhatItAnswersFrom) {
    const auto engine = small_index().engine();
    const SearchResult result = engine->search(request_of({}));
    EXPECT_EQ(engine->generation(), small_index().directory().current());
    EXPECT_EQ(result.generation, engine->generation());
    EXPECT_EQ(result.updated_at, engine->updated_at());
    EXPECT_TRUE(parse_iso_timestamp(engine->updated_at())) << engine->updated_at();
    EXPECT_GE(result.took_milliseconds, 0);
}

TEST(Engine, RefusesTooLongQuestions) {
    try {
        small_index().engine()->search(request_of({{"q", std::string(1025, 'a')}}));
        ADD_FAILURE() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Usage);
        EXPECT_EQ(error.parameter(), "q");
    }
}

TEST(Engine, RefusesADirectoryWithoutIndex) {
    const TempDir empty;
    try {
        open_engine(DataDirectory(empty.path()));
        ADD_FAILURE() << "opened";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NoIndex);
        EXPECT_THAT(error.hint().english, ::testing::HasSubstr("telusur-indexer run --data"));
        EXPECT_THAT(error.message().english, ::testing::HasSubstr(empty.path().string()));
    }
}

}  // namespace
}  // namespace telusur::testing
