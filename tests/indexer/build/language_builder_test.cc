// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/language_builder.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/archive_filling.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class FindWordSources : public ::testing::Test {
  protected:
    FindWordSources() { fs::create_directories(data().words_path()); }

    DataDirectory data() const { return DataDirectory(directory_.path()); }
    fs::path file() const { return data().words_path() / "exceptions.tsv"; }
    FoundWordSources find() const { return find_word_sources(data()); }
    testing::Thrown finding() const {
        return testing::thrown_by([this] { find(); });
    }

    testing::TempDir directory_;
};

TEST_F(FindWordSources, ReadsExceptions) {
    const std::pair<std::string, Exceptions> rows[] = {
        {"", {}},
        {"\xEF\xBB\xBF", {}},
        {"# word\troot\n\n \t \n", {}},
        {"pemilu\tpemilu\n", {{"pemilu", "pemilu"}}},
        {"pemilu\tpemilu", {{"pemilu", "pemilu"}}},
        {"bertani\ttani\nsawahnya\tsawah\n", {{"bertani", "tani"}, {"sawahnya", "sawah"}}},
        {"bertani\ttani\twhat people who till the soil do\n", {{"bertani", "tani"}}},
        {"\xEF\xBB\xBF# satu\r\n\r\nbertani\ttani\r\n# dua\r\nsawahnya\tsawah\r\n",
         {{"bertani", "tani"}, {"sawahnya", "sawah"}}},
        {"\xEF\xBB\xBF"
         "bertani\ttani\r\n",
         {{"bertani", "tani"}}},
        {"Bertani\tTANI\nJum’at\tJum'at\n", {{"bertani", "tani"}, {"jumat", "jumat"}}},
        {" bertani \t tani \n", {{"bertani", "tani"}}},
        {"anak-anak\tanak\n", {{"anak-anak", "anak"}}},
    };
    for (const auto& [content, exceptions] : rows) {
        testing::write_bytes(file(), content);
        EXPECT_EQ(find().sources.exceptions, exceptions) << ::testing::PrintToString(content);
    }
}

TEST_F(FindWordSources, NamesTheFirstBadLine) {
    struct Row {
        std::string content;
        int line;
    };
    const Row rows[] = {
        {"pemilu", 1},
        {"pemilu pemilu\n", 1},
        {"bertani\ttani\n\n# comment\npemilu\nmeja\n", 4},
        {"bertani\ttani\r\nsawahnya\t\r\n", 2},
        {"\tsawah\n", 1},
        {"bertani\ttani\npetani padi\ttani\n", 2},
        {"\xEF\xBB\xBF"
         "bertani\ttani padi\n",
         1},
        {" # comment\n", 1},
        {"bertani\t \ttani\n", 1},
        {std::string("\xFF\xFE"
                     "b\0\t\0b\0\n\0",
                     10),
         1},
        {"bertani\ttani\nkaf\xE9nya\tkafe\n", 2},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(::testing::PrintToString(row.content));
        testing::write_bytes(file(), row.content);
        const testing::Thrown thrown = finding();
        EXPECT_EQ(thrown.code, "Configuration");
        EXPECT_THAT(thrown.message,
                    HasSubstr(file().string() + ", line " + std::to_string(row.line) + ":"));
        EXPECT_THAT(thrown.hint, HasSubstr("<TAB>"));
    }
}

TEST_F(FindWordSources, OnlyAFileThatIsNotThereSaysNothing) {
    EXPECT_TRUE(find().sources.exceptions.empty());
    fs::create_directory(file());
    EXPECT_EQ(finding().code, "Io") << "a directory";
    fs::remove(file());
    fs::create_symlink(file(), file());
    EXPECT_EQ(finding().code, "Io") << "a link to itself";
    fs::remove_all(data().words_path());
    EXPECT_TRUE(find().sources.exceptions.empty());
}

TEST_F(FindWordSources, WarnsOfAMissingDictionary) {
    const FoundWordSources found = find();
    const bool installed = fs::exists(kHunspellDictionaryPath);
    EXPECT_EQ(found.sources.dictionary.empty(), !installed);
    ASSERT_EQ(found.warning.has_value(), !installed);
    if (installed) return;
    EXPECT_THAT(found.warning->english, HasSubstr("hunspell-id"));
    EXPECT_THAT(found.warning->indonesian, HasSubstr("hunspell-id"));
}

// With a dictionary more roots lie beside the list of spellings than any table here has.
TEST_F(FindWordSources, WhatIsLearnedOfThemGivesRootsThatAreRoots) {
    ArchiveStore archive(data().archive_path());
    const LanguageModel model = learn_language(archive, find().sources, [](auto, auto) {});
    for (const auto& [variant, representative] : model.spelling().pairs()) {
        for (const std::string& word : {variant, representative}) {
            const std::string root = model.root(word);
            EXPECT_EQ(model.root(root), root) << word;
        }
    }
}

class LearnLanguage : public ::testing::Test {
  protected:
    LanguageModel learn(const std::vector<Article>& articles) {
        ArchiveStore archive(directory_ / "archive.db");
        testing::put_articles(archive, articles);
        progress_.clear();
        return learn_language(archive, {}, [this](std::uint64_t done, std::uint64_t total) {
            progress_.emplace_back(done, total);
        });
    }

    testing::TempDir directory_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> progress_;
};

Article article(const std::string& id, const std::string& title, const std::string& body,
                std::optional<std::int64_t> published) {
    Article article;
    article.id = id;
    article.title = title;
    article.body.push_back({Paragraph::Kind::Text, body});
    if (published) article.published = {*published, Timestamp::Precision::Second};
    return article;
}

TEST_F(LearnLanguage, ReadsTitlesAndParagraphsWithTheDayOfTheArchive) {
    const std::int64_t late = 1'704'128'400;  // 2024-01-01T17:00:00Z, midnight where the news is
    Article tagged = article("d", "Tiga", "Isi.", late);
    tagged.tags = {"Danau Kecil (DKL)", "Danau Kecil (DKL)"};
    Article same = tagged;
    same.id = "e";
    const LanguageModel model =
        learn({article("a", "Dewan Kota (DK)", "Isi.", late - 1),
               article("b", "Dua", "Dewan Kota (DK)", late),
               article("c", "Dewan Kota (DK)", "", std::nullopt), tagged, same});
    EXPECT_EQ(model.acronyms(),
              (std::vector<Acronym>{{"DK", "Dewan Kota", 3, "2024-01-01", "2024-01-02"}}));
}

TEST_F(LearnLanguage, TellsHowFarItIs) {
    learn({});
    EXPECT_THAT(progress_, ElementsAre(std::pair(0, 0)));
    learn(testing::sample_articles(81, 1200));
    EXPECT_THAT(progress_,
                ElementsAre(std::pair(500, 1200), std::pair(1000, 1200), std::pair(1200, 1200)));
}

}  // namespace
}  // namespace telusur
