// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/archive_language.h"

#include <array>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

#include "stemmers/digest.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/small_language.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using ::testing::HasSubstr;
using testing::small_language;

class ArchiveLanguageFile : public ::testing::Test {
  protected:
    ArchiveLanguageFile() { write_language_model(small_language().model(), path()); }

    std::filesystem::path path() const { return directory_ / "model"; }
    testing::Thrown reading() const {
        return testing::thrown_by([this] { read_language_model(path()); });
    }

    testing::TempDir directory_;
};

std::vector<std::string> roots(const TextAnalysis& analysis, std::string_view text) {
    std::vector<std::string> roots;
    for (const AnalysedWord& word : analysis.analyse(text))
        roots.push_back(word.root);
    return roots;
}

TEST_F(ArchiveLanguageFile, ReadsWordsAsBeforeItWasWritten) {
    const ArchiveLanguage read(read_language_model(path()));
    EXPECT_EQ(read.model().fingerprint(), small_language().model().fingerprint());
    EXPECT_EQ(read.analysis().fingerprint(), small_language().analysis().fingerprint());
    const std::string_view texts[] = {
        testing::family_words(), "Soehartonya menulis di Bekasi pada 14 Juli 2023: Rp13,5 miliar."};
    for (const std::string_view text : texts)
        EXPECT_EQ(roots(read.analysis(), text), roots(small_language().analysis(), text));
}

TEST_F(ArchiveLanguageFile, TheSameModelIsTheSameFile) {
    const std::string bytes = testing::bytes_in(path());
    write_language_model(read_language_model(path()), path());
    EXPECT_TRUE(testing::bytes_in(path()) == bytes);
}

TEST_F(ArchiveLanguageFile, AMissingFileIsAnErrorOfTheSystem) {
    std::filesystem::remove(path());
    const testing::Thrown thrown = reading();
    EXPECT_EQ(thrown.code, "Io");
    EXPECT_THAT(thrown.message, HasSubstr(path().string()));
    const auto nowhere = directory_ / "none" / "model";
    EXPECT_EQ(
        testing::code_thrown_by([&] { write_language_model(small_language().model(), nowhere); }),
        "Io");
}

TEST_F(ArchiveLanguageFile, DamageAndOtherVersionsAreRefused) {
    const std::string whole = testing::bytes_in(path());
    const std::size_t header = whole.find('\n');
    std::string flipped = whole;
    flipped[whole.size() / 2] = testing::flipped(flipped[whole.size() / 2], 1);
    const std::string rest = whole.substr(header + 1 + 16 + 1);
    ASSERT_EQ(whole, whole.substr(0, header + 1) + to_hex(hash_bytes(rest)) + '\n' + rest);
    const std::pair<const char*, std::string> rows[] = {
        {"empty", ""},
        {"cut", whole.substr(0, whole.size() - 1)},
        {"longer", whole + "\n"},
        {"flipped", flipped},
        {"another version", whole.substr(0, header) + "9" + whole.substr(header)},
        {"stems only", save_model(small_language().model().stemmer().model())},
    };
    for (const auto& [name, bytes] : rows) {
        SCOPED_TRACE(name);
        testing::write_bytes(path(), bytes);
        const testing::Thrown thrown = reading();
        EXPECT_EQ(thrown.code, "BadData");
        EXPECT_THAT(thrown.message, HasSubstr(path().string()));
        EXPECT_THAT(thrown.hint, HasSubstr("telusur-indexer run"));
    }
    testing::write_bytes(path(), whole);
    EXPECT_EQ(reading().code, "");
}

TEST(ArchiveLanguage, ManyThreadsReadTheSame) {
    const std::vector<std::string> expected =
        roots(small_language().analysis(), testing::family_words());
    const ArchiveLanguage language(small_language().model());
    std::array<std::vector<std::string>, 4> read;
    std::vector<std::thread> threads;
    for (std::vector<std::string>& own : read) {
        threads.emplace_back([&] { own = roots(language.analysis(), testing::family_words()); });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const std::vector<std::string>& own : read)
        EXPECT_EQ(own, expected);
}

}  // namespace
}  // namespace telusur
