// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/matcher.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

#include "searchd/search/filters.h"
#include "tests/searchd/support/random_requests.h"
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
                                {4, 4, 2, 1},    {5, 5, 3, 1},    {6, 6, 3, 1},   {7, 7, 4, 1},
                                {8, 8, 4, 1},    {9, 9, 5, 1},    {10, 10, 5, 1}, {11, 11, 6, 1},
                                {20, 20, 10, 1}, {63, 63, 32, 1}, {64, 64, 32, 1}};
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
    EXPECT_EQ(match_words(generation, query, Match::Most).documents.size(), 33u);  // 0 … 32 missing
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
        {"zqx zqy", Match::Any, 0},
        {"kata0 zqx zqy", Match::Any, 64},
        {"kata0 kata1 zqx zqy", Match::Most, 63},
        {"kata0 zqx zqy zqz", Match::Any, 64},
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

// Words of which each article holds some: titles count three times, tags twice, bodies once.
const SampleIndex& farm() {
    static const SampleIndex index([] {
        std::vector<Article> articles(6);
        const std::vector<std::array<const char*, 3>> texts{
            {"ayam", "", ""},  {"", "itik", "itik itik"},         {"angsa putih", "", "ayam"},
            {"angsa", "", ""}, {"", "", "putih ayam itik angsa"}, {"kambing", "", "kambing putih"}};
        for (std::size_t i = 0; i < articles.size(); ++i) {
            articles[i].id = std::to_string(i);
            articles[i].title = texts[i][0];
            if (*texts[i][1] != 0) articles[i].tags = {texts[i][1]};
            if (*texts[i][2] != 0) articles[i].body = {{Paragraph::Kind::Text, texts[i][2]}};
        }
        return articles;
    }());
    return index;
}

QueryWord word(const std::string& root, const std::vector<std::vector<std::string>>& expansions) {
    QueryWord made{root, root, {}};
    for (const std::vector<std::string>& terms : expansions)
        made.expansions.push_back({ExpansionKind::Synonym, terms, ""});
    return made;
}

struct ExpansionRow {
    const char* name;
    std::vector<QueryWord> words;
    Match match;
    std::vector<DocumentNumber> documents;
    std::vector<std::vector<QueryWord>> exclusions = {};
};

TEST(MatchWords, CountAnExpansionAsTheWord) {
    const QueryWord bird = word("ayam", {{"itik"}, {"angsa", "putih"}});
    const std::vector<ExpansionRow> rows{
        {"no expansion", {word("ayam", {})}, Match::All, {0, 2, 4}},
        {"either", {word("ayam", {{"itik"}})}, Match::All, {0, 1, 2, 4}},
        {"all within one", {word("kambing", {{"angsa", "putih"}})}, Match::All, {2, 4, 5}},
        {"one of which is nowhere", {word("ayam", {{"angsa", "zqx"}})}, Match::All, {0, 2, 4}},
        {"nowhere itself", {word("zqx", {{"angsa"}})}, Match::All, {2, 3, 4}},
        {"beside another word", {bird, word("putih", {})}, Match::All, {2, 4}},
        {"all words by one term",
         {word("a", {{"angsa"}}), word("b", {{"angsa"}})},
         Match::All,
         {2, 3, 4}},
        {"most of three",
         {bird, word("putih", {}), word("zqx", {{"kambing"}})},
         Match::Most,
         {2, 4, 5}},
        {"any", {word("zqx", {{"kambing"}}), word("itik", {})}, Match::Any, {1, 4, 5}},
        {"excluded", {word("putih", {})}, Match::All, {5}, {{word("zqx", {{"angsa"}})}}},
        {"excluded if all of it is there",
         {word("putih", {})},
         Match::All,
         {5},
         {{word("zqx", {{"angsa", "ayam"}})}}},
        {"not by a part",
         {word("ayam", {})},
         Match::All,
         {0, 2, 4},
         {{word("x", {{"ayam", "y"}})}}},
    };
    const Generation generation = farm().generation();
    for (const ExpansionRow& row : rows) {
        SCOPED_TRACE(row.name);
        Query query;
        query.words = row.words;
        for (const std::vector<QueryWord>& exclusion : row.exclusions) {
            QueryCombination all;
            for (const QueryWord& unwanted : exclusion)
                all.children.push_back({unwanted});
            query.excluded.push_back({all});
        }
        const WordMatches matches = match_words(generation, query, row.match);
        EXPECT_EQ(documents_in(matches.documents), row.documents);
        EXPECT_EQ(matches.match, row.match);
    }
}

// A word and its expansions are one term: what they weigh adds up, an expansion of several words
// as little as the least of them, and as rare as the documents that hold any of it.
TEST(MatchWords, ScoreAWordAndItsExpansionsAsOneTerm) {
    Query query;
    query.words = {word("ayam", {{"itik"}, {"angsa", "putih"}}), word("kambing", {})};
    const WordMatches matches = match_words(farm().generation(), query, Match::Any);
    const std::vector<double> lengths{3, 4, 7, 3, 4, 5};
    const std::vector<double> birds{3, 2 + 2, 1 + 3, 0, 1 + 1 + 1, 0};
    const std::vector<double> goats{0, 0, 0, 0, 0, 3 + 1};
    const double average = (3 + 4 + 7 + 3 + 4 + 5) / 6.0;
    const auto score = [&](double weight, std::size_t document, double holding) {
        const double idf = std::log(1 + (6 - holding + 0.5) / (holding + 0.5));
        const double length = 1 - 0.8 + 0.8 * lengths[document] / average;
        return idf * weight * 2 / (weight + length);
    };
    for (DocumentNumber document = 0; document < 6; ++document) {
        EXPECT_NEAR(matches.score_of(document),
                    score(birds[document], document, 4) + score(goats[document], document, 1), 1e-6)
            << document;
    }
}

// Rare words are merged, frequent ones added up; either way a union is the sum of its words.
TEST(MatchWords, AddUpRareAndFrequentWords) {
    constexpr std::size_t kArticles = 3000;
    const std::vector<std::pair<std::string, std::size_t>> every{
        {"kambing", 997}, {"kerbau", 499}, {"bebek", 3}, {"ayam", 2}};
    const SampleIndex index([&] {
        std::vector<Article> articles(kArticles);
        for (std::size_t i = 0; i < kArticles; ++i) {
            articles[i].id = fmt::format("{:04}", i);
            for (const auto& [word, step] : every) {
                if (i % step == 0) articles[i].title += word + ' ';
            }
        }
        return articles;
    }());
    const Generation generation = index.generation();
    const auto matches_of = [&](const std::string& text, Match match) {
        return match_words(generation, parse_query(text, {analysis()}), match);
    };
    for (const char* text : {"kambing kerbau", "kambing kerbau bebek", "ayam bebek kerbau"}) {
        SCOPED_TRACE(text);
        const WordMatches any = matches_of(text, Match::Any);
        const WordMatches most = matches_of(text, Match::Most);
        std::vector<WordMatches> each;
        std::istringstream words(text);
        for (std::string word; words >> word;)
            each.push_back(matches_of(word, Match::All));
        for (DocumentNumber document = 0; document < kArticles; ++document) {
            std::size_t held = 0;
            double score = 0;
            for (const WordMatches& one : each) {
                held += one.documents.contains(document) ? 1 : 0;
                score += one.score_of(document);
            }
            ASSERT_EQ(any.documents.contains(document), held > 0) << document;
            ASSERT_EQ(any.score_of(document), score) << document;
            ASSERT_EQ(most.documents.contains(document), held + 1 >= each.size()) << document;
        }
    }
}

// What is told from the beginning of a list is what the whole list tells.
TEST(MatchNewest, AgreesWithAllMatches) {
    const Generation generation = corpus_index().generation();
    const std::vector<Article> articles = corpus_index().articles();
    RequestMaker maker(articles, 41);
    std::size_t told = 0;
    for (int round = 0; round < 1000; ++round) {
        const SearchRequest request = maker.next();
        SCOPED_TRACE(request.text);
        const Query query = parse_query(request.text, {generation.language().analysis()});
        const std::size_t count = static_cast<std::size_t>(round % 7);
        const auto newest = match_newest(generation, query, {}, count);
        if (!newest) continue;
        ++told;
        const WordMatches all = match_words(generation, query, request.match);
        EXPECT_EQ(newest->total, all.documents.size());
        ASSERT_EQ(newest->documents.size(), std::min<std::size_t>(count, all.scored.size()));
        for (std::size_t i = 0; i < newest->documents.size(); ++i) {
            EXPECT_EQ(newest->documents[i].document, all.scored[i].document);
            EXPECT_EQ(newest->documents[i].score, all.scored[i].score);
        }
    }
    EXPECT_GE(told, 100u);
}

// Bounds leave documents out and change nothing else, whether few or many are within.
TEST(MatchWords, FindWithinBoundsWhatTheyFindWithout) {
    const Generation generation = corpus_index().generation();
    const DocumentNumber capacity = generation.columns().document_count();
    const std::vector<Article> articles = corpus_index().articles();
    RequestMaker maker(articles, 31);
    RandomSource random(37);
    std::uint64_t found = 0;
    for (int round = 0; round < 1500; ++round) {
        const SearchRequest request = maker.next();
        SCOPED_TRACE(request.text);
        const Query query = parse_query(request.text, {generation.language().analysis()});
        DocSet within(capacity);
        const unsigned share = random.one_of(std::vector<unsigned>{0, 2, 20, 60, 100});
        for (DocumentNumber document = 0; document < capacity; ++document) {
            if (random.chance(share)) within.add(document);
        }
        const WordMatches all = match_words(generation, query, request.match);
        const WordMatches some = match_words(generation, query, request.match, {}, &within);
        DocSet expected = all.documents;
        expected &= within;
        ASSERT_EQ(some.documents, expected);
        EXPECT_EQ(some.match, all.match);
        expected.for_each([&](DocumentNumber document) {
            EXPECT_EQ(some.score_of(document), all.score_of(document)) << document;
        });
        found += expected.size();
    }
    EXPECT_GE(found, 1500u);
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
