// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/generation.h"

#include <array>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "indexer/index/field_table.h"
#include "indexer/index/file_io.h"
#include "tests/support/built_generation.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/sample_articles.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::BuiltGeneration;

class GenerationTest : public ::testing::Test {
  protected:
    GenerationTest() : built_(testing::sample_articles(51, 60)) {}

    testing::Thrown opening() const {
        return testing::thrown_by([&] { Generation(built_.path()); });
    }
    testing::Thrown checking() const {
        return testing::thrown_by([&] { check_files(built_.path()); });
    }
    void rewrite_manifest(const std::function<void(Manifest&)>& change) const {
        Manifest manifest = read_manifest(built_.path());
        change(manifest);
        testing::write_bytes(built_.path() / "MANIFEST.json", to_json(manifest));
    }

    BuiltGeneration built_;
};

TEST_F(GenerationTest, GivesBackTheArticlesInOrder) {
    const Generation generation(built_.path());
    ASSERT_EQ(generation.columns().document_count(), 60u);
    EXPECT_EQ(generation.manifest(), built_.manifest());
    for (DocumentNumber i = 0; i < 60; ++i) {
        EXPECT_EQ(generation.article(i), built_.articles()[i]) << i;
        EXPECT_EQ(generation.find(built_.articles()[i].id), i);
    }
    for (const char* absent : {"", "s51-60", "s51-", "S51-1"}) {
        EXPECT_EQ(generation.find(absent), std::nullopt) << absent;
    }
    EXPECT_EQ(testing::code_thrown_by([&] { generation.article(60); }), "BadData");
}

TEST_F(GenerationTest, ManifestSaysWhatWasBuilt) {
    const Manifest& manifest = built_.manifest();
    EXPECT_EQ(manifest.format, kFormatVersion);
    EXPECT_EQ(manifest.generation, "20261122T190000Z");
    EXPECT_EQ(manifest.analysis, testing::small_language().analysis().fingerprint());
    EXPECT_EQ(manifest.archive_revision, 1u);
    EXPECT_EQ(manifest.articles, 60u);
    EXPECT_TRUE(parse_iso_timestamp(manifest.built_at).has_value()) << manifest.built_at;
    std::uint64_t undated = 0;
    for (const Article& article : built_.articles())
        undated += article.published ? 0 : 1;
    EXPECT_GT(undated, 0u);
    EXPECT_EQ(manifest.undated, undated);
    EXPECT_EQ(manifest.files, list_files(built_.path()));
    EXPECT_EQ(checking().code, "");
}

TEST_F(GenerationTest, RefusesAnotherAnalysis) {
    for (const std::string& analysis : {std::string(), std::string("analysis-1/none"),
                                        testing::small_language().analysis().fingerprint() + "x"}) {
        rewrite_manifest([&](Manifest& manifest) { manifest.analysis = analysis; });
        const testing::Thrown thrown = opening();
        EXPECT_EQ(thrown.code, "BadData") << analysis;
        EXPECT_NE(thrown.message.find("was built with " + analysis), std::string::npos)
            << thrown.message;
    }
}

TEST_F(GenerationTest, RefusesAnotherFormat) {
    for (const int format : {kFormatVersion + 1, kFormatVersion - 1, -1}) {
        rewrite_manifest([&](Manifest& manifest) { manifest.format = format; });
        const testing::Thrown thrown = opening();
        EXPECT_EQ(thrown.code, "BadData");
        EXPECT_NE(thrown.message.find("format " + std::to_string(format)), std::string::npos)
            << thrown.message;
    }
}

TEST_F(GenerationTest, RefusesACountThatIsNotItsOwn) {
    for (const std::uint64_t articles : {0u, 59u, 61u}) {
        rewrite_manifest([&](Manifest& manifest) { manifest.articles = articles; });
        EXPECT_EQ(opening().code, "BadData") << articles;
    }
}

TEST_F(GenerationTest, RefusesAMissingOrResizedFile) {
    for (const Manifest::File& file : built_.manifest().files) {
        const fs::path path = built_.path() / file.name;
        const std::string content = testing::bytes_in(path);
        const auto expect_refused = [&](const char* what) {
            for (const testing::Thrown& thrown : {opening(), checking()}) {
                EXPECT_EQ(thrown.code, "BadData") << what << ' ' << file.name;
                EXPECT_NE(thrown.message.find(file.name), std::string::npos) << thrown.message;
            }
        };
        fs::remove(path);
        expect_refused("no");
        testing::write_bytes(path, content + "x");
        expect_refused("longer");
        if (!content.empty()) {
            testing::write_bytes(path, content.substr(1));
            expect_refused("shorter");
        }
        testing::write_bytes(path, content);
    }
    EXPECT_EQ(opening().code, "");
}

TEST_F(GenerationTest, RefusesAMissingManifest) {
    fs::remove(built_.path() / "MANIFEST.json");
    EXPECT_EQ(opening().code, "BadData");
    EXPECT_EQ(checking().code, "BadData");
}

TEST_F(GenerationTest, RefusesAManifestThatDoesNotNameAllParts) {
    for (const std::string part :
         {"articles", "columns", "postings", "model", "vocabulary", "tokens"}) {
        rewrite_manifest([&](Manifest& manifest) {
            manifest.files = built_.manifest().files;
            std::erase_if(manifest.files, [&](const Manifest::File& file) {
                return file.name == part || file.name.starts_with(part + "/");
            });
        });
        const testing::Thrown thrown = opening();
        EXPECT_EQ(thrown.code, "BadData") << part;
        EXPECT_NE(thrown.message.find("without " + part), std::string::npos) << thrown.message;
        EXPECT_EQ(checking().code, "BadData") << part;
    }
}

TEST_F(GenerationTest, SaysWhatToDoAboutADamagedPart) {
    for (const char* part : {"model", "vocabulary", "columns"}) {
        const fs::path path = built_.path() / part;
        const std::string content = testing::bytes_in(path);
        const auto expect_refused = [&](const char* what, const testing::Thrown& thrown) {
            EXPECT_EQ(thrown.code, "BadData") << what << ' ' << part;
            EXPECT_NE(thrown.message.find(part), std::string::npos) << thrown.message;
            EXPECT_NE(thrown.hint.find("telusur-indexer run"), std::string::npos)
                << what << ' ' << part << ": " << thrown.message << ": " << thrown.hint;
        };
        for (const std::size_t place : {std::size_t{0}, content.size() / 2, content.size() - 1}) {
            testing::flip_byte(path, place, 1);
            expect_refused("damaged", opening());
            expect_refused("damaged", checking());
            testing::flip_byte(path, place, 1);
        }
        fs::remove(path);
        expect_refused("missing", opening());
        expect_refused("missing", checking());
        testing::write_bytes(path, content);
    }
    EXPECT_EQ(opening().code, "");
}

TEST_F(GenerationTest, CheckFilesFindsAFlippedByteAnywhere) {
    for (const Manifest::File& file : built_.manifest().files) {
        for (std::uint64_t at = 0; at < file.bytes; at += 1 + file.bytes / 17) {
            testing::flip_byte(built_.path() / file.name, at, 1);
            const testing::Thrown thrown = checking();
            EXPECT_EQ(thrown.code, "BadData") << file.name << ' ' << at;
            EXPECT_NE(thrown.message.find(file.name), std::string::npos) << thrown.message;
            testing::flip_byte(built_.path() / file.name, at, 1);
        }
    }
    EXPECT_EQ(checking().code, "");
}

TEST_F(GenerationTest, CheckFilesFindsAFileThatIsNotNamed) {
    testing::write_bytes(built_.path() / "postings" / "more", "");
    EXPECT_EQ(checking().code, "BadData");
}

// Opening does not read the postings through, so damage may show later, but never as another fault.
TEST_F(GenerationTest, FlippedPostingsNeverEndInAnotherError) {
    std::size_t refused = 0;
    for (const Manifest::File& file : built_.manifest().files) {
        if (!file.name.starts_with("postings/")) continue;
        for (std::uint64_t at = 0; at < file.bytes; at += 1 + file.bytes / 61) {
            testing::flip_byte(built_.path() / file.name, at);
            const testing::Thrown thrown = testing::thrown_by([&] {
                const Generation generation(built_.path());
                const Postings postings = generation.postings();
                for (const char* term : {"banjir", "jumat", "rp1.500.000", "absent"})
                    postings.read(term);
            });
            EXPECT_TRUE(thrown.code.empty() || thrown.code == "BadData")
                << file.name << ' ' << at << ' ' << thrown.message;
            refused += thrown.code == "BadData" ? 1 : 0;
            testing::flip_byte(built_.path() / file.name, at);
        }
    }
    EXPECT_GT(refused, 0u);
}

TEST_F(GenerationTest, GoesOnWhenItsDirectoryIsDeleted) {
    const Generation generation(built_.path());
    const Postings postings = generation.postings();
    fs::remove_all(built_.path());
    for (DocumentNumber i = 0; i < 60; ++i)
        EXPECT_EQ(generation.find(built_.articles()[i].id), i);
    EXPECT_FALSE(postings.read("banjir").empty());
    EXPECT_EQ(testing::code_thrown_by([&] { generation.postings(); }), "BadData");
}

TEST_F(GenerationTest, ManyThreadsReadTheSame) {
    const Generation generation(built_.path());
    std::array<std::vector<Article>, 4> read;
    std::vector<std::thread> threads;
    for (std::vector<Article>& own : read) {
        threads.emplace_back([&generation, &own] {
            for (DocumentNumber i = 0; i < 60; ++i)
                own.push_back(generation.article(i));
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const std::vector<Article>& own : read)
        EXPECT_TRUE(own == built_.articles());
}

}  // namespace
}  // namespace telusur
