// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/file_io.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/random_text.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::bytes_in;
using testing::code_thrown_by;
using testing::TempDir;

std::string text_of(const MappedFile& file) {
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

class WrittenContent : public ::testing::TestWithParam<std::size_t> {};

TEST_P(WrittenContent, IsReadBack) {
    testing::Random random(GetParam());
    const std::string content = testing::random_bytes(random, GetParam());
    const TempDir directory;
    const fs::path path = directory / "file";
    FileWriter writer(path);
    for (std::size_t at = 0; at < content.size();) {
        const std::string piece = content.substr(at, 1 + testing::below(random, 300000));
        writer.write(bytes_of(piece));
        at += piece.size();
    }
    EXPECT_EQ(writer.size(), content.size());
    writer.finish();
    EXPECT_TRUE(bytes_in(path) == content);
    EXPECT_TRUE(read_file(path, content.size()) == content);
    EXPECT_TRUE(text_of(MappedFile(path)) == content);
    EXPECT_EQ(checksum_of_file(path), checksum_of_text(content));
}

// The buffers are of 1 MiB.
INSTANTIATE_TEST_SUITE_P(Sizes, WrittenContent,
                         ::testing::Values(0, 1, 1000, (1u << 20) - 1, 1u << 20, (1u << 20) + 1,
                                           3000000));

TEST(FileWriter, WritesAtAnOffsetAndGoesOnAtTheEnd) {
    const TempDir directory;
    FileWriter writer(directory / "file");
    writer.write(bytes_of("0123456789"));
    writer.write_at(2, bytes_of("ab"));
    writer.write(bytes_of("xyz"));
    writer.write_at(0, bytes_of("-"));
    EXPECT_EQ(writer.size(), 13u);
    writer.finish();
    EXPECT_EQ(bytes_in(directory / "file"), "-1ab456789xyz");
}

TEST(FileWriter, ReplacesWhatWasThere) {
    const TempDir directory;
    testing::write_bytes(directory / "file", "a longer content");
    FileWriter writer(directory / "file");
    writer.write(bytes_of("new"));
    writer.finish();
    EXPECT_EQ(bytes_in(directory / "file"), "new");
}

TEST(ReadFile, LimitIsTheLargestSizeRead) {
    const TempDir directory;
    testing::write_bytes(directory / "file", "12345");
    struct Row {
        std::size_t limit;
        std::string code;
    };
    const std::vector<Row> rows = {{0, "BadData"}, {4, "BadData"}, {5, ""}, {6, ""}};
    for (const Row& row : rows) {
        EXPECT_EQ(code_thrown_by([&] { read_file(directory / "file", row.limit); }), row.code)
            << row.limit;
    }
}

TEST(ReplaceFile, WritesAndReplaces) {
    const TempDir directory;
    const fs::path path = directory / "CURRENT";
    for (const char* content : {"first\n", "", "a second, longer one\n", "3"}) {
        replace_file(path, content);
        EXPECT_EQ(bytes_in(path), content);
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(directory.path()), fs::directory_iterator()), 1);
}

class WorkingDirectory {
  public:
    explicit WorkingDirectory(const fs::path& path) : before_(fs::current_path()) {
        fs::current_path(path);
    }
    ~WorkingDirectory() { fs::current_path(before_); }
    WorkingDirectory(const WorkingDirectory&) = delete;
    WorkingDirectory& operator=(const WorkingDirectory&) = delete;

  private:
    fs::path before_;
};

TEST(ReplaceFile, TakesANameInTheWorkingDirectory) {
    const TempDir directory;
    const WorkingDirectory working(directory.path());
    EXPECT_EQ(testing::thrown_by([] { replace_file("CURRENT", "x"); }).message, "");
    EXPECT_EQ(bytes_in(directory / "CURRENT"), "x");
}

TEST(ReplaceFile, LeavesTheOldContentWhenItFails) {
    const TempDir directory;
    testing::write_bytes(directory / "CURRENT", "old");
    fs::create_directory(directory / "CURRENT.tmp");
    EXPECT_EQ(code_thrown_by([&] { replace_file(directory / "CURRENT", "new"); }), "Io");
    EXPECT_EQ(bytes_in(directory / "CURRENT"), "old");
}

TEST(RenameDurably, Renames) {
    const TempDir directory;
    testing::write_bytes(directory / "a", "x");
    rename_durably(directory / "a", directory / "b");
    EXPECT_FALSE(fs::exists(directory / "a"));
    EXPECT_EQ(bytes_in(directory / "b"), "x");
}

TEST(FileIo, FaultsOfTheSystemNameTheFile) {
    const TempDir directory;
    const fs::path missing = directory / "missing";
    const fs::path below_missing = missing / "file";
    const std::vector<testing::Thrown> faults = {
        testing::thrown_by([&] { MappedFile file(missing); }),
        testing::thrown_by([&] { read_file(missing, 10); }),
        testing::thrown_by([&] { read_file(directory.path(), 10); }),
        testing::thrown_by([&] { checksum_of_file(missing); }),
        testing::thrown_by([&] { sync_path(missing); }),
        testing::thrown_by([&] { FileWriter writer(below_missing); }),
        testing::thrown_by([&] { FileWriter writer(directory.path()); }),
        testing::thrown_by([&] { replace_file(below_missing, "x"); }),
        testing::thrown_by([&] { rename_durably(missing, directory / "b"); }),
    };
    for (const testing::Thrown& fault : faults) {
        EXPECT_EQ(fault.code, "Io") << fault.message;
        EXPECT_NE(fault.message.find(directory.path().string()), std::string::npos)
            << fault.message;
    }
}

TEST(MappedFile, StaysValidWhenTheFileIsDeleted) {
    const TempDir directory;
    testing::write_bytes(directory / "file", "content");
    MappedFile file(directory / "file");
    fs::remove(directory / "file");
    EXPECT_EQ(text_of(file), "content");
    const MappedFile moved(std::move(file));
    EXPECT_EQ(text_of(moved), "content");
}

TEST(MappedFile, IsAssigned) {
    const TempDir directory;
    testing::write_bytes(directory / "a", "first");
    testing::write_bytes(directory / "b", "second");
    testing::write_bytes(directory / "empty", "");
    MappedFile file(directory / "a");
    file = MappedFile(directory / "b");
    EXPECT_EQ(text_of(file), "second");
    file = MappedFile(directory / "empty");
    EXPECT_EQ(text_of(file), "");
}

TEST(Checksum, ChangesWithEachBit) {
    const TempDir directory;
    std::string content = "Telusur: jejak yang dicari.";
    std::set<std::string> checksums{checksum_of_text(content)};
    std::set<std::uint64_t> short_checksums{checksum_of(bytes_of(content))};
    for (std::size_t i = 0; i < content.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string changed = content;
            changed[i] = testing::flipped(changed[i], 1u << bit);
            testing::write_bytes(directory / "file", changed);
            EXPECT_EQ(checksum_of_file(directory / "file"), checksum_of_text(changed));
            checksums.insert(checksum_of_text(changed));
            short_checksums.insert(checksum_of(bytes_of(changed)));
        }
    }
    EXPECT_EQ(checksums.size(), 1 + 8 * content.size());
    EXPECT_EQ(short_checksums.size(), 1 + 8 * content.size());
}

// Stored in manifests and columns: other values here mean another format.
TEST(Checksum, GivesTheseValues) {
    EXPECT_EQ(checksum_of_text(""), "99aa06d3014798d86001c324468d497f");
    EXPECT_EQ(checksum_of(bytes_of("")), 0x2d06800538d394c2u);
}

}  // namespace
}  // namespace telusur
