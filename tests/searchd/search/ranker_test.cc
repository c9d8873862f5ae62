// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ranker.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/searchd/support/random_source.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

// 150 articles: document numbers 0 to 119 dated with equal times among them, the rest without.
const Columns& columns() {
    static const SampleIndex index([] {
        std::vector<Article> articles(150);
        for (std::size_t i = 0; i < articles.size(); ++i) {
            articles[i].id = std::to_string(1000 + i);
            for (std::size_t word = 0; word <= i % 7; ++word)
                articles[i].title += "kata ";
            if (i < 120) articles[i].published = Timestamp{static_cast<std::int64_t>(i / 5) * 1000};
        }
        return articles;
    }());
    static const Generation generation = index.generation();
    return generation.columns();
}

TEST(Bm25, FollowsItsFormula) {
    const Bm25 scorer(columns());
    for (const std::uint64_t holding : {0u, 1u, 75u, 149u, 150u}) {
        const double n = static_cast<double>(holding);
        EXPECT_DOUBLE_EQ(scorer.idf(holding), std::log(1 + (150 - n + 0.5) / (n + 0.5)));
        EXPECT_GT(scorer.idf(holding), 0);
    }
    const double average = static_cast<double>(columns().total_length()) / 150;
    for (const Posting posting :
         {Posting{0, 1}, Posting{3, 2}, Posting{149, 100}, Posting{7, 4000000000u}}) {
        const double w = posting.weight;
        const double length = columns().lengths()[posting.document];
        EXPECT_DOUBLE_EQ(scorer.saturation(posting),
                         w * (1.0 + 1) / (w + 1.0 * (1 - 0.8 + 0.8 * length / average)));
        EXPECT_LT(scorer.saturation(posting), 2);
    }
}

std::vector<DocumentNumber> expected_page(std::vector<DocumentNumber> documents,
                                          const std::vector<double>& scores,
                                          const SearchRequest& request) {
    const auto dated = [](DocumentNumber document) { return document < 120; };
    std::sort(documents.begin(), documents.end());
    if (request.sort == Sort::Oldest) {
        std::reverse(documents.begin(),
                     std::find_if_not(documents.begin(), documents.end(), dated));
    } else if (request.sort == Sort::Relevance && !scores.empty()) {
        std::stable_sort(documents.begin(), documents.end(),
                         [&](auto left, auto right) { return scores[left] > scores[right]; });
    }
    const std::size_t begin =
        std::min<std::size_t>(documents.size(), (request.page - 1) * request.per_page);
    const std::size_t end = std::min<std::size_t>(documents.size(), begin + request.per_page);
    return {documents.begin() + static_cast<std::ptrdiff_t>(begin),
            documents.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::vector<ScoredDocument> scored(const std::vector<double>& scores) {
    std::vector<ScoredDocument> documents;
    for (DocumentNumber document = 0; document < scores.size(); ++document)
        documents.push_back({document, scores[document]});
    return documents;
}

TEST(PageOf, AgreesWithSortingEverything) {
    RandomSource random(5);
    for (int round = 0; round < 3000; ++round) {
        DocSet set(150);
        std::vector<DocumentNumber> documents;
        const auto percent = static_cast<unsigned>(random.below(101));
        for (DocumentNumber document = 0; document < 150; ++document) {
            if (!random.chance(percent)) continue;
            set.add(document);
            documents.push_back(document);
        }
        std::vector<double> scores;
        if (random.chance(80)) {
            for (int i = 0; i < 150; ++i)
                scores.push_back(static_cast<double>(random.below(6)) / 3);
        }
        SearchRequest request;
        request.sort = std::vector{Sort::Relevance, Sort::Newest, Sort::Oldest}[random.below(3)];
        request.per_page = static_cast<std::uint32_t>(1 + random.below(100));
        request.page = static_cast<std::uint32_t>(1 + random.below(6));
        ASSERT_EQ(page_of(set, scored(scores), request, columns()),
                  expected_page(documents, scores, request))
            << "round " << round;
    }
}

TEST(PageOf, PagesTogetherAreEverythingOnce) {
    for (const Sort sort : {Sort::Relevance, Sort::Newest, Sort::Oldest}) {
        const std::vector<double> scores(150, 1.5);
        std::vector<DocumentNumber> seen;
        SearchRequest request;
        request.sort = sort;
        request.per_page = 7;
        for (request.page = 1; request.page <= 23; ++request.page) {
            for (const DocumentNumber document :
                 page_of(DocSet::range(150, 0, 150), scored(scores), request, columns())) {
                seen.push_back(document);
            }
        }
        std::vector<DocumentNumber> all(150);
        std::iota(all.begin(), all.end(), 0u);
        EXPECT_TRUE(std::is_permutation(seen.begin(), seen.end(), all.begin(), all.end()));
        EXPECT_EQ(seen.size(), all.size());
    }
}

}  // namespace
}  // namespace telusur::testing
