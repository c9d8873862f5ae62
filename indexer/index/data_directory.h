// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace telusur {

/// How many whole generations a run leaves in the data directory, unless told otherwise.
inline constexpr std::size_t kKeptGenerations = 3;

/// The directory that an operator names with --data: where the archive, the generations and the
/// pointer to the live one are. INDEX_FORMAT.md draws it.
///
/// 1. A generation is built in a hidden directory, synced, and renamed to its name: a directory
/// with a
///    generation's name is whole.
/// 2. CURRENT holds the name of the live generation and is replaced by rename: a reader sees the
/// old
///    one or the new one.
/// 3. Readers resolve CURRENT once, open the generation by its path and keep it; deleting a
/// generation
///    does not disturb those who have it open.
/// 4. Names are times (20261122T190000Z) made greater than any name there, so they sort by age even
///    if the clock goes back.
class DataDirectory {
  public:
    /// Throws Error{Usage} for an empty path: what a shell makes of a variable that is not set.
    explicit DataDirectory(std::filesystem::path path);

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path archive_path() const { return path_ / "archive.db"; }
    std::filesystem::path lock_path() const { return path_ / "indexer.lock"; }
    /// The operator's own word lists: exceptions.tsv, synonyms.tsv, stop-words.txt. None need be
    /// there.
    std::filesystem::path words_path() const { return path_ / "words"; }
    std::filesystem::path generation_path(const std::string& name) const {
        return path_ / "generations" / name;
    }

    /// Makes the directories that are missing, so that they survive power loss. Throws
    /// Error{CannotCreate}, or Io from the sync.
    void create() const;

    /// Name of the live generation; empty if there is none yet. Throws Error{BadData} if CURRENT
    /// does not hold a name.
    std::optional<std::string> current() const;

    /// Text that is another after CURRENT was replaced; empty if there is none. Cheaper than
    /// current().
    std::string pointer_stamp() const;

    /// As current(), but a CURRENT that holds no name counts as none: for those who put it right.
    std::optional<std::string> current_if_readable() const;

    /// Names of all whole generations, oldest first.
    std::vector<std::string> generations() const;

    /// A name for a new generation, greater than all there are.
    std::string new_generation_name() const;

    /// An empty directory to build it in. Removes what interrupted runs left.
    std::filesystem::path new_build_directory(const std::string& name) const;

    /// An empty directory for what is tried with it before it is published.
    std::filesystem::path new_trial_directory(const std::string& name) const;

    /// Removes hidden build directories, whatever is in them.
    void remove_leftovers() const;

    /// Syncs what is in the build directory and renames it: a whole generation, not yet live.
    void add(const std::filesystem::path& build_directory, const std::string& name) const;

    /// Adds the generation and makes it live. After an exception the one that was live still is.
    void publish(const std::filesystem::path& build_directory, const std::string& name) const;

    /// Keeps what is in the build directory for people to look at, hidden from readers, instead of
    /// what was kept so before. Returns where.
    std::filesystem::path set_aside(const std::filesystem::path& build_directory,
                                    const std::string& name) const;

    /// Points CURRENT to a generation that exists.
    void make_live(const std::string& name) const;

    /// Deletes the oldest generations until `keep` are left, but never the live one and never
    /// `spared`.
    void prune(std::size_t keep, const std::optional<std::string>& spared) const;

  private:
    std::filesystem::path path_;
};

/// Holds the data directory for one writer, by a kernel lock that ends with the process.
class WriterLock {
  public:
    /// Throws Error{Locked} if another process holds it, naming that process.
    explicit WriterLock(const DataDirectory& directory);
    ~WriterLock();
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;

  private:
    int descriptor_ = -1;
};

/// True for text of the form of a generation's name.
bool is_generation_name(const std::string& text);

}  // namespace telusur
