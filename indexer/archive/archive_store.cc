// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/archive_store.h"

#include <fmt/format.h>

#include "indexer/archive/archive_database.h"
#include "indexer/archive/sqlite.h"
#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace {

std::uint64_t count(ArchiveDatabase& database, const char* sql) {
    SqliteStatement counted(database.connection(), sql);
    counted.step();
    return static_cast<std::uint64_t>(counted.integer(0));
}

}  // namespace

std::string Provenance::where() const {
    return line == 0 ? file : fmt::format("{}:{}", file, line);
}

ArchiveStore::ArchiveStore(const std::filesystem::path& path, ArchiveUse use)
    : path_(path), database_(std::make_unique<ArchiveDatabase>(path, use)) {}

ArchiveStore::~ArchiveStore() = default;

void ArchiveStore::set_active_sources(const std::vector<std::string>& names) {
    database_->active_sources = {names.begin(), names.end()};
}

Provenance ArchiveStore::provenance_of(const std::string& id) const {
    SqliteStatement find(database_->connection(),
                         "SELECT source, file, line FROM articles WHERE id = ?1");
    find.bind(1, std::string_view(id));
    if (!find.step()) return {};
    return {find.text(0), find.text(1), static_cast<std::uint64_t>(find.integer(2))};
}

std::vector<std::string> ArchiveStore::withdraw(const std::vector<std::string>& ids) {
    // What is to be gone must not be left in the file's free pages, nor in the log.
    database_->connection().execute("PRAGMA secure_delete = ON");
    SqliteStatement withdraw(database_->connection(),
                             "UPDATE articles SET deleted = 2, checksum = '', record = '' "
                             "WHERE id = ?1 AND deleted <> 2");
    std::vector<std::string> unknown;
    for (const std::string& id : ids) {
        const auto reset = withdraw.scope();
        database_->begin_change();
        withdraw.bind(1, std::string_view(id));
        withdraw.step();
        if (database_->connection().changed_rows() == 0) {
            unknown.push_back(id);
        } else {
            database_->note_content_change();
        }
    }
    commit();
    if (unknown.size() < ids.size())
        database_->connection().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    return unknown;
}

std::vector<std::string> ArchiveStore::readmit(const std::vector<std::string>& ids) {
    SqliteConnection& connection = database_->connection();
    SqliteStatement readmit(connection,
                            "UPDATE articles SET deleted = 1 WHERE id = ?1 AND deleted = 2");
    // Forgets the readings that would spare the next run the files and sites which have it.
    SqliteStatement files(connection,
                          "UPDATE files SET stamp = '' WHERE number IN "
                          "(SELECT file FROM holdings WHERE article = ?1)");
    SqliteStatement sources(connection,
                            "UPDATE sources SET state = '' WHERE number IN "
                            "(SELECT source FROM holdings WHERE article = ?1)");
    std::vector<std::string> unknown;
    for (const std::string& id : ids) {
        database_->begin_change();
        std::int64_t found = 0;
        for (SqliteStatement* statement : {&files, &sources, &readmit}) {
            const auto reset = statement->scope();
            statement->bind(1, std::string_view(id));
            statement->step();
            found = connection.changed_rows();
        }
        if (found == 0) unknown.push_back(id);
    }
    commit();
    return unknown;
}

std::vector<std::string> ArchiveStore::sources() const {
    SqliteStatement list(database_->connection(),
                         "SELECT name FROM sources WHERE number IN (SELECT source FROM holdings) "
                         "ORDER BY name");
    std::vector<std::string> names;
    while (list.step())
        names.push_back(list.text(0));
    return names;
}

void ArchiveStore::commit() {
    database_->commit();
}

std::uint64_t ArchiveStore::revision() const {
    return static_cast<std::uint64_t>(database_->meta("revision"));
}

std::uint64_t ArchiveStore::size() const {
    return count(*database_, "SELECT count(*) FROM articles WHERE deleted = 0");
}

std::uint64_t ArchiveStore::count_without_body() const {
    // Within a JSON string a quotation mark has a backslash before it, so this is the key.
    return count(*database_,
                 "SELECT count(*) FROM articles WHERE deleted = 0 AND "
                 "instr(record, '\"body\":[]') > 0");
}

void ArchiveStore::for_each_newest_first(
    const std::function<void(const Article&)>& visit,
    const std::function<void(const std::string& id)>& damaged) const {
    // SQLite sorts NULL below everything, so descending puts articles without a date last.
    SqliteStatement all(
        database_->connection(),
        "SELECT record, checksum, id FROM articles WHERE deleted = 0 ORDER BY published DESC, id");
    while (all.step()) {
        const std::string record = all.text(0);
        if (checksum_of_text(record) != all.text(1)) {
            if (damaged) {
                damaged(all.text(2));
                continue;
            }
            throw Error(ErrorCode::BadData,
                        phrase("the archive's record of article {} is damaged",
                               "catatan arsip untuk artikel {} rusak", all.text(2)));
        }
        visit(from_record(record));
    }
}

void ArchiveStore::distrust_damaged() {
    std::vector<std::string> ids;
    for_each_newest_first([](const Article&) {}, [&](const std::string& id) { ids.push_back(id); });
    // What a source gives has another checksum than none: so it counts as changed.
    SqliteStatement distrust(database_->connection(),
                             "UPDATE articles SET checksum = '' WHERE id = ?1");
    for (const std::string& id : ids) {
        database_->begin_change();
        const auto reset = distrust.scope();
        distrust.bind(1, std::string_view(id));
        distrust.step();
    }
}

void ArchiveStore::for_each_shared_address(
    const std::function<void(const std::string& address, const std::string& ids)>& visit) const {
    SqliteStatement groups(database_->connection(),
                           "SELECT address, group_concat(id, ' ') FROM articles "
                           "WHERE address <> '' AND deleted = 0 "
                           "GROUP BY address HAVING count(*) > 1 ORDER BY address");
    while (groups.step())
        visit(groups.text(0), groups.text(1));
}

}  // namespace telusur
