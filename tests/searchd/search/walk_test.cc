// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/archive/archive_store.h"
#include "indexer/index/error.h"
#include "searchd/search/cursor.h"
#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/archive_filling.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Ids = std::vector<std::string>;

const SampleIndex& odd_index() {
    static const SampleIndex index(odd_articles(130, 7));
    return index;
}

Ids all_by_pages(const Engine& engine, Parameters parameters) {
    parameters.emplace_back("per_page", "100");
    SearchRequest request = request_of(parameters);
    Ids ids;
    for (;; ++request.page) {
        const Ids page = ids_of(engine.search(request));
        ids.insert(ids.end(), page.begin(), page.end());
        if (page.size() < 100) return ids;
    }
}

Ids all_by_cursors(const Engine& engine, const Parameters& parameters, std::uint32_t per_page) {
    SearchRequest request = request_of(parameters);
    request.per_page = per_page;
    Ids ids;
    do {
        const SearchResult result = engine.search(request);
        const Ids page = ids_of(result);
        ids.insert(ids.end(), page.begin(), page.end());
        request.cursor = result.next_cursor;
    } while (!request.cursor.empty() && ids.size() < 1000);
    return ids;
}

Ids rest_of(ArticleScan& scan) {
    Ids ids;
    while (const auto article = scan.next())
        ids.push_back(article->id);
    return ids;
}

// How a question is asked, for all tests that go through everything.
std::vector<Parameters> ways_to_ask() {
    std::vector<Parameters> ways;
    for (const char* question : {"", "banjir", "banjir pasar beras", "\"anak-anak\"", "zqx"}) {
        for (const char* sort : {"relevance", "newest", "oldest"}) {
            for (const char* dedupe : {"false", "true"})
                ways.push_back({{"q", question}, {"sort", sort}, {"dedupe", dedupe}});
        }
    }
    ways.push_back({{"sort", "oldest"}, {"to", "2020-12-31"}});
    ways.push_back({{"sort", "newest"}, {"-tag", "banjir"}, {"q", "pasar"}});
    return ways;
}

TEST(Walk, ByCursorsGivesWhatPagesGive) {
    const auto engine = odd_index().engine();
    std::size_t most = 0;
    for (const Parameters& parameters : ways_to_ask()) {
        SCOPED_TRACE(shown(request_of(parameters)));
        const Ids all = all_by_pages(*engine, parameters);
        most = std::max(most, all.size());
        for (const std::uint32_t per_page : {1, 2, 7, 100})
            EXPECT_EQ(all_by_cursors(*engine, parameters, per_page), all) << per_page;
    }
    EXPECT_EQ(most, 130u);
}

TEST(Walk, ACursorOfAnyPageGoesOnBehindIt) {
    const auto engine = odd_index().engine();
    for (const char* sort : {"relevance", "newest", "oldest"}) {
        const Parameters parameters{{"q", "banjir"}, {"sort", sort}};
        const Ids all = all_by_pages(*engine, parameters);
        SearchRequest request = request_of(parameters);
        request.per_page = 4;
        for (request.page = 1; (request.page - 1) * 4 < all.size(); ++request.page) {
            SearchRequest behind = request;
            behind.page = 1;
            behind.cursor = engine->search(request).next_cursor;
            const std::size_t given = std::min<std::size_t>(all.size(), request.page * 4);
            ASSERT_EQ(behind.cursor.empty(), given == all.size());
            if (behind.cursor.empty()) continue;
            const std::size_t end = std::min(all.size(), given + 4);
            EXPECT_EQ(ids_of(engine->search(behind)),
                      Ids(all.begin() + static_cast<std::ptrdiff_t>(given),
                          all.begin() + static_cast<std::ptrdiff_t>(end)));
        }
    }
}

TEST(Walk, AScanGivesAllOnceWhereverItIsCut) {
    const auto engine = odd_index().engine();
    for (const Parameters& parameters : ways_to_ask()) {
        SearchRequest request = request_of(parameters);
        SCOPED_TRACE(shown(request));
        const Ids all = all_by_pages(*engine, parameters);
        const auto whole = engine->scan(request);
        EXPECT_EQ(whole->total(), all.size());
        EXPECT_EQ(whole->cursor(), "");
        EXPECT_EQ(rest_of(*whole), all);
        EXPECT_EQ(whole->cursor(), "");
        EXPECT_EQ(whole->next(), std::nullopt);
        for (std::size_t cut = 1; cut <= all.size(); ++cut) {
            request.cursor.clear();
            request.after.clear();
            const auto first = engine->scan(request);
            const std::string next = first->stop_after(cut);
            Ids ids = rest_of(*first);
            ASSERT_EQ(ids.size(), cut);
            EXPECT_EQ(first->cursor(), next);
            ASSERT_EQ(next.empty(), cut == all.size());
            if (next.empty()) continue;
            request.cursor = next;
            const auto second = engine->scan(request);
            EXPECT_EQ(second->total(), all.size());
            const Ids rest = rest_of(*second);
            if (request.sort != Sort::Relevance) {
                request.cursor.clear();
                request.after = ids.back();
                EXPECT_EQ(rest_of(*engine->scan(request)), rest);
            }
            ids.insert(ids.end(), rest.begin(), rest.end());
            ASSERT_EQ(ids, all) << cut;
        }
    }
}

TEST(Walk, AScanOutlivesItsEngine) {
    auto engine = odd_index().engine();
    const auto scan = engine->scan(request_of({{"sort", "newest"}}));
    engine.reset();
    EXPECT_EQ(rest_of(*scan).size(), 130u);
}

TEST(Walk, AnUnknownArticleIsNoPlace) {
    SearchRequest request = request_of({{"sort", "newest"}});
    request.after = "tidak ada";
    try {
        odd_index().engine()->scan(request);
        ADD_FAILURE() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Usage);
        EXPECT_EQ(error.parameter(), "after");
    }
}

void expect_refused(const Engine& engine, SearchRequest request, const std::string& cursor,
                    ErrorCode code = ErrorCode::Usage) {
    request.cursor = cursor;
    try {
        engine.search(request);
        ADD_FAILURE() << cursor << " was accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), code) << cursor;
        EXPECT_EQ(error.parameter(), "cursor") << cursor;
        EXPECT_FALSE(error.hint().english.empty()) << cursor;
    }
}

TEST(Walk, RefusesDamagedCursors) {
    const auto engine = odd_index().engine();
    RandomSource random(3);
    for (const char* sort : {"relevance", "newest", "oldest"}) {
        const SearchRequest request = request_of({{"q", "banjir"}, {"sort", sort}});
        const std::string cursor = engine->search(request).next_cursor;
        ASSERT_THAT(cursor, Not(IsEmpty()));
        for (const std::string& other :
             {cursor + "A", cursor.substr(1), cursor.substr(0, cursor.size() - 1), "A" + cursor,
              cursor + "=", cursor + " ", std::string("A"), std::string(2000, 'A')})
            expect_refused(*engine, request, other);
        for (int round = 0; round < 500; ++round) {
            std::string damaged = cursor;
            damaged[random.below(damaged.size())] = static_cast<char>(1 + random.below(255));
            if (damaged != cursor) expect_refused(*engine, request, damaged);
            std::string bytes = random.bytes(1 + random.below(100));
            expect_refused(*engine, request, bytes);
        }
    }
}

// Whoever computes the checksum can write any cursor; it must then be one that could be.
TEST(Walk, SurvivesForgedCursors) {
    const auto engine = odd_index().engine();
    RandomSource random(4);
    for (const char* sort : {"relevance", "newest", "oldest"}) {
        SearchRequest request = request_of({{"q", "banjir"}, {"sort", sort}});
        const Cursor right = parse_cursor(engine->search(request).next_cursor);
        for (int round = 0; round < 500; ++round) {
            Cursor forged = right;
            forged.place = static_cast<std::uint32_t>(
                random.chance(50) ? random.below(200) : random.below(std::size_t{1} << 32));
            if (random.chance(50)) forged.seconds = random.chance(20) ? kNoTime : 1'600'000'000;
            if (random.chance(50) && request.sort != Sort::Relevance) forged.origin ^= 1;
            if (random.chance(50)) forged.id = random.bytes(random.below(500));
            request.cursor = to_text(forged);
            EXPECT_LE(engine->search(request).hits.size(), 10u);
            EXPECT_LE(rest_of(*engine->scan(request)).size(), 130u);
        }
    }
}

TEST(Walk, RefusesCursorsOfOtherQuestions) {
    const auto engine = odd_index().engine();
    const Parameters asked{{"q", "banjir"}, {"sort", "newest"}};
    const std::string cursor = engine->search(request_of(asked)).next_cursor;
    const std::vector<Parameters> others{
        {{"q", "pasar"}, {"sort", "newest"}},
        {{"q", "banjir"}},
        {{"q", "banjir"}, {"sort", "oldest"}},
        {{"q", "banjir"}, {"sort", "newest"}, {"tag", "É"}},
        {{"q", "banjir"}, {"sort", "newest"}, {"-tag", "É"}},
        {{"q", "banjir"}, {"sort", "newest"}, {"tag_mode", "all"}},
        {{"q", "banjir"}, {"sort", "newest"}, {"match", "any"}},
        {{"q", "banjir"}, {"sort", "newest"}, {"dedupe", "true"}},
        {{"q", "banjir"}, {"sort", "newest"}, {"from", "2020"}},
    };
    for (const Parameters& other : others) {
        SCOPED_TRACE(shown(request_of(other)));
        expect_refused(*engine, request_of(other), cursor);
    }
    // How it is shown is no other question.
    SearchRequest same = request_of({{"q", "banjir"},
                                     {"sort", "newest"},
                                     {"per_page", "3"},
                                     {"facets", "tag"},
                                     {"facet_limit", "3"},
                                     {"explain", "on"},
                                     {"lang", "en"}});
    same.cursor = cursor;
    EXPECT_EQ(engine->search(same).hits.size(), 3u);
}

TEST(Walk, ByRelevanceEndsWithItsGeneration) {
    SampleIndex index(odd_articles(60, 8));
    const SearchRequest request = request_of({{"q", "banjir"}});
    const std::string cursor = index.engine()->search(request).next_cursor;
    index.publish(odd_articles(5, 9));
    expect_refused(*index.engine(), request, cursor, ErrorCode::Expired);
}

// A night falls in the middle of a walk: articles come, and go, the one given last among them.
TEST(Walk, ByDateLosesNothingOvernight) {
    for (const std::uint64_t seed : {31, 32, 33, 34}) {
        for (const char* sort : {"newest", "oldest"}) {
            SCOPED_TRACE(std::string(sort) + std::to_string(seed));
            RandomSource random(seed);
            const std::vector<Article> before = odd_articles(70, seed);
            SampleIndex index(before);
            SearchRequest request = request_of({{"sort", sort}, {"per_page", "3"}});
            std::set<std::string> given;
            std::string last;
            const auto walk = [&](std::size_t pages) {
                const auto engine = index.engine();
                for (; pages > 0; --pages) {
                    const SearchResult result = engine->search(request);
                    for (const std::string& id : ids_of(result))
                        given.insert(last = id);
                    request.cursor = result.next_cursor;
                    if (request.cursor.empty()) return;
                }
            };
            walk(1 + random.below(22));
            std::vector<Article> after = odd_articles(20, seed + 100);
            Ids kept;
            for (const Article& article : before) {
                const bool goes = random.chance(20) || (article.id == last && seed % 2 == 0);
                if (goes) continue;
                after.push_back(article);
                kept.push_back(article.id);
            }
            {
                ArchiveStore archive(index.directory().archive_path());
                read_whole(archive, after);
            }
            index.publish({});
            ASSERT_FALSE(request.cursor.empty());
            walk(1000);
            for (const std::string& id : kept)
                EXPECT_TRUE(given.contains(id)) << id << " was lost";
        }
    }
}

TEST(Cursor, IsReadAsItWasWritten) {
    const std::vector<Cursor> rows{
        {},
        {Sort::Relevance, 1, 2, 10000, kNoTime, ""},
        {Sort::Newest, 0xFFFFFFFF, ~std::uint64_t{0}, 0xFFFFFFFF, -62135596800, "post-87123"},
        {Sort::Oldest, 7, 8, 9, kNoTime, std::string(kMaximumIdBytes, 'x')},
        {Sort::Oldest, 7, 8, 9, 253402300799, "désa/\xF0\x9F\x98\x80?&="},
    };
    for (const Cursor& row : rows) {
        const std::string text = to_text(row);
        EXPECT_EQ(parse_cursor(text), row);
        EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                         "0123456789-_"),
                  std::string::npos);
    }
    for (Cursor wrong : {Cursor{Sort::Newest, 0, 0, 0, std::int64_t{1} << 60, ""},
                         Cursor{Sort::Newest, 0, 0, 0, 0, std::string(501, 'x')}})
        EXPECT_THROW(parse_cursor(to_text(wrong)), Error);
}

}  // namespace
}  // namespace telusur::testing
