// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/distinctive_words.h"

#include <gmock/gmock.h>

#include "indexer/index/error.h"
#include "searchd/search/harvest_request.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Forty articles: ten of May 2023 about strikes at the cinema, thirty of other years about
// harvests.
const SampleIndex& cinema() {
    static const SampleIndex index([] {
        std::vector<Article> articles;
        for (unsigned i = 0; i < 40; ++i) {
            const bool is_cinema = i < 10;
            Article article;
            article.id = std::to_string(i);
            article.title = is_cinema ? "Bioskop dan mogok" : "Panen jagung";
            article.body = {{Paragraph::Kind::Text,
                             is_cinema ? "Para pekerja bioskop 2023 yang mogok menutup bioskop."
                                       : "Para petani yang memanen jagung menutup lumbung."}};
            if (i % 10 == 0) article.body[0].text += " Langka sekali.";
            article.published =
                Timestamp{first_second(is_cinema ? Date{2023, 5, 1 + i} : Date{2020, 1, 1})};
            articles.push_back(article);
        }
        return articles;
    }());
    return index;
}

DistinctiveWords words_of(const Parameters& parameters) {
    return cinema().engine()->distinctive_words(parse_terms_request(parameters));
}

std::vector<std::string> roots_of(const DistinctiveWords& words) {
    std::vector<std::string> roots;
    for (const DistinctiveWord& word : words.words)
        roots.push_back(word.root);
    return roots;
}

// What all hold ("menutup"), stop words ("yang", "para"), numbers, and what only two hold are none.
TEST(DistinctiveWords, AreThoseOfAMonth) {
    const DistinctiveWords words = words_of({{"from", "2023-05"}, {"to", "2023-05"}});
    EXPECT_THAT(roots_of(words), ElementsAre("bioskop", "kerja", "mogok"));
    EXPECT_EQ(words.words[1].form, "pekerja");
    EXPECT_EQ(words.read, 10U);
    EXPECT_EQ(words.found.total, 10U);
    for (const DistinctiveWord& word : words.words) {
        EXPECT_EQ(word.articles, 10U);
        EXPECT_EQ(word.of, 10U);
        // 2 (10 ln 4 + 30 ln 4/3): all of ten hold it, and none of thirty.
        EXPECT_NEAR(word.score, 44.9868, 1e-4);
    }
}

TEST(DistinctiveWords, LeaveOutWhatWasAsked) {
    EXPECT_THAT(roots_of(words_of({{"q", "bioskop"}})), ElementsAre("kerja", "mogok"));
    EXPECT_THAT(roots_of(words_of({{"q", "bioskop"}, {"limit", "1"}})), ElementsAre("kerja"));
}

TEST(DistinctiveWords, AreNoneOfAllArticlesAndOfNone) {
    EXPECT_THAT(words_of({}).words, IsEmpty());
    EXPECT_EQ(words_of({}).read, 40U);
    EXPECT_THAT(words_of({{"q", "tidakada"}, {"spelling", "off"}}).words, IsEmpty());
}

TEST(DistinctiveWords, AreAskedForBySoManyAndNoMore) {
    for (const char* limit : {"0", "201", "-1", "x"})
        EXPECT_THROW(parse_terms_request({{"limit", limit}}), Error) << limit;
    EXPECT_EQ(parse_terms_request({{"limit", "200"}}).limit, 200U);
    EXPECT_THROW(parse_terms_request({{"sort", "newest"}}), Error);
    EXPECT_THROW(parse_terms_request({{"interval", "year"}}), Error);
}

// A larger set is read in part, evenly over all of it.
TEST(DistinctiveWords, OfManyArticlesAreThoseOfASample) {
    std::vector<Article> articles;
    for (std::size_t i = 0; i < 2 * kSampledDocuments + 2000; ++i) {
        Article article;
        article.id = std::to_string(i);
        article.title = i < 2 * kSampledDocuments ? "banjir kota" : "panen jagung";
        article.published = Timestamp{static_cast<std::int64_t>(i)};
        articles.push_back(article);
    }
    const SampleIndex index(articles);
    const DistinctiveWords words =
        index.engine()->distinctive_words(parse_terms_request({{"q", "banjir"}}));
    EXPECT_EQ(words.found.total, 2 * kSampledDocuments);
    EXPECT_EQ(words.read, kSampledDocuments);
    ASSERT_THAT(roots_of(words), ElementsAre("kota"));
    EXPECT_EQ(words.words[0].articles, kSampledDocuments);
    EXPECT_EQ(words.words[0].of, 2 * kSampledDocuments);
}

}  // namespace
}  // namespace telusur::testing
