// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/archive/archive_store.h"
#include "indexer/archive/sqlite.h"
#include "indexer/index/file_io.h"
#include "tests/support/archive_filling.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::TempDir;
using testing::Thrown;

class DamagedArchive : public ::testing::Test {
  protected:
    DamagedArchive() {
        ArchiveStore store(path_);
        testing::put_articles(store, testing::sample_articles(81, 60), {"/s", "/s/a", 1});
    }

    // Opens, reads through and changes the archive.
    Thrown use() const {
        return testing::thrown_by([&] {
            ArchiveStore store(path_);
            std::uint64_t count = 0;
            store.for_each_newest_first([&](const Article&) { ++count; });
            testing::read_whole(store, {testing::sample_article(82, 1)}, {"/s", "/s/a", 1});
        });
    }
    void replace(const std::string& bytes) const {
        fs::remove(path_.string() + "-wal");
        fs::remove(path_.string() + "-shm");
        testing::write_bytes(path_, bytes);
    }

    TempDir directory_;
    fs::path path_ = directory_ / "archive.db";
};

TEST_F(DamagedArchive, Table) {
    const std::string whole = testing::bytes_in(path_);
    ASSERT_FALSE(fs::exists(path_.string() + "-wal"));
    ASSERT_GT(whole.size(), 5 * 4096u);
    struct Row {
        const char* name;
        std::string bytes;
    };
    const auto overwritten = [&](std::size_t at, std::size_t size, char with) {
        return std::string(whole).replace(at, size, size, with);
    };
    const std::vector<Row> rows = {
        {"text",
         "this is no database, whatever its name says; it goes on for more than 100 bytes " +
             whole},
        {"header of zeros", overwritten(0, 100, '\0')},
        {"magic", overwritten(0, 16, 'x')},
        {"cut in a page", whole.substr(0, whole.size() / 2 + 100)},
        {"half", whole.substr(0, whole.size() / 8192 * 4096)},
        {"first page only", whole.substr(0, 4096)},
        {"tables of 0xFF", overwritten(4096, whole.size() - 4096, '\xFF')},
        {"tables of zeros", overwritten(4096, whole.size() - 4096, '\0')},
        {"schema of zeros", overwritten(100, 3996, '\0')},
    };
    for (const Row& row : rows) {
        replace(row.bytes);
        const Thrown thrown = use();
        EXPECT_EQ(thrown.code, "BadData") << row.name << ": " << thrown.message;
    }
    replace(whole);
    EXPECT_EQ(use().code, "");
}

TEST_F(DamagedArchive, FlippedBytesNeverEndInAnotherError) {
    const std::string whole = testing::bytes_in(path_);
    testing::Random random(83);
    std::size_t refused = 0;
    for (int i = 0; i < 300; ++i) {
        const std::size_t at =
            i < 100 ? static_cast<std::size_t>(i) : testing::below(random, whole.size());
        std::string changed = whole;
        changed[at] = testing::flipped(changed[at], 1u << testing::below(random, 8));
        replace(changed);
        const Thrown thrown = use();
        refused += thrown.code == "BadData" ? 1 : 0;
        EXPECT_TRUE(thrown.code.empty() || thrown.code == "BadData")
            << at << ": " << thrown.message;
    }
    EXPECT_GT(refused, 0u);
}

// The archive is what everything else is rebuilt from; each row has the checksum of its record.
TEST_F(DamagedArchive, AFlippedLetterOfAnArticleIsNotTakenForItsText) {
    std::string bytes = testing::bytes_in(path_);
    std::vector<Article> written;
    {
        const ArchiveStore store(path_);
        store.for_each_newest_first([&](const Article& article) { written.push_back(article); });
    }
    const std::size_t at = bytes.rfind(written[7].title);
    ASSERT_NE(at, std::string::npos);
    bytes[at + 1] = testing::flipped(bytes[at + 1], 1);
    replace(bytes);
    const Thrown thrown = use();
    EXPECT_EQ(thrown.code, "BadData");
}

TEST_F(DamagedArchive, AnEmptyFileIsANewArchive) {
    replace("");
    const ArchiveStore store(path_);
    EXPECT_EQ(store.size(), 0u);
    EXPECT_EQ(store.revision(), 0u);
}

TEST_F(DamagedArchive, PlacesThatCannotHoldAnArchive) {
    EXPECT_EQ(
        testing::code_thrown_by([&] { ArchiveStore store(directory_ / "missing" / "archive.db"); }),
        "CannotCreate");
    EXPECT_EQ(testing::code_thrown_by([&] { ArchiveStore store(directory_.path()); }),
              "CannotCreate");
}

void run(const fs::path& path, const std::vector<const char*>& statements) {
    SqliteConnection connection(path);
    for (const char* statement : statements)
        connection.execute(statement);
}

TEST_F(DamagedArchive, ALaterSchemaIsRefused) {
    run(path_, {"UPDATE meta SET value = 3 WHERE key = 'schema_version'"});
    const Thrown thrown = use();
    EXPECT_EQ(thrown.code, "BadData");
    EXPECT_NE(thrown.message.find("schema 3"), std::string::npos) << thrown.message;
}

TEST_F(DamagedArchive, ALaterSchemaIsRefusedByItsNumberThoughItsColumnsDiffer) {
    run(path_, {"UPDATE meta SET value = 3 WHERE key = 'schema_version'",
                "ALTER TABLE articles RENAME COLUMN checksum TO hash"});
    const Thrown thrown = use();
    EXPECT_EQ(thrown.code, "BadData");
    EXPECT_NE(thrown.message.find("schema 3"), std::string::npos) << thrown.message;
}

TEST(ArchiveUpgrade, FromSchema1) {
    const TempDir directory;
    const fs::path path = directory / "archive.db";
    Article article = testing::sample_article(83, 1);
    article.id = "post-1";
    article.url = "https://contoh.id/tol/";
    article.modified = Timestamp{1000, Timestamp::Precision::Second};
    const std::string record = to_record(article);
    {
        SqliteConnection connection(path);
        connection.execute(
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"
            "INSERT INTO meta VALUES ('schema_version', 1), ('revision', 7);"
            "CREATE TABLE articles (id TEXT PRIMARY KEY, checksum TEXT NOT NULL, record TEXT NOT "
            "NULL, published INTEGER, deleted INTEGER NOT NULL, source TEXT NOT NULL, file TEXT "
            "NOT NULL, line INTEGER NOT NULL);"
            "CREATE INDEX articles_by_source ON articles (source, deleted);"
            "INSERT INTO articles VALUES ('post-2', '', '', NULL, 1, '/s', '/s/a', 2);");
        SqliteStatement put(connection,
                            "INSERT INTO articles VALUES ('post-1', ?1, ?2, NULL, 0, '/s', "
                            "'/s/a', 1)");
        put.bind(1, checksum_of_text(record));
        put.bind(2, record);
        put.step();
    }
    for (int i = 0; i < 2; ++i) {
        ArchiveStore archive(path);
        EXPECT_EQ(archive.revision(), 7u);
        EXPECT_EQ(archive.size(), 1u);
        EXPECT_EQ(archive.sources(), std::vector<std::string>{"/s"});
    }
    ArchiveStore archive(path);
    Article page = article;
    page.id = "page";
    SourceReading reading(archive, "/t");
    reading.begin_file("p");
    EXPECT_EQ(reading.put(page, {"/t", "p", 0}).id, "post-1");
    EXPECT_EQ(testing::read_whole(archive, {}, {"/s", "/s/a", 1}).lost, 1u);
    EXPECT_EQ(archive.size(), 1u);
}

TEST_F(DamagedArchive, ARecordThatIsNoArticleIsBadData) {
    run(path_, {"UPDATE articles SET record = '{}' WHERE id = 's81-5'"});
    EXPECT_EQ(use().code, "BadData");
}

TEST_F(DamagedArchive, StatementsThatFailAreErrors) {
    SqliteConnection connection(path_);
    EXPECT_EQ(testing::code_thrown_by([&] { connection.execute("SELECT nothing FROM nowhere"); }),
              "BadData");
    EXPECT_EQ(testing::code_thrown_by([&] { SqliteStatement statement(connection, "SELEC 1"); }),
              "BadData");
}

}  // namespace
}  // namespace telusur
