// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

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

/// What becomes of the changes made through an ArchiveStore.
enum class ArchiveUse {
    Keep,
    Rehearse,  ///< all are undone when the object goes
};

class ArchiveDatabase;

/// The archive: every article ever read, its current text, where it came from, which sources have
/// it, and a tombstone for each that was removed. The durable truth from which generations are
/// built. One SQLite file in WAL mode, described in INDEX_FORMAT.md. SourceReading fills it.
///
/// One object is one run of one thread. Changes are committed every few thousand articles and by
/// commit(); a run that dies keeps what was committed, and the next run goes on from there. Faults
/// of SQLite come out as Error (CannotCreate for a full disk, BadData for a damaged file, else Io).
class ArchiveStore {
  public:
    /// Opens the archive, making it if there is none and upgrading one of an older program.
    explicit ArchiveStore(const std::filesystem::path& path, ArchiveUse use = ArchiveUse::Keep);
    ~ArchiveStore();

    /// The sources of this run: what a source has given that is not among them may be replaced by
    /// what any other gives. To be called before the first reading.
    void set_active_sources(const std::vector<std::string>& names);

    /// The archive's file.
    const std::filesystem::path& path() const { return path_; }

    /// Where the text of the article of that id came from; empty if there was never such a one.
    Provenance provenance_of(const std::string& id) const;

    /// Removes articles for good, whatever the sources say, and erases their text. Returns the ids
    /// of which there is no article.
    std::vector<std::string> withdraw(const std::vector<std::string>& ids);

    /// Lets articles that were withdrawn come back: what has them is read anew by the next run.
    /// Returns the ids of which none was withdrawn.
    std::vector<std::string> readmit(const std::vector<std::string>& ids);

    /// The sources of which the archive holds anything, by name.
    std::vector<std::string> sources() const;

    /// Makes everything so far durable.
    void commit();

    /// Changes whenever the set of articles or the content of one does; 0 for an empty new archive.
    std::uint64_t revision() const;

    /// Number of articles, tombstones not counted.
    std::uint64_t size() const;

    /// Number of those whose body is empty. Reads all records: about a second a GB in memory.
    std::uint64_t count_without_body() const;

    /// Calls `visit` for every article from the newest to the oldest, those without a date last,
    /// those of one second by id (bytes). Streams: memory does not grow with the archive. Records
    /// that are damaged are left out and their ids given to `damaged`; without that, throws
    /// BadData.
    void for_each_newest_first(
        const std::function<void(const Article&)>& visit,
        const std::function<void(const std::string& id)>& damaged = {}) const;

    /// Lets the next reading write records anew that are damaged. Reads all records.
    void distrust_damaged();

    /// Calls `visit` for each group of articles of one address, their ids separated by blanks.
    void for_each_shared_address(
        const std::function<void(const std::string& address, const std::string& ids)>& visit) const;

  private:
    friend class SourceReading;

    std::filesystem::path path_;
    std::unique_ptr<ArchiveDatabase> database_;
};

}  // namespace telusur
