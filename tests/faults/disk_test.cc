// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <gmock/gmock.h>
#include <set>
#include <sys/mount.h>

#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

void write_articles(const fs::path& path, int count, const std::string& word) {
    std::ofstream file(path, std::ios::trunc);
    unsigned noise = 1;
    for (int i = 0; i < count; ++i) {
        file << R"({"id":"artikel-)" << i << R"(","title":"Kabar","date":"2021-03-14","body":")"
             << word;
        for (int n = 0; n < 80; ++n) {
            noise = noise * 1103515245u + 12345u;  // words that do not compress
            file << " k" << noise % 1000003u;
        }
        file << "\"}\n";
    }
}

// A real small file system, because only a real one is full in the way that disks are.
class DiskTest : public ::testing::Test {
  protected:
    void SetUp() override {
        fs::create_directories(disk_);
        if (::mount("none", disk_.c_str(), "tmpfs", 0, "size=6m") != 0) {
            GTEST_SKIP() << "cannot mount a tmpfs here (needs root)";
        }
        mounted_ = true;
        write_articles(source_, 50, "semula");
        ASSERT_EQ(run_indexer().exit_code, 0);
        ASSERT_EQ(count("semula"), "50\n");
    }
    void TearDown() override {
        if (mounted_) ::umount2(disk_.c_str(), MNT_DETACH);
    }
    Finished run_indexer() const {
        return indexer({"run", "--data", data_, "--source", source_.string(), "--quiet"});
    }
    std::string count(const std::string& word) const {
        return telusur({"count", "--data", data_, word}).out;
    }

    TempDir directory_;
    fs::path disk_ = directory_.path() / "disk";
    fs::path source_ = directory_.path() / "articles.jsonl";
    std::string data_ = (disk_ / "data").string();
    bool mounted_ = false;
};

// Fills the disk but for `kibibytes`, so that another step of the run is the one that fails.
class FullDiskTest : public DiskTest, public ::testing::WithParamInterface<int> {};

TEST_P(FullDiskTest, IsSaidAndTheLiveGenerationStays) {
    const fs::path filler = disk_ / "filler";
    const auto free_bytes = fs::space(disk_).available;
    const auto left = static_cast<std::uintmax_t>(GetParam()) * 1024;
    ASSERT_GT(free_bytes, left);
    std::ofstream(filler, std::ios::binary) << std::string(free_bytes - left, 'x');

    write_articles(source_, 1500, "sesudah");
    const Finished result = run_indexer();
    EXPECT_EQ(result.exit_code, 73) << result.err;
    EXPECT_THAT(result.err, HasSubstr("telusur-indexer: "));
    EXPECT_EQ(count("semula"), "50\n");

    fs::remove(filler);
    write_articles(source_, 60, "sesudah");
    const Finished next = run_indexer();
    EXPECT_EQ(next.exit_code, 0) << next.err;
    EXPECT_EQ(count("sesudah"), "60\n");
    EXPECT_EQ(count("semula"), "0\n");
}

INSTANTIATE_TEST_SUITE_P(KibibytesLeft, FullDiskTest, ::testing::Values(0, 64, 600, 3000, 4500));

// A little more room every time, until it is enough: the disk is full first for the archive, then
// at every step of the making of a generation, last for the pointer to it.
TEST_F(DiskTest, IsFullAtEveryStepOfARunAndOnceItIsNotTheRunGoesOn) {
    constexpr std::uintmax_t kStep = 96 * 1024;
    const fs::path filler = disk_ / "filler";
    for (const char* word : {"kedua", "ketiga"}) {  // so many that the last run prunes, too
        write_articles(source_, 50, word);
        ASSERT_EQ(run_indexer().exit_code, 0);
    }
    write_articles(source_, 60, "sesudah");
    const std::uintmax_t free_bytes = fs::space(disk_).available;
    std::set<std::string> full_for;
    int exit_code = 73;
    for (std::uintmax_t left = 0; exit_code == 73 && left < free_bytes; left += kStep) {
        SCOPED_TRACE(std::to_string(left) + " bytes left");
        const auto to_fill = fs::space(disk_).available;
        std::ofstream(filler, std::ios::binary) << std::string(to_fill - left, 'x');
        const Finished result = run_indexer();
        exit_code = result.exit_code;
        fs::remove(filler);
        if (exit_code == 0) break;
        EXPECT_EQ(exit_code, 73) << result.err;
        EXPECT_THAT(result.err, HasSubstr(data_));
        full_for.insert(result.err.find(data_ + "/archive.db") != std::string::npos ? "archive"
                                                                                    : "generation");
        EXPECT_EQ(count("ketiga"), "50\n");
    }
    EXPECT_EQ(exit_code, 0);
    EXPECT_THAT(full_for, ::testing::ElementsAre("archive", "generation"));
    EXPECT_EQ(count("sesudah"), "60\n");
    EXPECT_EQ(indexer({"check", "--all", "--data", data_}).exit_code, 0);
}

TEST_F(DiskTest, AReadOnlyDiskIsSaidAndStillSearched) {
    ASSERT_EQ(::mount("none", disk_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, ""), 0);
    write_articles(source_, 60, "sesudah");
    const Finished result = run_indexer();
    EXPECT_EQ(result.exit_code, 73) << result.err;
    EXPECT_THAT(result.err, HasSubstr("Read-only"));
    EXPECT_EQ(count("semula"), "50\n");
}

TEST(DataDirectoryThatIsAFile, IsSaid) {
    const TempDir directory;
    const fs::path source = directory.path() / "a.jsonl";
    write_articles(source, 1, "kata");
    const fs::path data = directory.path() / "data";
    std::ofstream(data) << "a file";
    const Finished result = indexer({"run", "--data", data.string(), "--source", source.string()});
    EXPECT_TRUE(result.exit_code == 73 || result.exit_code == 74) << result.exit_code;
    EXPECT_THAT(result.err, HasSubstr(data.string()));
}

}  // namespace
}  // namespace telusur::testing
