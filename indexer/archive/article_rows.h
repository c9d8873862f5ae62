// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/archive_database.h"
#include "indexer/archive/archive_store.h"
#include "indexer/archive/sqlite.h"

namespace telusur {

/// A row of the table `articles`.
struct ArticleRow {
    std::string id;
    std::string checksum;
    std::string record;  ///< not read by find
    std::optional<std::int64_t> published;
    std::optional<std::int64_t> modified;
    RowState state = RowState::Live;
    std::string address;
    Provenance place;
};

/// A row of the table `holdings`: a file of a source has an article.
struct Holding {
    std::int64_t source = 0;
    std::string given_id;
    std::int64_t file = 0;
    std::string article;
};

ArticleRow row_of(const Article& article, std::string address, const Provenance& place);

/// The tables that a reading asks and changes, a statement a question. Changes belong to the
/// transaction that the caller has begun; set_stamp, set_state, source and file begin it
/// themselves.
class ArticleRows {
  public:
    explicit ArticleRows(ArchiveDatabase& database);

    std::optional<ArticleRow> find(std::string_view id);
    /// The title of an article that is there.
    std::string title_of(std::string_view id);
    /// The article that the source has given under this id.
    std::optional<std::string> article_held(std::int64_t source, std::string_view given_id);
    /// That which a file of it has given so.
    std::optional<std::string> article_held_by(std::int64_t file, std::int64_t source,
                                               std::string_view given_id);
    /// The article of that address, if it is one of a page, which the source does not have.
    std::optional<std::string> article_at(std::string_view address, std::int64_t source);
    bool has_holding(std::string_view source, std::string_view article);

    void write(const ArticleRow& row);
    /// Changes where the article was read, nothing else.
    void move(const ArticleRow& row);
    /// False if there is no such article or a source has it.
    bool bury_if_unheld(std::string_view id);

    void hold(const Holding& holding);
    void release(const Holding& holding);
    std::vector<Holding> holdings_of(std::int64_t file);
    std::uint64_t count_of(std::int64_t source);

    std::int64_t source(std::string_view name);
    std::string state(std::int64_t source);
    void set_state(std::int64_t source, std::string_view state);
    std::int64_t file(std::int64_t source, std::string_view path);
    std::vector<std::int64_t> files_of(std::int64_t source);
    std::optional<std::int64_t> unchanged_file(std::int64_t source, std::string_view path,
                                               std::string_view stamp);
    void set_stamp(std::int64_t file, std::string_view stamp);
    void forget_file(std::int64_t file);

  private:
    std::optional<std::int64_t> number_from(SqliteStatement& statement);

    ArchiveDatabase& database_;
    SqliteStatement find_;
    SqliteStatement held_;
    SqliteStatement held_by_file_;
    SqliteStatement at_;
    SqliteStatement has_holding_;
    SqliteStatement write_;
    SqliteStatement move_;
    SqliteStatement bury_;
    SqliteStatement hold_;
    SqliteStatement release_;
    SqliteStatement file_holdings_;
    SqliteStatement find_file_;
    SqliteStatement add_file_;
    SqliteStatement set_stamp_;
    SqliteStatement forget_file_;
};

}  // namespace telusur
