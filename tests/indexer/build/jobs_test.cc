// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "indexer/build/generation_builder.h"
#include "indexer/build/generation_check.h"
#include "indexer/build/language_builder.h"
#include "indexer/index/generation.h"
#include "tests/support/archive_filling.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/sample_articles.h"
#include "tests/support/small_language.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kArticles = 4500;  // three chunks

class Jobs : public ::testing::Test {
  protected:
    Jobs() : archive_(directory_ / "archive.db") {
        testing::put_articles(archive_, testing::sample_articles(97, kArticles));
    }

    fs::path build(const BuildResources& resources) {
        const fs::path path = directory_ / std::to_string(resources.jobs);
        fs::create_directory(path);
        build_generation(
            archive_, testing::small_language(), path, "20261122T190000Z", [](auto, auto) {},
            resources);
        return path;
    }

    testing::TempDir directory_;
    ArchiveStore archive_;
};

std::set<std::string> terms_of(const Generation& generation) {
    std::set<std::string> terms;
    for (WordNumber word = 0; word < generation.vocabulary().word_count(); ++word)
        terms.emplace(generation.vocabulary().root(word));
    return terms;
}

std::vector<std::pair<DocumentNumber, std::uint32_t>> listed(const Postings& postings,
                                                             const std::string& term) {
    std::vector<std::pair<DocumentNumber, std::uint32_t>> list;
    for (const Posting& posting : postings.read(term))
        list.emplace_back(posting.document, posting.weight);
    return list;
}

TEST_F(Jobs, TheGenerationDoesNotShowHowManyThereWere) {
    const fs::path one = build({1, 1024});
    EXPECT_EQ(testing::thrown_by([&] { check_generation(one, kArticles); }).message, "");
    const Generation expected(one);
    for (const BuildResources& resources : {BuildResources{2, 64}, BuildResources{5, 1024}}) {
        SCOPED_TRACE(resources.jobs);
        const fs::path path = build(resources);
        for (const char* part : {"articles", "columns", "model", "tokens", "vocabulary"}) {
            EXPECT_TRUE(testing::bytes_in(path / part) == testing::bytes_in(one / part)) << part;
        }
        EXPECT_EQ(testing::thrown_by([&] { check_generation(path, kArticles); }).message, "");
        const Generation found(path);
        EXPECT_EQ(found.manifest().undated, expected.manifest().undated);
        for (const std::string& term : terms_of(expected))
            EXPECT_EQ(listed(found.postings(), term), listed(expected.postings(), term)) << term;
    }
}

TEST_F(Jobs, TheModelDoesNotShowHowManyThereWere) {
    const auto learned = [this](std::size_t jobs) {
        return save_language_model(learn_language(archive_, {}, [](auto, auto) {}, {jobs, 1024}));
    };
    const std::string expected = learned(1);
    EXPECT_GT(expected.size(), 1000u);
    for (const std::size_t jobs : {2u, 7u})
        EXPECT_TRUE(learned(jobs) == expected) << jobs;
}

}  // namespace
}  // namespace telusur
