// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/build/columns_builder.h"
#include "indexer/build/generation_builder.h"
#include "indexer/build/generation_check.h"
#include "indexer/index/field_table.h"
#include "indexer/index/generation.h"
#include "stemmers/language_learner.h"
#include "tests/support/built_generation.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/sample_articles.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::BuiltGeneration;
using testing::Thrown;

constexpr std::uint64_t kArticles = 40;

Thrown check(const fs::path& directory, std::uint64_t expected = kArticles) {
    return testing::thrown_by([&] { check_generation(directory, expected); });
}

class CheckGeneration : public ::testing::Test {
  protected:
    CheckGeneration() : built_(testing::sample_articles(91, kArticles)) {}

    // Makes the manifest true again for the files that are there.
    static void renew_manifest(const fs::path& directory) {
        Manifest manifest = read_manifest(directory);
        manifest.files = list_files(directory);
        testing::write_bytes(directory / "MANIFEST.json", to_json(manifest));
    }

    BuiltGeneration built_;
};

TEST_F(CheckGeneration, PassesWhatWasBuilt) {
    EXPECT_EQ(check(built_.path()).message, "");
    const BuiltGeneration one({testing::sample_article(92, 1)});
    EXPECT_EQ(check(one.path(), 1).message, "");
}

TEST_F(CheckGeneration, RefusesAWrongCount) {
    for (const std::uint64_t count :
         {std::uint64_t{0}, kArticles - 1, kArticles + 1, kArticles + (std::uint64_t{1} << 32)}) {
        EXPECT_EQ(check(built_.path(), count).code, "GateRefused") << count;
    }
}

TEST_F(CheckGeneration, RefusesAFlippedByteInAnyFile) {
    for (const Manifest::File& file : built_.manifest().files) {
        for (std::uint64_t at = 0; at < file.bytes; at += 1 + file.bytes / 13) {
            testing::flip_byte(built_.path() / file.name, at, 4);
            const Thrown thrown = check(built_.path());
            EXPECT_EQ(thrown.code, "GateRefused") << file.name << ' ' << at;
            EXPECT_NE(thrown.message.find(file.name), std::string::npos) << thrown.message;
            testing::flip_byte(built_.path() / file.name, at, 4);
        }
    }
    EXPECT_EQ(check(built_.path()).code, "");
}

TEST_F(CheckGeneration, RefusesMissingAndAdditionalFiles) {
    testing::write_bytes(built_.path() / "more", "x");
    EXPECT_EQ(check(built_.path()).code, "GateRefused");
    fs::remove(built_.path() / "more");
    for (const Manifest::File& file : built_.manifest().files) {
        fs::rename(built_.path() / file.name, built_.path().parent_path() / "away");
        EXPECT_EQ(check(built_.path()).code, "GateRefused") << file.name;
        fs::rename(built_.path().parent_path() / "away", built_.path() / file.name);
    }
}

TEST_F(CheckGeneration, RefusesAGenerationWithoutAManifest) {
    fs::remove(built_.path() / "MANIFEST.json");
    EXPECT_EQ(check(built_.path()).code, "GateRefused");
}

TEST_F(CheckGeneration, RefusesAManifestThatSaysAnotherCount) {
    Manifest manifest = built_.manifest();
    manifest.articles = kArticles - 1;
    testing::write_bytes(built_.path() / "MANIFEST.json", to_json(manifest));
    EXPECT_EQ(check(built_.path()).code, "GateRefused");
}

// A model that the articles were not read with finds other roots, whatever the manifest says.
TEST_F(CheckGeneration, RefusesAnotherModel) {
    const ArchiveLanguage other(LanguageLearner().learn({}));
    const fs::path model = built_.path() / generation_layout::kModel;
    fs::remove(model);
    write_language_model(other.model(), model);
    renew_manifest(built_.path());
    EXPECT_EQ(check(built_.path()).code, "GateRefused") << "its fingerprint is another";

    Manifest manifest = read_manifest(built_.path());
    manifest.analysis = other.analysis().fingerprint();
    testing::write_bytes(built_.path() / "MANIFEST.json", to_json(manifest));
    const Thrown thrown = check(built_.path());
    EXPECT_EQ(thrown.code, "GateRefused");
    EXPECT_NE(thrown.message.find("article "), std::string::npos) << thrown.message;
}

// Whole files with right checksums, but of other articles.
TEST_F(CheckGeneration, RefusesPartsOfAnotherGeneration) {
    const BuiltGeneration other(testing::sample_articles(93, kArticles));
    for (const char* part : {"articles", "columns", "postings"}) {
        const fs::path kept = built_.path().parent_path() / "kept";
        fs::rename(built_.path() / part, kept);
        fs::copy(other.path() / part, built_.path() / part, fs::copy_options::recursive);
        renew_manifest(built_.path());
        const Thrown thrown = check(built_.path());
        EXPECT_EQ(thrown.code, "GateRefused") << part;
        EXPECT_NE(thrown.message.find("article "), std::string::npos) << thrown.message;
        fs::remove_all(built_.path() / part);
        fs::rename(kept, built_.path() / part);
    }
    renew_manifest(built_.path());
    EXPECT_EQ(check(built_.path()).message, "");
}

// Whole, of as many documents and words, but without their words.
TEST_F(CheckGeneration, RefusesOtherTokens) {
    const fs::path path = built_.path() / generation_layout::kTokens;
    const WordNumber words = TokenStream(path).word_count();
    fs::remove(path);
    TokenStreamWriter writer(path, words);
    for (std::uint64_t i = 0; i < kArticles; ++i)
        writer.add(0, std::vector{kFirstWord, kTextEnd});
    writer.finish();
    renew_manifest(built_.path());
    const Thrown thrown = check(built_.path());
    EXPECT_EQ(thrown.code, "GateRefused");
    EXPECT_NE(thrown.message.find("tokens: "), std::string::npos) << thrown.message;
}

// What only reading every article can show: it is not among the samples.
TEST(VerifyGeneration, ReadsEveryArticleWhereAsked) {
    const BuiltGeneration built(testing::sample_articles(96, 200));
    const fs::path path = built.path() / generation_layout::kTokens;
    std::vector<std::vector<std::uint32_t>> streams(200);
    std::vector<std::uint32_t> tags;
    WordNumber words = 0;
    {
        const TokenStream tokens(path);
        words = tokens.word_count();
        for (DocumentNumber i = 0; i < 200; ++i)
            tags.push_back(tokens.read(i, streams[i]));
    }
    const auto rewrite = [&] {
        fs::remove(path);
        TokenStreamWriter writer(path, words);
        for (DocumentNumber i = 0; i < 200; ++i)
            writer.add(tags[i], streams[i]);
        writer.finish();
        Manifest manifest = read_manifest(built.path());
        manifest.files = list_files(built.path());
        testing::write_bytes(built.path() / "MANIFEST.json", to_json(manifest));
    };
    const auto message = [&](CheckDepth depth) {
        return testing::thrown_by([&] { verify_generation(built.path(), depth); }).message;
    };
    EXPECT_EQ(message(CheckDepth::All), "");
    std::swap(streams[1].front(), streams[1][1]);  // as many of each word: not to be seen
    streams[2].front() = streams[2].front() == kFirstWord ? kFirstWord + 1 : kFirstWord;
    rewrite();
    EXPECT_EQ(message(CheckDepth::Samples), "");
    EXPECT_NE(message(CheckDepth::All).find("vocabulary: the word "), std::string::npos)
        << message(CheckDepth::All);
    ++tags[3];
    rewrite();
    EXPECT_EQ(message(CheckDepth::Samples), "");
    EXPECT_NE(message(CheckDepth::All).find("tokens: article "), std::string::npos)
        << message(CheckDepth::All);
}

TEST(VerifyGeneration, FindsOtherStoriesWhereAsked) {
    const BuiltGeneration built(testing::sample_articles(98, 20));
    const fs::path path = built.path() / generation_layout::kColumns;
    ColumnsBuilder builder;
    std::vector<DocumentNumber> stories;
    {
        const Columns columns(path);
        for (DocumentNumber i = 0; i < 20; ++i) {
            builder.add(built.articles()[i], columns.lengths()[i]);
            stories.push_back(columns.story(i));
            ASSERT_EQ(stories[i], i);
        }
    }
    stories[7] = 2;
    builder.set_stories(stories);
    fs::remove(path);
    builder.write(path);
    Manifest manifest = read_manifest(built.path());
    manifest.files = list_files(built.path());
    testing::write_bytes(built.path() / "MANIFEST.json", to_json(manifest));
    const auto message = [&](CheckDepth depth) {
        return testing::thrown_by([&] { verify_generation(built.path(), depth); }).message;
    };
    EXPECT_EQ(message(CheckDepth::Samples), "");
    EXPECT_EQ(message(CheckDepth::All),
              "columns: article " + built.articles()[7].id + " is of another story");
}

TEST(VerifyGeneration, NamesEveryDamagedFile) {
    const BuiltGeneration built(testing::sample_articles(97, 20));
    testing::flip_byte(built.path() / "columns", 50);
    testing::flip_byte(built.path() / "tokens", 50);
    const Thrown thrown =
        testing::thrown_by([&] { verify_generation(built.path(), CheckDepth::All); });
    EXPECT_EQ(thrown.code, "BadData");
    EXPECT_NE(thrown.message.find("columns, tokens"), std::string::npos) << thrown.message;
    EXPECT_EQ(thrown.message.find("not published"), std::string::npos) << thrown.message;
}

TEST(BuildGeneration, AnArchiveWithoutArticlesGivesAGenerationWithoutArticles) {
    const Thrown thrown = testing::thrown_by([] {
        const BuiltGeneration empty({});
        check_generation(empty.path(), 0);
    });
    EXPECT_EQ(thrown.message, "");
}

TEST(BuildGeneration, TheSameArticlesGiveTheSameFilesButForXapiansOwn) {
    const BuiltGeneration first(testing::sample_articles(94, 100));
    const BuiltGeneration second(testing::sample_articles(94, 100));
    for (const char* part : {"articles", "columns", "model", "tokens", "vocabulary"}) {
        EXPECT_TRUE(testing::bytes_in(first.path() / part) ==
                    testing::bytes_in(second.path() / part))
            << part;
    }
    EXPECT_EQ(first.manifest().files.size(), second.manifest().files.size());
}

TEST(BuildGeneration, LeavesOnlyWhatItsManifestNames) {
    const BuiltGeneration built(testing::sample_articles(95, 10));
    std::vector<std::string> entries;
    for (const auto& entry : fs::directory_iterator(built.path()))
        entries.push_back(entry.path().filename());
    std::sort(entries.begin(), entries.end());
    EXPECT_EQ(entries, (std::vector<std::string>{"MANIFEST.json", "articles", "columns", "model",
                                                 "postings", "tokens", "vocabulary"}));
    EXPECT_EQ(read_manifest(built.path()), built.manifest());
}

}  // namespace
}  // namespace telusur
