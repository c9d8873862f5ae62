// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/archive_database.h"

#include <vector>

#include "indexer/archive/article_address.h"
#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace {

constexpr std::int64_t kSchemaVersion = 2;
constexpr std::uint64_t kChangesPerCommit = 2000;

constexpr const char* kMetaSchema = R"sql(
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
)sql";

constexpr const char* kSchema = R"sql(
CREATE TABLE IF NOT EXISTS articles (
    id        TEXT PRIMARY KEY,
    checksum  TEXT NOT NULL,
    record    TEXT NOT NULL,
    published INTEGER,
    deleted   INTEGER NOT NULL,
    source    TEXT NOT NULL,
    file      TEXT NOT NULL,
    line      INTEGER NOT NULL,
    modified  INTEGER,
    address   TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS articles_newest_first ON articles (deleted, published DESC, id);
CREATE INDEX IF NOT EXISTS articles_by_address ON articles (address) WHERE address <> '';
CREATE TABLE IF NOT EXISTS sources (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    state  TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    number INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    path   TEXT NOT NULL,
    stamp  TEXT NOT NULL,
    UNIQUE (source, path));
CREATE TABLE IF NOT EXISTS holdings (
    source   INTEGER NOT NULL,
    given_id TEXT NOT NULL,
    file     INTEGER NOT NULL,
    article  TEXT NOT NULL,
    PRIMARY KEY (source, given_id, file)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS holdings_of_file ON holdings (file);
CREATE INDEX IF NOT EXISTS holdings_of_article ON holdings (article, source);
)sql";

// Schema 1 knew one source an article, in the article's row.
constexpr const char* kFromSchema1 = R"sql(
DROP INDEX IF EXISTS articles_by_source;
ALTER TABLE articles ADD COLUMN modified INTEGER;
ALTER TABLE articles ADD COLUMN address TEXT NOT NULL DEFAULT '';
)sql";
constexpr const char* kHoldingsOfSchema1 = R"sql(
INSERT INTO sources (name, state) SELECT DISTINCT source, '' FROM articles WHERE deleted = 0;
INSERT INTO files (source, path, stamp)
    SELECT DISTINCT sources.number, articles.file, '' FROM articles
    JOIN sources ON sources.name = articles.source WHERE deleted = 0;
INSERT INTO holdings (source, given_id, file, article)
    SELECT sources.number, articles.id, files.number, articles.id FROM articles
    JOIN sources ON sources.name = articles.source
    JOIN files ON files.source = sources.number AND files.path = articles.file
    WHERE deleted = 0;
)sql";

void fill_new_columns(const SqliteConnection& connection) {
    SqliteStatement list(connection, "SELECT rowid, record FROM articles WHERE deleted = 0");
    std::vector<std::int64_t> rows;
    while (list.step())
        rows.push_back(list.integer(0));
    SqliteStatement read(connection, "SELECT record FROM articles WHERE rowid = ?1");
    SqliteStatement write(connection,
                          "UPDATE articles SET modified = ?2, address = ?3 WHERE rowid = ?1");
    for (const std::int64_t row : rows) {
        const auto end_of_read = read.scope();
        const auto end_of_write = write.scope();
        read.bind(1, row);
        read.step();
        const Article article = from_record(read.text(0));
        write.bind(1, row);
        if (article.modified) {
            write.bind(2, article.modified->seconds);
        } else {
            write.bind_null(2);
        }
        write.bind(3, address_key(article.url));
        write.step();
    }
}

void upgrade(SqliteConnection& connection) {
    connection.execute("BEGIN IMMEDIATE");
    connection.execute(kFromSchema1);
    connection.execute(kSchema);
    connection.execute(kHoldingsOfSchema1);
    fill_new_columns(connection);
    connection.execute("UPDATE meta SET value = 2 WHERE key = 'schema_version'");
    connection.execute("COMMIT");
}

// Before anything else is asked of it, the archive must be of a schema that we know.
void prepare(const std::filesystem::path& path) {
    SqliteConnection connection(path);
    // WAL lets a reader look while a run writes.
    connection.execute("PRAGMA journal_mode = WAL");
    connection.execute(kMetaSchema);
    SqliteStatement version(connection, "SELECT value FROM meta WHERE key = 'schema_version'");
    const std::int64_t schema = version.step() ? version.integer(0) : 0;
    version.reset();
    if (schema == 1) return upgrade(connection);
    if (schema != 0 && schema != kSchemaVersion) {
        throw Error(ErrorCode::BadData, phrase("archive {} has schema {}, this program knows {}",
                                               "arsip {} berskema {}, program ini mengenal {}",
                                               path.string(), schema, kSchemaVersion));
    }
    connection.execute(kSchema);
}

const std::filesystem::path& prepared(const std::filesystem::path& path) {
    prepare(path);
    return path;
}

}  // namespace

ArchiveDatabase::ArchiveDatabase(const std::filesystem::path& path, ArchiveUse use)
    : use_(use),
      connection_(prepared(path)),
      read_meta_(connection_, "SELECT value FROM meta WHERE key = ?1"),
      write_meta_(connection_, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)") {
    // A commit must survive power loss: a generation may be built from it.
    connection_.execute("PRAGMA synchronous = FULL");
    if (meta("schema_version") == 0) set_meta("schema_version", kSchemaVersion);
}

std::int64_t ArchiveDatabase::meta(std::string_view key) {
    const auto reset = read_meta_.scope();
    read_meta_.bind(1, key);
    return read_meta_.step() ? read_meta_.integer(0) : 0;
}

void ArchiveDatabase::set_meta(std::string_view key, std::int64_t value) {
    const auto reset = write_meta_.scope();
    write_meta_.bind(1, key);
    write_meta_.bind(2, value);
    write_meta_.step();
}

void ArchiveDatabase::begin_change() {
    if (changes_++ == 0) connection_.execute("BEGIN IMMEDIATE");
}

void ArchiveDatabase::commit_if_due() {
    if (changes_ >= kChangesPerCommit) commit();
}

void ArchiveDatabase::commit() {
    // A rehearsal is one transaction, which SQLite rolls back when the connection ends.
    if (changes_ == 0 || use_ == ArchiveUse::Rehearse) return;
    if (content_changed_) set_meta("revision", meta("revision") + 1);
    connection_.execute("COMMIT");
    changes_ = 0;
    content_changed_ = false;
}

void ArchiveDatabase::mark() {
    content_had_changed_ = content_changed_;
    connection_.execute("SAVEPOINT mark");
}

void ArchiveDatabase::back_to_mark() {
    connection_.execute("ROLLBACK TO mark");
    content_changed_ = content_had_changed_;
    drop_mark();
}

void ArchiveDatabase::drop_mark() {
    connection_.execute("RELEASE mark");
}

bool ArchiveDatabase::is_first_put(std::string_view id) {
    return put_.insert(number_of(id)).second;
}

std::uint64_t number_of(std::string_view id) {
    return checksum_of(bytes_of(id));
}

}  // namespace telusur
