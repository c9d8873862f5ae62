// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/archive_reader.h"

#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

#include "indexer/archive/archive_store.h"
#include "tests/support/archive_filling.h"
#include "tests/support/errors.h"
#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

class ArchiveReaderTest : public ::testing::Test {
  protected:
    void put(std::uint64_t seed, std::size_t count, const std::string& source) {
        testing::put_articles(archive_, testing::sample_articles(seed, count),
                              {source, "test.jsonl", 1});
    }
    std::vector<std::string> visited() const {
        std::vector<std::string> records;
        archive_.for_each_newest_first(
            [&](const Article& article) { records.push_back(to_record(article)); });
        return records;
    }
    std::vector<std::string> read() const {
        const ArchiveReader reader(archive_.path());
        std::vector<std::string> records;
        for (const ArticleKey key : reader.newest_first()) {
            const StoredArticle stored = reader.read(key);
            EXPECT_EQ(to_record(stored.article), stored.record);
            records.push_back(stored.record);
        }
        return records;
    }

    testing::TempDir directory_;
    ArchiveStore archive_{directory_ / "archive.db"};
};

TEST_F(ArchiveReaderTest, ReadsWhatTheStoreVisitsInItsOrder) {
    EXPECT_EQ(read(), visited());
    put(31, 100, "a");
    EXPECT_EQ(read().size(), 100u);
    EXPECT_EQ(read(), visited());
    put(32, 50, "b");
    EXPECT_EQ(read(), visited());
}

TEST_F(ArchiveReaderTest, LeavesOutTombstones) {
    put(33, 20, "a");
    put(34, 10, "b");
    ArchiveStore next_run(archive_.path());
    const Removal removal =
        testing::read_whole(next_run, {testing::sample_article(33, 4)}, {"a", "test.jsonl", 1});
    EXPECT_EQ(removal.removed, 19u);
    EXPECT_EQ(read().size(), 11u);
    EXPECT_EQ(read(), visited());
}

TEST_F(ArchiveReaderTest, RefusesAKeyThatThereIsNot) {
    put(35, 3, "a");
    const ArchiveReader reader(archive_.path());
    for (const ArticleKey key : {ArticleKey{0}, ArticleKey{4}, ArticleKey{-1}})
        EXPECT_EQ(testing::code_thrown_by([&] { reader.read(key); }), "BadData") << key;
}

TEST_F(ArchiveReaderTest, SeveralReadAtOnce) {
    put(36, 200, "a");
    const std::vector<std::string> expected = visited();
    std::vector<std::vector<std::string>> found(3);
    std::vector<std::thread> threads;
    for (auto& records : found)
        threads.emplace_back([&] { records = read(); });
    for (std::thread& thread : threads)
        thread.join();
    for (const auto& records : found)
        EXPECT_EQ(records, expected);
}

}  // namespace
}  // namespace telusur
