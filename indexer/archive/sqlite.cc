// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/sqlite.h"

#include <sqlite3.h>
#include <unistd.h>

#include "indexer/index/error.h"

namespace telusur {

namespace {

constexpr int kBusyMilliseconds = 5000;

ErrorCode code_of(int result) {
    switch (result & 0xff) {
        case SQLITE_FULL:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
            return ErrorCode::CannotCreate;
        case SQLITE_ERROR:  // our statements are right, so the tables are not ours
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return ErrorCode::BadData;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ErrorCode::Locked;
        default:
            return ErrorCode::Io;
    }
}

}  // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& path) : path_(path.string()) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int result = sqlite3_open_v2(path_.c_str(), &handle_, flags, nullptr);
    if (result != SQLITE_OK) {
        const std::string reason = sqlite3_errstr(result);
        sqlite3_close(handle_);
        throw Error(code_of(result), phrase("cannot open the archive {}: {}",
                                            "tidak dapat membuka arsip {}: {}", path_, reason));
    }
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, kBusyMilliseconds);
}

SqliteConnection::~SqliteConnection() {
    sqlite3_close(handle_);
}

void SqliteConnection::fail(int result) const {
    // "disk I/O error" covers a full disk, too; the system's own reason tells them apart.
    const int reason = sqlite3_system_errno(handle_);
    if ((result & 0xff) == SQLITE_IOERR && reason != 0) {
        throw system_error(reason, {"write", "menulis"}, path_);
    }
    // A damaged header can also claim that the file must not be written.
    const bool claims_read_only = result == SQLITE_READONLY && ::access(path_.c_str(), W_OK) == 0;
    throw Error(
        claims_read_only ? ErrorCode::BadData : code_of(result),
        phrase("the archive {} fails: {}", "arsip {} gagal: {}", path_, sqlite3_errmsg(handle_)));
}

void SqliteConnection::check(int result) const {
    if (result != SQLITE_OK) fail(result);
}

void SqliteConnection::execute(const char* sql) {
    check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr));
}

std::int64_t SqliteConnection::changed_rows() const {
    return sqlite3_changes64(handle_);
}

SqliteStatement::SqliteStatement(const SqliteConnection& connection, const char* sql)
    : connection_(connection) {
    connection_.check(sqlite3_prepare_v3(connection.handle_, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                         &handle_, nullptr));
}

SqliteStatement::~SqliteStatement() {
    sqlite3_finalize(handle_);
}

void SqliteStatement::bind(int parameter, std::string_view text) {
    connection_.check(sqlite3_bind_text64(handle_, parameter, text.data(), text.size(),
                                          SQLITE_TRANSIENT, SQLITE_UTF8));
}

void SqliteStatement::bind(int parameter, std::int64_t number) {
    connection_.check(sqlite3_bind_int64(handle_, parameter, number));
}

void SqliteStatement::bind_null(int parameter) {
    connection_.check(sqlite3_bind_null(handle_, parameter));
}

bool SqliteStatement::step() {
    const int result = sqlite3_step(handle_);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    connection_.fail(result);
}

void SqliteStatement::reset() {
    sqlite3_reset(handle_);
}

std::string SqliteStatement::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    return bytes == nullptr
               ? std::string()
               : std::string(bytes,
                             static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(handle_, column);
}

}  // namespace telusur
