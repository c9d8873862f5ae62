// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gtest/gtest.h>

#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/files.h"

namespace telusur::testing {
namespace {

struct Seen {
    std::size_t found = 0;
    std::size_t filtered = 0;
    std::size_t relaxed = 0;
    std::size_t tied = 0;
};

// Asks both, compares, and tells what kinds of questions there were, so that a test can see to it
// that it tests something.
Seen compare(const SampleIndex& index, std::uint64_t seed, int questions) {
    const Generation generation = index.generation();
    const Oracle oracle(index.articles(), generation.language().analysis());
    const auto engine = index.engine();
    RequestMaker maker(oracle.articles(), seed);
    Seen seen;
    for (int i = 0; i < questions && !::testing::Test::HasFailure(); ++i) {
        const SearchRequest request = maker.next();
        const Expected expected = oracle.answer(request);
        expect_as(expected, request, engine->search(request));
        const Parameters parameters = parameters_of(request);
        seen.found += expected.ranked.empty() ? 0 : 1;
        seen.relaxed += expected.relaxed ? 1 : 0;
        for (std::size_t k = 1; k < expected.ranked.size(); ++k) {
            const bool tied = expected.ranked[k].score == expected.ranked[k - 1].score;
            seen.tied += tied && expected.ranked[k].score > 0 ? 1 : 0;
        }
        bool filtered = !request.dates.is_open();
        for (const auto& values : request.values)
            filtered = filtered || !values.empty();
        seen.filtered += filtered && !request.facets.empty() ? 1 : 0;
    }
    return seen;
}

class CorpusOracle : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(CorpusOracle, AgreesOn250Questions) {
    const Seen seen = compare(corpus_index(), GetParam(), 250);
    EXPECT_GE(seen.found, 100u);
    EXPECT_GE(seen.filtered, 80u);
    EXPECT_GE(seen.relaxed, 5u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, CorpusOracle, ::testing::Values(1, 2, 3, 4));

class OddOracle : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(OddOracle, AgreesOn300Questions) {
    const SampleIndex index(odd_articles(130, GetParam()));
    const Seen seen = compare(index, GetParam() + 100, 300);
    EXPECT_GE(seen.found, 100u);
    EXPECT_GE(seen.filtered, 100u);
    EXPECT_GE(seen.tied, 40u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, OddOracle, ::testing::Values(11, 12, 13));

// Of words that the odd articles have, some of them stop words, and of some that they have not.
constexpr std::string_view kSynonyms =
    "banjir\t=\tlongsor\n"
    "beras\t>\tpasar banjir|COVID-19\n"
    "pembangunan pasar\t=\tJum'at\n"
    "membangun\t>\tanak-anak\n"
    "pasar yang banjir\t=\tRp1.500\n"
    "covid 19\t=\tCOVID-19\n"
    "longsor\t>\tlongsor banjir\n"
    "東京\t=\tbangunan di pasar\n"
    "beras beras\t>\tkosong\n"
    "di\t=\tyang\n";

class SynonymOracle : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(SynonymOracle, AgreesOn200Questions) {
    const SampleIndex index(odd_articles(130, GetParam()));
    std::filesystem::create_directories(index.directory().words_path());
    write_bytes(index.directory().words_path() / "synonyms.tsv", kSynonyms);
    const auto engine = index.engine();
    const Oracle oracle(index.articles(), analysis(), parse_synonyms(kSynonyms).lines);
    RequestMaker maker(oracle.articles(), GetParam() + 100);
    int widened = 0;
    for (int i = 0; i < 200 && !HasFailure(); ++i) {
        SearchRequest request = maker.next();
        request.synonyms = Switch::On;
        const Expected expected = oracle.answer(request);
        expect_as(expected, request, engine->search(request));
        request.synonyms = Switch::Off;
        const Expected plain = oracle.answer(request);
        widened += plain.parsed != expected.parsed && plain.ranked.size() != expected.ranked.size();
    }
    EXPECT_GE(widened, 25);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SynonymOracle, ::testing::Values(21, 22, 23));

TEST(EngineOracle, AgreesOnOneArticleAndOnOneWithoutWords) {
    for (const std::string title : {"Banjir", "…"}) {
        Article article;
        article.id = "satu";
        article.title = title;
        const SampleIndex index(std::vector<Article>{article});
        const Oracle oracle(index.articles(), analysis());
        for (const char* question : {"", "banjir", "-banjir", "longsor"}) {
            const SearchRequest request =
                request_of({{"q", question}, {"facets", "tag,author,year,month,day"}});
            expect_as(oracle.answer(request), request, index.engine()->search(request));
        }
    }
}

}  // namespace
}  // namespace telusur::testing
