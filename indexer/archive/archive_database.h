// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/archive/archive_store.h"
#include "indexer/archive/sqlite.h"

namespace telusur {

/// What the archive's file says of an article's row.
enum class RowState : std::int64_t {
    Live = 0,
    Gone = 1,       ///< no source has it any more
    Withdrawn = 2,  ///< a person has removed it, whatever the sources say
};

/// The open archive, as those who write to it share it: one transaction, many small changes.
/// INDEX_FORMAT.md has the tables.
class ArchiveDatabase {
  public:
    /// Makes the tables that are missing and upgrades those of an older schema.
    ArchiveDatabase(const std::filesystem::path& path, ArchiveUse use);

    SqliteConnection& connection() { return connection_; }

    std::int64_t meta(std::string_view key);

    /// Called before each change: opens a transaction if there is none.
    void begin_change();
    /// Called after a change to what articles there are or what they say.
    void note_content_change() { content_changed_ = true; }
    void commit();
    /// Commits once enough has changed.
    void commit_if_due();

    /// Within a transaction, one at a time: a state to go back to, or not.
    void mark();
    void back_to_mark();
    void drop_mark();

    /// True for the first time in this run.
    bool is_first_put(std::string_view id);

    bool is_active(const std::string& source) const { return active_sources.contains(source); }
    std::set<std::string> active_sources;

  private:
    void set_meta(std::string_view key, std::int64_t value);

    ArchiveUse use_;
    SqliteConnection connection_;
    SqliteStatement read_meta_;
    SqliteStatement write_meta_;
    std::uint64_t changes_ = 0;
    bool content_changed_ = false;
    bool content_had_changed_ = false;  // at the mark
    std::unordered_set<std::uint64_t> put_;
};

/// A number in place of an id: 8 bytes whatever the ids look like. At ten million articles the
/// chance that any two collide is 3 in a million; such a one would be called a duplicate.
std::uint64_t number_of(std::string_view id);

}  // namespace telusur
