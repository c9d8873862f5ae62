// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "indexer/index/article.h"

namespace telusur {

/// Where an article came from.
struct Provenance {
    std::string source;  ///< the source, by a name that stays the same from run to run
    std::string file;    ///< path of the file, for people
    std::uint64_t line =
        0;  ///< 1-based line of the record in the file; 0 where it is the whole file

    /// "file:line", or "file" where the record is the whole file.
    std::string where() const;

    bool operator==(const Provenance&) const = default;
};

/// What putting an article into the archive did.
enum class PutOutcome {
    Added,      ///< new, or back after it had been removed
    Updated,    ///< its content differs from what was there
    Unchanged,  ///< there already, the same to the byte
    Duplicate,  ///< this run has put an article of that id before; nothing was changed
};

/// What becomes of the changes made through an ArchiveStore.
enum class ArchiveUse {
    Keep,
    Rehearse,  ///< all are undone when the object goes
};

/// The archive: every article ever read, its current text, where it came from, and a tombstone for
/// each that was removed. The durable truth from which generations are built. One SQLite file in
/// WAL mode, described in INDEX_FORMAT.md.
///
/// One object is one run of one thread. Changes are committed every few thousand articles and by
/// commit(); a run that dies keeps what was committed, and the next run goes on from there. Faults
/// of SQLite come out as Error (CannotCreate for a full disk, BadData for a damaged file, else Io).
class ArchiveStore {
  public:
    /// Opens the archive, making it if there is none.
    explicit ArchiveStore(const std::filesystem::path& path, ArchiveUse use = ArchiveUse::Keep);
    ~ArchiveStore();

    PutOutcome put(const Article& article, const Provenance& provenance);

    /// The archive's file.
    const std::filesystem::path& path() const { return path_; }

    /// Where the stored article of that id came from; empty if there is none.
    Provenance provenance_of(const std::string& id) const;

    /// Turns into tombstones those articles of `source` which this run has not put; returns how
    /// many. To be called only when the source has been read whole and without fault.
    std::uint64_t remove_unseen(const std::string& source);

    /// Makes everything so far durable.
    void commit();

    /// Changes whenever the set of articles or the content of one does; 0 for an empty new archive.
    std::uint64_t revision() const;

    /// Number of articles, tombstones not counted.
    std::uint64_t size() const;

    /// Number of those whose body is empty. Reads all records: about a second a GB in memory.
    std::uint64_t count_without_body() const;

    /// Calls `visit` for every article from the newest to the oldest, those without a date last,
    /// those of one second by id (bytes). Streams: memory does not grow with the archive.
    void for_each_newest_first(const std::function<void(const Article&)>& visit) const;

  private:
    struct Database;
    std::filesystem::path path_;
    std::unique_ptr<Database> database_;
};

}  // namespace telusur
