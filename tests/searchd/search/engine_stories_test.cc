// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/random_source.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

constexpr std::size_t kArticles = 100;  // all of them fit on one page

// Articles of 70 words of 60, so that questions find many. An id begins with the number of the
// story; copies have another title, date and tags, and some words more at their end.
std::vector<Article> told_again(std::uint64_t seed) {
    RandomSource random(seed);
    const auto text = [&random](std::size_t words) {
        std::string line;
        for (std::size_t i = 0; i < words; ++i)
            line += "kata" + std::to_string(random.below(60)) + ' ';
        return line;
    };
    std::vector<Article> articles;
    for (std::size_t story = 0; articles.size() < kArticles; ++story) {
        const std::string body = text(70);
        const std::size_t copies = random.chance(50) ? 0 : random.below(6);
        for (std::size_t i = 0; i <= copies && articles.size() < kArticles; ++i) {
            Article& article = articles.emplace_back();
            article.id = std::to_string(story) + "-" + std::to_string(i);
            article.title = text(4);
            article.body = {{Paragraph::Kind::Text, body + text(random.below(5))}};
            article.tags = {"kata" + std::to_string(random.below(6))};
            if (random.chance(85)) {
                const auto month = static_cast<unsigned>(1 + random.below(12));
                article.published =
                    Timestamp{first_second({2020, month, 1}), Timestamp::Precision::Day};
            }
        }
    }
    return articles;
}

std::string story_of(const Hit& hit) {
    return hit.article.id.substr(0, hit.article.id.find('-'));
}

// What is to be seen of a hit here.
struct Seen {
    std::string id;
    std::uint64_t copies = 0;

    bool operator==(const Seen&) const = default;
};

void PrintTo(const Seen& seen, std::ostream* out) {
    *out << seen.id << '+' << seen.copies;
}

std::vector<Seen> seen_in(const SearchResult& result) {
    std::vector<Seen> seen;
    for (const Hit& hit : result.hits)
        seen.push_back({hit.article.id, hit.copies});
    return seen;
}

// The page of a list.
std::vector<Seen> page_in(const std::vector<Seen>& all, const SearchRequest& request) {
    const std::size_t begin =
        std::min(all.size(), std::size_t{request.page - 1} * request.per_page);
    const std::size_t end = std::min(all.size(), begin + request.per_page);
    return {all.begin() + static_cast<std::ptrdiff_t>(begin),
            all.begin() + static_cast<std::ptrdiff_t>(end)};
}

class StoriesOracle : public ::testing::TestWithParam<std::uint64_t> {};

// All that is found, story by story as it was made, tells what either kind of page must hold.
TEST_P(StoriesOracle, AgreesOn300Questions) {
    const SampleIndex index(told_again(GetParam()));
    const auto engine = index.engine();
    const std::vector<Article> articles = index.articles();
    RequestMaker maker(articles, GetParam() + 50);
    std::size_t folded = 0;
    for (int i = 0; i < 300 && !HasFailure(); ++i) {
        SearchRequest request = maker.next();
        SCOPED_TRACE(shown(request));
        SearchRequest whole = request;
        whole.page = 1;
        whole.per_page = kArticles;
        const SearchResult all = engine->search(whole);
        std::map<std::string, std::uint64_t> members;
        for (const Hit& hit : all.hits)
            ++members[story_of(hit)];
        std::vector<Seen> listed;
        std::vector<Seen> firsts;
        std::set<std::string> told;
        for (const Hit& hit : all.hits) {
            listed.push_back({hit.article.id, members[story_of(hit)] - 1});
            if (told.insert(story_of(hit)).second) firsts.push_back(listed.back());
        }
        ASSERT_EQ(all.total, all.hits.size());
        EXPECT_EQ(seen_in(all), listed);

        const SearchResult plain = engine->search(request);
        EXPECT_EQ(plain.stories, std::nullopt);
        EXPECT_EQ(seen_in(plain), page_in(listed, request));

        request.dedupe = Switch::On;
        const SearchResult deduped = engine->search(request);
        EXPECT_EQ(deduped.stories, told.size());
        EXPECT_EQ(seen_in(deduped), page_in(firsts, request));
        EXPECT_EQ(deduped.total, plain.total);
        ASSERT_EQ(deduped.facets.size(), plain.facets.size());
        for (std::size_t facet = 0; facet < plain.facets.size(); ++facet)
            EXPECT_EQ(deduped.facets[facet].values, plain.facets[facet].values);
        folded += firsts.size() < listed.size() ? 1 : 0;
    }
    EXPECT_GE(folded, 100u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, StoriesOracle, ::testing::Values(1, 2, 3));

// A page may lie far deeper in the list of documents than its number says.
TEST(Stories, APageOfStoriesGoesPastAnyNumberOfCopies) {
    std::vector<Article> articles(500);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const bool is_copy = i >= 3;
        articles[i].id = std::to_string(i);
        articles[i].title = "Banjir";
        std::string text;
        for (int word = 0; word < 30; ++word)
            text +=
                (is_copy ? "salin" : "a" + std::to_string(i) + "x") + std::to_string(word) + ' ';
        articles[i].body = {{Paragraph::Kind::Text, text}};
        const auto second = static_cast<std::int64_t>(1'600'000'000 + i);
        articles[i].published = Timestamp{second, Timestamp::Precision::Second};
    }
    const SampleIndex index(articles);
    using Ids = std::vector<std::string>;
    struct Row {
        const char* sort;
        const char* page;
        const char* per_page;
        Ids ids;
    };
    const std::vector<Row> rows = {
        {"newest", "1", "2", {"499", "2"}},
        {"newest", "2", "2", {"1", "0"}},
        {"newest", "1", "10", {"499", "2", "1", "0"}},
        {"oldest", "1", "3", {"0", "1", "2"}},
        {"oldest", "2", "3", {"3"}},
        {"oldest", "4", "1", {"3"}},
        {"relevance", "1", "4", {"2", "1", "0", "499"}},
        {"newest", "3", "2", {}},
    };
    for (const Row& row : rows) {
        const SearchRequest request = request_of({{"q", "banjir"},
                                                  {"dedupe", "true"},
                                                  {"sort", row.sort},
                                                  {"page", row.page},
                                                  {"per_page", row.per_page}});
        SCOPED_TRACE(shown(request));
        const SearchResult result = index.engine()->search(request);
        EXPECT_EQ(ids_of(result), row.ids);
        EXPECT_EQ(result.stories, 4u);
        EXPECT_EQ(result.total, 500u);
        for (const Hit& hit : result.hits)
            EXPECT_EQ(hit.copies, hit.article.id == "499" || hit.article.id == "3" ? 496u : 0u);
    }
}

}  // namespace
}  // namespace telusur::testing
