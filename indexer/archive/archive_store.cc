// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/archive_store.h"

#include <fmt/format.h>
#include <unordered_set>
#include <vector>

#include "indexer/archive/sqlite.h"
#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace {

constexpr std::int64_t kSchemaVersion = 1;
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
    line      INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS articles_newest_first ON articles (deleted, published DESC, id);
CREATE INDEX IF NOT EXISTS articles_by_source ON articles (source, deleted);
)sql";

// Makes what is missing; before anything else is asked of it, the archive must be of our schema.
void prepare(const std::filesystem::path& path) {
    SqliteConnection connection(path);
    // WAL lets a reader look while a run writes.
    connection.execute("PRAGMA journal_mode = WAL");
    connection.execute(kMetaSchema);
    SqliteStatement version(connection, "SELECT value FROM meta WHERE key = 'schema_version'");
    if (version.step() && version.integer(0) != kSchemaVersion) {
        throw Error(ErrorCode::BadData, phrase("archive {} has schema {}, this program knows {}",
                                               "arsip {} berskema {}, program ini mengenal {}",
                                               path.string(), version.integer(0), kSchemaVersion));
    }
    version.reset();
    connection.execute(kSchema);
}

}  // namespace

std::string Provenance::where() const {
    return line == 0 ? file : fmt::format("{}:{}", file, line);
}

struct ArchiveStore::Database {
    Database(const std::filesystem::path& path, ArchiveUse archive_use)
        : use(archive_use),
          connection(path),
          find(connection,
               "SELECT checksum, deleted, source, file, line FROM articles WHERE id = ?1"),
          put(connection,
              "INSERT OR REPLACE INTO articles (id, checksum, record, published, deleted, source, "
              "file, line) VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, ?7)"),
          move(connection, "UPDATE articles SET source = ?2, file = ?3, line = ?4 WHERE id = ?1"),
          bury(connection,
               "UPDATE articles SET deleted = 1, checksum = '', record = '' WHERE id = ?1"),
          read_meta(connection, "SELECT value FROM meta WHERE key = ?1"),
          write_meta(connection, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)") {}

    std::int64_t meta(const char* key) {
        const auto reset = read_meta.scope();
        read_meta.bind(1, std::string_view(key));
        return read_meta.step() ? read_meta.integer(0) : 0;
    }
    void set_meta(const char* key, std::int64_t value) {
        const auto reset = write_meta.scope();
        write_meta.bind(1, std::string_view(key));
        write_meta.bind(2, value);
        write_meta.step();
    }
    // Called before each change: opens a transaction if there is none.
    void begin_change() {
        if (changes++ == 0) connection.execute("BEGIN IMMEDIATE");
    }
    void commit() {
        // A rehearsal is one transaction, which SQLite rolls back when the connection ends.
        if (changes == 0 || use == ArchiveUse::Rehearse) return;
        if (content_changed) set_meta("revision", meta("revision") + 1);
        connection.execute("COMMIT");
        changes = 0;
        content_changed = false;
    }

    ArchiveUse use;
    SqliteConnection connection;
    SqliteStatement find;
    SqliteStatement put;
    SqliteStatement move;
    SqliteStatement bury;
    SqliteStatement read_meta;
    SqliteStatement write_meta;
    std::uint64_t changes = 0;
    bool content_changed = false;
    // Hashes instead of ids: 8 bytes an article whatever the ids look like. At ten million articles
    // the chance that any two collide is 3 in a million; such a one would be called a duplicate.
    std::unordered_set<std::uint64_t> seen;
};

ArchiveStore::ArchiveStore(const std::filesystem::path& path, ArchiveUse use) : path_(path) {
    prepare(path);
    database_ = std::make_unique<Database>(path, use);
    // A commit must survive power loss: a generation may be built from it.
    database_->connection.execute("PRAGMA synchronous = FULL");
    if (database_->meta("schema_version") == 0) {
        database_->set_meta("schema_version", kSchemaVersion);
    }
}

ArchiveStore::~ArchiveStore() = default;

PutOutcome ArchiveStore::put(const Article& article, const Provenance& provenance) {
    Database& database = *database_;
    if (!database.seen.insert(checksum_of(bytes_of(article.id))).second)
        return PutOutcome::Duplicate;

    const std::string record = to_record(article);
    const std::string checksum = checksum_of_text(record);
    PutOutcome outcome = PutOutcome::Added;
    bool moved = false;
    {
        const auto reset = database.find.scope();
        database.find.bind(1, std::string_view(article.id));
        if (database.find.step() && database.find.integer(1) == 0) {
            outcome =
                database.find.text(0) == checksum ? PutOutcome::Unchanged : PutOutcome::Updated;
            const Provenance stored{database.find.text(2), database.find.text(3),
                                    static_cast<std::uint64_t>(database.find.integer(4))};
            moved = stored != provenance;
        }
    }
    if (outcome == PutOutcome::Unchanged && !moved) return outcome;

    database.begin_change();
    SqliteStatement& statement = outcome == PutOutcome::Unchanged ? database.move : database.put;
    {
        const auto reset = statement.scope();
        int parameter = 1;
        statement.bind(parameter++, std::string_view(article.id));
        if (outcome != PutOutcome::Unchanged) {
            statement.bind(parameter++, std::string_view(checksum));
            statement.bind(parameter++, std::string_view(record));
            if (article.published) {
                statement.bind(parameter++, article.published->seconds);
            } else {
                statement.bind_null(parameter++);
            }
            database.content_changed = true;
        }
        statement.bind(parameter++, std::string_view(provenance.source));
        statement.bind(parameter++, std::string_view(provenance.file));
        statement.bind(parameter++, static_cast<std::int64_t>(provenance.line));
        statement.step();
    }
    if (database.changes >= kChangesPerCommit) commit();
    return outcome;
}

Provenance ArchiveStore::provenance_of(const std::string& id) const {
    const auto reset = database_->find.scope();
    database_->find.bind(1, std::string_view(id));
    if (!database_->find.step()) return {};
    return {database_->find.text(2), database_->find.text(3),
            static_cast<std::uint64_t>(database_->find.integer(4))};
}

std::uint64_t ArchiveStore::remove_unseen(const std::string& source) {
    commit();
    std::vector<std::string> gone;
    SqliteStatement list(database_->connection,
                         "SELECT id FROM articles WHERE source = ?1 AND deleted = 0");
    list.bind(1, std::string_view(source));
    while (list.step()) {
        std::string id = list.text(0);
        if (!database_->seen.contains(checksum_of(bytes_of(id)))) gone.push_back(std::move(id));
    }
    for (const std::string& id : gone) {
        database_->begin_change();
        const auto reset = database_->bury.scope();
        database_->bury.bind(1, std::string_view(id));
        database_->bury.step();
        database_->content_changed = true;
    }
    commit();
    return gone.size();
}

void ArchiveStore::commit() {
    database_->commit();
}

std::uint64_t ArchiveStore::revision() const {
    return static_cast<std::uint64_t>(database_->meta("revision"));
}

std::uint64_t ArchiveStore::size() const {
    SqliteStatement count(database_->connection, "SELECT count(*) FROM articles WHERE deleted = 0");
    count.step();
    return static_cast<std::uint64_t>(count.integer(0));
}

std::uint64_t ArchiveStore::count_without_body() const {
    // Within a JSON string a quotation mark has a backslash before it, so this is the key.
    SqliteStatement count(database_->connection,
                          "SELECT count(*) FROM articles WHERE deleted = 0 AND "
                          "instr(record, '\"body\":[]') > 0");
    count.step();
    return static_cast<std::uint64_t>(count.integer(0));
}

void ArchiveStore::for_each_newest_first(const std::function<void(const Article&)>& visit) const {
    // SQLite sorts NULL below everything, so descending puts articles without a date last.
    SqliteStatement all(
        database_->connection,
        "SELECT record, checksum, id FROM articles WHERE deleted = 0 ORDER BY published DESC, id");
    while (all.step()) {
        const std::string record = all.text(0);
        if (checksum_of_text(record) != all.text(1)) {
            throw Error(ErrorCode::BadData,
                        phrase("the archive's record of article {} is damaged",
                               "catatan arsip untuk artikel {} rusak", all.text(2)));
        }
        visit(from_record(record));
    }
}

}  // namespace telusur
