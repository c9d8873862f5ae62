// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;

TEST(RequiredWords, FollowTheMatch) {
    struct Row {
        std::size_t count;
        std::size_t all;
        std::size_t most;
        std::size_t any;
    };
    const std::vector<Row> rows{{0, 0, 0, 0},    {1, 1, 1, 1},    {2, 2, 1, 1},   {3, 3, 2, 1},
                                {4, 4, 3, 1},    {5, 5, 4, 1},    {6, 6, 5, 1},   {7, 7, 5, 1},
                                {8, 8, 6, 1},    {9, 9, 7, 1},    {10, 10, 7, 1}, {11, 11, 8, 1},
                                {20, 20, 14, 1}, {63, 63, 45, 1}, {64, 64, 45, 1}};
    for (const Row& row : rows) {
        EXPECT_EQ(required_words(Match::All, row.count), row.all) << row.count;
        EXPECT_EQ(required_words(Match::Auto, row.count), row.all) << row.count;
        EXPECT_EQ(required_words(Match::Most, row.count), row.most) << row.count;
        EXPECT_EQ(required_words(Match::Any, row.count), row.any) << row.count;
    }
}

std::vector<std::string> letters(std::size_t count) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < count; ++i)
        words.push_back("kata" + std::to_string(i));
    return words;
}

// Document i holds the first 64 - i words of the question: 64 words, the most there may be.
const SampleIndex& stairs() {
    static const SampleIndex index([] {
        std::vector<Article> articles;
        for (std::size_t missing = 0; missing <= 64; ++missing) {
            Article article;
            article.id = std::string(missing < 10 ? "a0" : "a") + std::to_string(missing);
            for (const std::string& word : letters(64 - missing))
                article.title += word + ' ';
            articles.push_back(article);
        }
        return articles;
    }());
    return index;
}

std::vector<DocumentNumber> documents_in(const DocSet& set) {
    std::vector<DocumentNumber> documents;
    set.for_each([&](DocumentNumber document) { documents.push_back(document); });
    return documents;
}

TEST(MatchWords, CountsUpToTheMostWordsThatThereMayBe) {
    const Generation generation = stairs().generation();
    std::string text;
    for (const std::string& word : letters(64))
        text += word + ' ';
    const Query query = parse_query(text, {analysis()});
    ASSERT_EQ(query.words.size(), 64u);
    EXPECT_THAT(documents_in(match_words(generation, query, Match::All).documents), ElementsAre(0));
    EXPECT_EQ(match_words(generation, query, Match::Most).documents.size(), 20u);  // 0 … 19 missing
    EXPECT_EQ(match_words(generation, query, Match::Any).documents.size(), 64u);
}

TEST(MatchWords, AutoIsAllWhereAnythingHoldsAll) {
    struct Row {
        const char* text;
        Match match;
        std::uint64_t found;
    };
    const std::vector<Row> rows{
        {"kata0 kata1", Match::All, 63},
        {"kata0 kata63", Match::All, 1},
        {"kata0 zqx", Match::Most, 64},
        {"zqx", Match::All, 0},
        {"zqx zqy", Match::Most, 0},
        {"kata0 kata1 zqx", Match::Most, 63},
        {"", Match::All, 65},
        {"-kata0", Match::All, 1},
        {"-zqx", Match::All, 65},
        {"-zqx,kata0", Match::All, 65},
        {"-kata0,kata63", Match::All, 64},
        {"kata0 kata63 -kata1", Match::Most, 1},
    };
    const Generation generation = stairs().generation();
    for (const Row& row : rows) {
        const WordMatches matches =
            match_words(generation, parse_query(row.text, {analysis()}), Match::Auto);
        EXPECT_EQ(matches.match, row.match) << row.text;
        EXPECT_EQ(matches.documents.size(), row.found) << row.text;
    }
}

// Two articles a second around midnight of the archive's zone, and one without a date.
const SampleIndex& nights() {
    static const SampleIndex index([] {
        std::vector<Article> articles(5);
        const std::vector<const char*> times{
            "2020-12-31T23:59:59+07:00", "2021-01-01T00:00:00+07:00", "2021-01-31T23:59:59+07:00",
            "2021-02-01T00:00:00+07:00"};
        for (std::size_t i = 0; i < articles.size(); ++i) {
            articles[i].id = std::to_string(i);
            articles[i].title = "Malam";
            if (i < times.size()) articles[i].published = parse_iso_timestamp(times[i]);
        }
        return articles;
    }());
    return index;
}

TEST(Filters, DatesAreDaysOfTheArchivesZone) {
    struct Row {
        Parameters parameters;
        std::vector<DocumentNumber> documents;  // 0 newest … 3 oldest, 4 without a date
    };
    const std::vector<Row> rows{
        {{{"from", "2021"}}, {0, 1, 2}},
        {{{"to", "2020"}}, {3}},
        {{{"from", "2021-01"}, {"to", "2021-01"}}, {1, 2}},
        {{{"from", "2021-01-01"}, {"to", "2021-01-01"}}, {2}},
        {{{"from", "2021-01-02"}, {"to", "2021-01-30"}}, {}},
        {{{"from", "2021-02-01"}}, {0}},
        {{{"from", "2021-02-02"}}, {}},
        {{{"to", "2020-12-30"}}, {}},
        {{{"from", "1000"}, {"to", "9999"}}, {0, 1, 2, 3}},
        {{{"to", "9999"}}, {0, 1, 2, 3}},
        {{{"from", "9999-12-31"}}, {}},
    };
    const Generation generation = nights().generation();
    for (const Row& row : rows) {
        const SearchRequest request = request_of(row.parameters);
        EXPECT_EQ(documents_in(documents_of(generation.columns(), request.dates)), row.documents)
            << row.parameters.front().second;
    }
}

TEST(Filters, TellWhatTheyNarrow) {
    const Generation generation = nights().generation();
    const Columns& columns = generation.columns();
    const SearchRequest request = request_of({{"tag", "x"}, {"from", "2021"}});
    const Filters filters(columns, request);
    for (const ValueFieldRow& row : kValueFields) {
        EXPECT_EQ(filters.filters_by(row.field), row.field == ValueField::Tag) << row.name;
    }
    const DocSet all = DocSet::range(columns.document_count(), 0, columns.document_count());
    for (const DateInterval interval :
         {DateInterval::Year, DateInterval::Month, DateInterval::Day}) {
        EXPECT_TRUE(filters.filters_by(interval));
        EXPECT_FALSE(Filters(columns, request_of({{"tag", "x"}})).filters_by(interval));
        EXPECT_EQ(filters.apply(all, interval).size(), 0u);  // no article has the tag
    }
    EXPECT_EQ(filters.apply(all).size(), 0u);
    EXPECT_THAT(documents_in(filters.apply(all, ValueField::Tag)), ElementsAre(0, 1, 2));
    EXPECT_EQ(filters.apply(all, ValueField::Author).size(), 0u);
}

}  // namespace
}  // namespace telusur::testing
