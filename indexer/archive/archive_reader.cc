// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/archive_reader.h"

#include "indexer/archive/sqlite.h"
#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

struct ArchiveReader::Database {
    explicit Database(const std::filesystem::path& path)
        : connection(path),
          list(connection,
               "SELECT rowid FROM articles WHERE deleted = 0 ORDER BY published DESC, id"),
          read(connection, "SELECT record, checksum, id FROM articles WHERE rowid = ?1") {}

    SqliteConnection connection;
    SqliteStatement list;
    SqliteStatement read;
};

ArchiveReader::ArchiveReader(const std::filesystem::path& path)
    : database_(std::make_unique<Database>(path)) {}

ArchiveReader::~ArchiveReader() = default;

std::vector<ArticleKey> ArchiveReader::newest_first() const {
    const auto reset = database_->list.scope();
    std::vector<ArticleKey> keys;
    while (database_->list.step())
        keys.push_back(database_->list.integer(0));
    return keys;
}

StoredArticle ArchiveReader::read(ArticleKey key) const {
    SqliteStatement& read = database_->read;
    const auto reset = read.scope();
    read.bind(1, key);
    if (!read.step()) {
        throw Error(ErrorCode::BadData, phrase("an article has gone from the archive meanwhile",
                                               "sebuah artikel hilang dari arsip sementara itu"));
    }
    StoredArticle stored{read.text(0), {}};
    if (checksum_of_text(stored.record) != read.text(1)) {
        throw Error(ErrorCode::BadData,
                    phrase("the archive's record of article {} is damaged",
                           "catatan arsip untuk artikel {} rusak", read.text(2)));
    }
    stored.article = from_record(stored.record);
    return stored;
}

}  // namespace telusur
