// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/article_rows.h"

#include <utility>

#include "indexer/archive/article_address.h"

namespace telusur {

namespace {

void bind_optional(SqliteStatement& statement, int parameter,
                   const std::optional<std::int64_t>& number) {
    if (number) {
        statement.bind(parameter, *number);
    } else {
        statement.bind_null(parameter);
    }
}

}  // namespace

ArticleRow row_of(const Article& article, std::string address, const Provenance& place) {
    ArticleRow row;
    row.id = article.id;
    row.record = to_record(article);
    if (article.published) row.published = article.published->seconds;
    if (article.modified) row.modified = article.modified->seconds;
    row.address = std::move(address);
    row.place = place;
    return row;
}

ArticleRows::ArticleRows(ArchiveDatabase& database)
    : database_(database),
      find_(database.connection(),
            "SELECT checksum, deleted, source, file, line, address, modified IS NOT NULL, modified "
            "FROM articles WHERE id = ?1"),
      held_(database.connection(),
            "SELECT article FROM holdings WHERE source = ?1 AND given_id = ?2 LIMIT 1"),
      held_by_file_(database.connection(),
                    "SELECT article FROM holdings WHERE source = ?1 AND given_id = ?2 AND "
                    "file = ?3"),
      at_(database.connection(),
          "SELECT id FROM articles WHERE address = ?1 AND deleted <> 1 AND address <> '' AND "
          "NOT EXISTS (SELECT 1 FROM holdings WHERE article = id AND source = ?2) "
          "ORDER BY id LIMIT 1"),
      has_holding_(database.connection(),
                   "SELECT 1 FROM holdings WHERE article = ?1 AND source = "
                   "(SELECT number FROM sources WHERE name = ?2) LIMIT 1"),
      write_(database.connection(),
             "INSERT INTO articles (id, checksum, record, published, modified, address, source, "
             "file, line, deleted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0) "
             "ON CONFLICT (id) DO UPDATE SET checksum = ?2, record = ?3, published = ?4, "
             "modified = ?5, address = ?6, source = ?7, file = ?8, line = ?9, deleted = 0"),
      move_(database.connection(),
            "UPDATE articles SET source = ?2, file = ?3, line = ?4 WHERE id = ?1"),
      bury_(database.connection(),
            "UPDATE articles SET deleted = 1, checksum = '', record = '' WHERE id = ?1 AND "
            "deleted = 0 AND NOT EXISTS (SELECT 1 FROM holdings WHERE article = ?1)"),
      hold_(database.connection(), "INSERT OR REPLACE INTO holdings VALUES (?1, ?2, ?3, ?4)"),
      release_(database.connection(),
               "DELETE FROM holdings WHERE source = ?1 AND given_id = ?2 AND file = ?3"),
      file_holdings_(database.connection(),
                     "SELECT source, given_id, article FROM holdings WHERE file = ?1"),
      find_file_(database.connection(),
                 "SELECT number, stamp FROM files WHERE source = ?1 AND path = ?2"),
      add_file_(database.connection(),
                "INSERT INTO files (source, path, stamp) VALUES (?1, ?2, '') RETURNING number"),
      set_stamp_(database.connection(), "UPDATE files SET stamp = ?2 WHERE number = ?1"),
      forget_file_(database.connection(), "DELETE FROM files WHERE number = ?1") {}

std::optional<ArticleRow> ArticleRows::find(std::string_view id) {
    const auto reset = find_.scope();
    find_.bind(1, id);
    if (!find_.step()) return std::nullopt;
    ArticleRow row;
    row.id = id;
    row.checksum = find_.text(0);
    row.state = static_cast<RowState>(find_.integer(1));
    row.place = {find_.text(2), find_.text(3), static_cast<std::uint64_t>(find_.integer(4))};
    row.address = find_.text(5);
    if (find_.integer(6) != 0) row.modified = find_.integer(7);
    return row;
}

std::string ArticleRows::title_of(std::string_view id) {
    SqliteStatement read(database_.connection(), "SELECT record FROM articles WHERE id = ?1");
    read.bind(1, id);
    return read.step() ? from_record(read.text(0)).title : std::string();
}

std::optional<std::string> ArticleRows::article_held(std::int64_t source,
                                                     std::string_view given_id) {
    const auto reset = held_.scope();
    held_.bind(1, source);
    held_.bind(2, given_id);
    return held_.step() ? std::optional(held_.text(0)) : std::nullopt;
}

std::optional<std::string> ArticleRows::article_held_by(std::int64_t file, std::int64_t source,
                                                        std::string_view given_id) {
    const auto reset = held_by_file_.scope();
    held_by_file_.bind(1, source);
    held_by_file_.bind(2, given_id);
    held_by_file_.bind(3, file);
    return held_by_file_.step() ? std::optional(held_by_file_.text(0)) : std::nullopt;
}

std::optional<std::string> ArticleRows::article_at(std::string_view address, std::int64_t source) {
    if (!is_page(address)) return std::nullopt;
    const auto reset = at_.scope();
    at_.bind(1, address);
    at_.bind(2, source);
    return at_.step() ? std::optional(at_.text(0)) : std::nullopt;
}

bool ArticleRows::has_holding(std::string_view source, std::string_view article) {
    const auto reset = has_holding_.scope();
    has_holding_.bind(1, article);
    has_holding_.bind(2, source);
    return has_holding_.step();
}

void ArticleRows::write(const ArticleRow& row) {
    const auto reset = write_.scope();
    write_.bind(1, std::string_view(row.id));
    write_.bind(2, std::string_view(row.checksum));
    write_.bind(3, std::string_view(row.record));
    bind_optional(write_, 4, row.published);
    bind_optional(write_, 5, row.modified);
    write_.bind(6, std::string_view(row.address));
    write_.bind(7, std::string_view(row.place.source));
    write_.bind(8, std::string_view(row.place.file));
    write_.bind(9, static_cast<std::int64_t>(row.place.line));
    write_.step();
}

void ArticleRows::move(const ArticleRow& row) {
    const auto reset = move_.scope();
    move_.bind(1, std::string_view(row.id));
    move_.bind(2, std::string_view(row.place.source));
    move_.bind(3, std::string_view(row.place.file));
    move_.bind(4, static_cast<std::int64_t>(row.place.line));
    move_.step();
}

bool ArticleRows::bury_if_unheld(std::string_view id) {
    const auto reset = bury_.scope();
    bury_.bind(1, id);
    bury_.step();
    return database_.connection().changed_rows() > 0;
}

void ArticleRows::hold(const Holding& holding) {
    const auto reset = hold_.scope();
    hold_.bind(1, holding.source);
    hold_.bind(2, std::string_view(holding.given_id));
    hold_.bind(3, holding.file);
    hold_.bind(4, std::string_view(holding.article));
    hold_.step();
}

void ArticleRows::release(const Holding& holding) {
    const auto reset = release_.scope();
    release_.bind(1, holding.source);
    release_.bind(2, std::string_view(holding.given_id));
    release_.bind(3, holding.file);
    release_.step();
}

std::vector<Holding> ArticleRows::holdings_of(std::int64_t file) {
    const auto reset = file_holdings_.scope();
    file_holdings_.bind(1, file);
    std::vector<Holding> holdings;
    while (file_holdings_.step()) {
        holdings.push_back(
            {file_holdings_.integer(0), file_holdings_.text(1), file, file_holdings_.text(2)});
    }
    return holdings;
}

std::uint64_t ArticleRows::count_of(std::int64_t source) {
    SqliteStatement count(database_.connection(),
                          "SELECT count(DISTINCT article) FROM holdings WHERE source = ?1");
    count.bind(1, source);
    count.step();
    return static_cast<std::uint64_t>(count.integer(0));
}

std::optional<std::int64_t> ArticleRows::number_from(SqliteStatement& statement) {
    return statement.step() ? std::optional(statement.integer(0)) : std::nullopt;
}

std::int64_t ArticleRows::source(std::string_view name) {
    SqliteStatement find(database_.connection(), "SELECT number FROM sources WHERE name = ?1");
    find.bind(1, name);
    if (const auto number = number_from(find)) return *number;
    database_.begin_change();
    SqliteStatement add(database_.connection(),
                        "INSERT INTO sources (name, state) VALUES (?1, '') RETURNING number");
    add.bind(1, name);
    return number_from(add).value();
}

std::string ArticleRows::state(std::int64_t source) {
    SqliteStatement find(database_.connection(), "SELECT state FROM sources WHERE number = ?1");
    find.bind(1, source);
    return find.step() ? find.text(0) : std::string();
}

void ArticleRows::set_state(std::int64_t source, std::string_view state) {
    database_.begin_change();
    SqliteStatement set(database_.connection(), "UPDATE sources SET state = ?2 WHERE number = ?1");
    set.bind(1, source);
    set.bind(2, state);
    set.step();
}

std::int64_t ArticleRows::file(std::int64_t source, std::string_view path) {
    {
        const auto reset = find_file_.scope();
        find_file_.bind(1, source);
        find_file_.bind(2, path);
        if (const auto number = number_from(find_file_)) return *number;
    }
    database_.begin_change();
    const auto reset = add_file_.scope();
    add_file_.bind(1, source);
    add_file_.bind(2, path);
    return number_from(add_file_).value();
}

std::vector<std::int64_t> ArticleRows::files_of(std::int64_t source) {
    SqliteStatement list(database_.connection(), "SELECT number FROM files WHERE source = ?1");
    list.bind(1, source);
    std::vector<std::int64_t> files;
    while (const auto number = number_from(list))
        files.push_back(*number);
    return files;
}

std::optional<std::int64_t> ArticleRows::unchanged_file(std::int64_t source, std::string_view path,
                                                        std::string_view stamp) {
    const auto reset = find_file_.scope();
    find_file_.bind(1, source);
    find_file_.bind(2, path);
    if (stamp.empty() || !find_file_.step() || find_file_.text(1) != stamp) return std::nullopt;
    return find_file_.integer(0);
}

void ArticleRows::set_stamp(std::int64_t file, std::string_view stamp) {
    database_.begin_change();
    const auto reset = set_stamp_.scope();
    set_stamp_.bind(1, file);
    set_stamp_.bind(2, stamp);
    set_stamp_.step();
}

void ArticleRows::forget_file(std::int64_t file) {
    const auto reset = forget_file_.scope();
    forget_file_.bind(1, file);
    forget_file_.step();
}

}  // namespace telusur
