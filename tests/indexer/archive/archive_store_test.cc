// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/archive_store.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/archive_filling.h"
#include "tests/support/files.h"
#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::TempDir;
using Names = std::vector<std::string>;

Article article(const std::string& id, const std::string& title = "Banjir",
                std::optional<std::int64_t> seconds = 1000) {
    Article made;
    made.id = id;
    made.title = title;
    if (seconds) made.published = Timestamp{*seconds, Timestamp::Precision::Second};
    return made;
}

const Provenance kPlace{"/berita", "/berita/a.jsonl", 1};

class ArchiveStoreTest : public ::testing::Test {
  protected:
    // One object is one run.
    void next_run() {
        store_.reset();
        store_.emplace(directory_ / "archive.db");
    }
    ArchiveStore& store() {
        if (!store_) next_run();
        return *store_;
    }
    void put(const Article& what) { testing::put_articles(store(), {what}, kPlace); }
    Names ids() {
        Names ids;
        store().for_each_newest_first([&](const Article& each) { ids.push_back(each.id); });
        return ids;
    }

    TempDir directory_;

  private:
    std::optional<ArchiveStore> store_;
};

TEST(Provenance, Where) {
    EXPECT_EQ((Provenance{"/x", "/x/a.jsonl", 12}).where(), "/x/a.jsonl:12");
    EXPECT_EQ((Provenance{"/x", "/x/a.txt", 0}).where(), "/x/a.txt");
}

TEST_F(ArchiveStoreTest, NoArticleHasNoProvenance) {
    EXPECT_EQ(store().provenance_of("a"), Provenance{});
    EXPECT_EQ(store().size(), 0u);
    EXPECT_EQ(ids(), Names{});
}

TEST_F(ArchiveStoreTest, NewestFirstWithTiesByIdAndUndatedLast) {
    struct Row {
        std::string id;
        std::optional<std::int64_t> seconds;
    };
    const std::vector<Row> expected = {
        {"z", 5000},
        {"A", 1000},
        {"B", 1000},
        {"a", 1000},
        {"a-1", 1000},
        {"aa", 1000},
        {"é", 1000},
        {"東", 1000},
        {"old", 0},
        {"older", -1},
        {"oldest", -9'000'000'000},
        {"10", std::nullopt},
        {"2", std::nullopt},
        {"m", std::nullopt},
    };
    std::vector<Row> mixed = expected;
    testing::Random random(71);
    std::shuffle(mixed.begin(), mixed.end(), random);
    for (const Row& row : mixed)
        put(article(row.id, "Banjir", row.seconds));
    Names wanted;
    for (const Row& row : expected)
        wanted.push_back(row.id);
    EXPECT_EQ(ids(), wanted);
    store().commit();
    next_run();
    EXPECT_EQ(ids(), wanted);
}

TEST_F(ArchiveStoreTest, DayAndSecondShareOneOrder) {
    const std::int64_t midnight = first_second({2023, 7, 28});
    Article day = article("b");
    day.published = Timestamp{midnight, Timestamp::Precision::Day};
    put(day);
    put(article("a", "Rob", midnight));
    put(article("c", "Rob", midnight));
    put(article("d", "Rob", midnight + 1));
    EXPECT_EQ(ids(), (Names{"d", "a", "b", "c"}));
}

TEST_F(ArchiveStoreTest, KeepsArticlesWholeOverReopening) {
    std::vector<Article> articles = testing::sample_articles(72, 300);
    articles[0].id = std::string("a\0b", 3);
    articles[1].id = std::string(kMaximumIdBytes, 'x');
    articles[2].id = "' OR 1=1 --";
    testing::put_articles(store(), articles, kPlace);
    next_run();
    std::vector<Article> read;
    store().for_each_newest_first([&](const Article& each) { read.push_back(each); });
    const auto by_id = [](const Article& left, const Article& right) { return left.id < right.id; };
    std::sort(articles.begin(), articles.end(), by_id);
    std::sort(read.begin(), read.end(), by_id);
    EXPECT_TRUE(read == articles);
    EXPECT_EQ(store().size(), articles.size());
    const std::uint64_t revision = store().revision();
    testing::put_articles(store(), articles, kPlace);
    EXPECT_EQ(store().revision(), revision);
}

TEST_F(ArchiveStoreTest, AReaderSeesWhatWasCommittedWhileARunWrites) {
    put(article("a"));
    store().commit();
    next_run();
    SourceReading reading(store(), kPlace.source);
    reading.begin_file(kPlace.file);
    reading.put(article("b"), kPlace);
    const ArchiveStore reader(directory_ / "archive.db");
    EXPECT_EQ(reader.size(), 1u);
    store().commit();
    EXPECT_EQ(reader.size(), 2u);
}

TEST_F(ArchiveStoreTest, WithdrawnArticlesStayAwayUntilReadmitted) {
    const std::vector<Article> articles = {article("a"), article("b")};
    testing::read_whole(store(), articles, kPlace);
    const std::uint64_t before = store().revision();
    next_run();
    EXPECT_EQ(store().withdraw({"a", "zz"}), Names{"zz"});
    EXPECT_EQ(store().withdraw({"a"}), Names{"a"});
    EXPECT_NE(store().revision(), before);
    EXPECT_EQ(ids(), Names{"b"});
    next_run();
    testing::read_whole(store(), articles, kPlace);
    EXPECT_EQ(ids(), Names{"b"});
    next_run();
    EXPECT_EQ(store().readmit({"a", "b", "zz"}), (Names{"b", "zz"}));
    EXPECT_EQ(ids(), Names{"b"});
    testing::read_whole(store(), articles, kPlace);
    EXPECT_EQ(ids(), (Names{"a", "b"}));
}

TEST_F(ArchiveStoreTest, WithdrawnTextIsErasedFromTheFiles) {
    const auto is_in_files = [&] {
        const std::filesystem::path path = directory_ / "archive.db";
        const std::string log = path.string() + "-wal";
        return testing::bytes_in(path).find("Rahasia besar") != std::string::npos ||
               (std::filesystem::exists(log) &&
                testing::bytes_in(log).find("Rahasia besar") != std::string::npos);
    };
    put(article("a", "Rahasia besar"));
    put(article("b"));
    next_run();
    ASSERT_TRUE(is_in_files());
    store().withdraw({"a"});
    EXPECT_FALSE(is_in_files());
}

TEST_F(ArchiveStoreTest, NamesSourcesAndSharedAddresses) {
    Article first = article("a");
    first.url = "https://contoh.id/banjir/";
    Article second = article("b");
    second.url = "http://www.contoh.id/banjir?utm_source=wa";
    Article other = article("c");
    other.url = "https://contoh.id/rob";
    testing::put_articles(store(), {first, second, other}, kPlace);
    testing::put_articles(store(), {article("d")}, {"/arsip", "x", 0});
    EXPECT_EQ(store().sources(), (Names{"/arsip", "/berita"}));
    Names shared;
    store().for_each_shared_address([&](const std::string& address, const std::string& ids) {
        shared.push_back(address + ": " + ids);
    });
    EXPECT_EQ(shared, Names{"contoh.id/banjir: a b"});
}

}  // namespace
}  // namespace telusur
