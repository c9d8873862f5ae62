// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace telusur {

/// The border to SQLite: closes what it opens, and turns every fault into Error. For one thread.

class SqliteConnection {
  public:
    /// Opens or makes the database; waits up to 5 s for another writer.
    explicit SqliteConnection(const std::filesystem::path& path);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    /// Runs statements that give no rows or whose rows do not matter.
    void execute(const char* sql);

    /// How many rows the last statement that ended has changed.
    std::int64_t changed_rows() const;

  private:
    friend class SqliteStatement;

    [[noreturn]] void fail(int result) const;
    void check(int result) const;

    std::string path_;
    sqlite3* handle_ = nullptr;
};

/// One prepared statement: bind*, step until false, reset (or a scope() for all of it).
class SqliteStatement {
  public:
    SqliteStatement(const SqliteConnection& connection, const char* sql);
    ~SqliteStatement();
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    /// Parameters are numbered from 1. The text is copied.
    void bind(int parameter, std::string_view text);
    void bind(int parameter, std::int64_t number);
    void bind_null(int parameter);

    /// The next row; false at the end.
    bool step();
    void reset();

    /// Columns of the row, numbered from 0.
    std::string text(int column) const;
    std::int64_t integer(int column) const;

    /// Resets the statement when it goes out of scope.
    class Scope {
      public:
        explicit Scope(SqliteStatement& statement) : statement_(statement) {}
        ~Scope() { statement_.reset(); }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

      private:
        SqliteStatement& statement_;
    };
    [[nodiscard]] Scope scope() { return Scope(*this); }

  private:
    const SqliteConnection& connection_;
    sqlite3_stmt* handle_ = nullptr;
};

}  // namespace telusur
