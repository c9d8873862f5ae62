// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/postings.h"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/build/postings_builder.h"
#include "indexer/index/field_table.h"
#include "indexer/index/generation.h"
#include "tests/support/built_generation.h"
#include "tests/support/errors.h"
#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::TempDir;
using Listed = std::vector<std::pair<DocumentNumber, std::uint32_t>>;

Listed listed(const Postings& postings, const std::string& term) {
    Listed list;
    for (const Posting& posting : postings.read(term))
        list.emplace_back(posting.document, posting.weight);
    return list;
}

using TermWeights = std::map<std::string, std::uint32_t>;

// In two shards, each of which is flushed now and then.
void write_postings(const std::filesystem::path& path, const std::vector<TermWeights>& documents) {
    std::vector<std::filesystem::path> shards;
    const std::size_t half = documents.size() / 2;
    for (const auto& [first, end] : {std::pair(std::size_t{0}, half), {half, documents.size()}}) {
        shards.push_back(std::filesystem::path(path) += std::to_string(first));
        PostingsShard shard(shards.back(), 1000);
        for (std::size_t i = first; i < end; ++i) {
            std::vector<WeightedTerm> terms;
            for (const auto& [term, weight] : documents[i])
                terms.push_back({term, weight});
            shard.add(terms);
        }
        shard.finish();
    }
    merge_postings(shards, path);
}

TEST(Postings, Table) {
    const TempDir directory;
    const std::string longest(kMaximumTermBytes, 'x');
    write_postings(
        directory / "postings",
        {{{"banjir", 3}, {"rob", 1}}, {}, {{"banjir", 4000000}, {longest, 2}}, {{"é", 1}}, {}});
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory.path()), {}), 1);
    const Postings postings(directory / "postings");
    EXPECT_EQ(postings.document_count(), 5u);
    struct Row {
        std::string term;
        Listed expected;
    };
    const std::vector<Row> rows = {
        {"banjir", {{0, 3}, {2, 4000000}}},
        {"rob", {{0, 1}}},
        {longest, {{2, 2}}},
        {"é", {{3, 1}}},
        {"ro", {}},
        {"robb", {}},
        {"Banjir", {}},
        {"\xFF", {}},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(listed(postings, row.term), row.expected) << row.term;
        std::map<DocumentNumber, std::uint32_t> holders(row.expected.begin(), row.expected.end());
        for (DocumentNumber document = 0; document < 5; ++document) {
            EXPECT_EQ(postings.contains(row.term, document), holders.contains(document))
                << '"' << row.term << "\" " << document;
        }
        EXPECT_FALSE(postings.contains(row.term, 5)) << row.term;
    }
}

// Xapian takes the empty term for all documents.
TEST(Postings, NoDocumentHoldsTheEmptyTerm) {
    const TempDir directory;
    write_postings(directory / "postings", {{{"banjir", 1}}, {}});
    const Postings postings(directory / "postings");
    EXPECT_EQ(listed(postings, ""), Listed{});
    EXPECT_FALSE(postings.contains("", 0));
    EXPECT_FALSE(postings.contains("", 1));
}

TEST(Postings, ATermThatNoDatabaseCanHoldIsUnknown) {
    const TempDir directory;
    write_postings(directory / "postings", {{{"banjir", 1}}});
    const Postings postings(directory / "postings");
    for (const std::string& term :
         {std::string(246, 'x'), std::string(5000, 'x'), std::string(200, '\0')}) {
        Listed list{{9, 9}};
        EXPECT_EQ(testing::thrown_by([&] { list = listed(postings, term); }).message, "")
            << term.size();
        EXPECT_EQ(list, Listed{}) << term.size();
        bool contained = true;
        EXPECT_EQ(testing::thrown_by([&] { contained = postings.contains(term, 0); }).message, "");
        EXPECT_FALSE(contained) << term.size();
    }
}

TEST(Postings, NoDocuments) {
    const TempDir directory;
    DocumentNumber count = 9;
    const testing::Thrown thrown = testing::thrown_by([&] {
        write_postings(directory / "postings", {});
        count = Postings(directory / "postings").document_count();
    });
    EXPECT_EQ(thrown.message, "");
    EXPECT_EQ(count, 0u);
}

TEST(Postings, AgreeWithTheWordsOfEachArticle) {
    const testing::BuiltGeneration built(testing::sample_articles(61, 300));
    std::map<std::string, std::map<DocumentNumber, std::uint32_t>> expected;
    for (DocumentNumber i = 0; i < built.articles().size(); ++i) {
        const Article& article = built.articles()[i];
        const auto add = [&](const std::string& text, std::uint32_t weight) {
            for (const AnalysedWord& word : testing::small_language().analysis().analyse(text)) {
                expected[word.root][i] += weight;
                for (const std::string& part : word.parts)
                    expected[part][i] += weight;
                if (!word.whole.empty()) expected[word.whole][i] += weight;
            }
        };
        add(article.title, kTitleWeight);
        for (const std::string& tag : article.tags)
            add(tag, kTagWeight);
        for (const Paragraph& paragraph : article.body)
            add(paragraph.text, kBodyWeight);
    }
    const Generation generation(built.path());
    const Postings postings = generation.postings();
    std::map<DocumentNumber, std::uint32_t> lengths;
    ASSERT_GT(expected.size(), 30u);
    for (const auto& [term, documents] : expected) {
        EXPECT_EQ(listed(postings, term), Listed(documents.begin(), documents.end())) << term;
        for (const auto& [document, weight] : documents)
            lengths[document] += weight;
    }
    for (DocumentNumber i = 0; i < built.articles().size(); ++i) {
        EXPECT_EQ(generation.columns().lengths()[i], lengths[i]) << i;
    }
}

// More than one flush of the builder; order across them is that of add.
TEST(Postings, KeepDocumentNumbersAcrossFlushes) {
    const TempDir directory;
    std::vector<TermWeights> documents(7001);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        documents[i] = {{"semua", 1},
                        {"n" + std::to_string(i % 7), 1 + static_cast<std::uint32_t>(i % 3)}};
    }
    write_postings(directory / "postings", documents);
    const Postings postings(directory / "postings");
    EXPECT_EQ(postings.document_count(), 7001u);
    const Listed all = listed(postings, "semua");
    ASSERT_EQ(all.size(), 7001u);
    for (DocumentNumber i = 0; i < 7001; ++i)
        ASSERT_EQ(all[i], (std::pair{i, 1u}));
    const Listed third = listed(postings, "n3");
    ASSERT_EQ(third.size(), 1000u);
    EXPECT_EQ(third[1], (std::pair{10u, 2u}));
}

TEST(Postings, OpeningWhatIsNoDatabaseIsBadData) {
    const TempDir directory;
    EXPECT_EQ(testing::code_thrown_by([&] { Postings postings(directory.path()); }), "BadData");
    EXPECT_EQ(testing::code_thrown_by([&] { Postings postings(directory / "missing"); }),
              "BadData");
}

}  // namespace
}  // namespace telusur
