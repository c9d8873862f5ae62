// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/archive_store.h"
#include "indexer/index/article.h"

namespace telusur {

/// What putting an article into the archive did.
enum class PutOutcome {
    Added,      ///< new, or back after it had gone
    Updated,    ///< its content differs from what was there
    Unchanged,  ///< there already, the same to the byte, or in a version that counts more
    Repeated,   ///< this run has put it before, from another file or source
    Duplicate,  ///< the file gave that id before, or the run another article of it; nothing changed
    Withdrawn,  ///< a person has removed it; it stays so
};

struct PutResult {
    PutOutcome outcome = PutOutcome::Added;
    std::string id;  ///< of the article in the archive
};

/// What SourceReading::remove_missing did.
struct Removal {
    std::uint64_t held = 0;     ///< articles of the source before
    std::uint64_t lost = 0;     ///< those no longer in it
    std::uint64_t removed = 0;  ///< those that no other source has, now tombstones
    std::vector<std::string> removed_ids = {};
    bool refused = false;  ///< nothing was changed: too many were lost
};

/// One reading of one source into the archive, file by file. A source that has no files has one
/// whose path is empty.
///
/// Articles are the same if the file gave them under the same id before; else if they have the same
/// id and, where both have an address, the host and either address or title in common; else if
/// another source has one of the same address (see address_key). Where an id belongs to another
/// article, that of another host or of a second installation on the same one, it becomes "HOST:ID";
/// where it has no address to tell, it is a Duplicate. Where several sources of a run
/// (ArchiveStore::set_active_sources) have an article, the text of the first one counts until
/// another one has a text that says to be of a later date.
///
/// One object at a time for an ArchiveStore, in its thread. Faults as those of ArchiveStore.
class SourceReading {
  public:
    SourceReading(ArchiveStore& archive, const std::string& source);
    ~SourceReading();

    /// What was set by the last set_state; empty before.
    std::string state() const;
    void set_state(std::string_view state);

    /// How many articles the archive holds from the source, and whether that of this id, as the
    /// source gives it, is among them.
    std::uint64_t size() const;
    bool holds(std::string_view given_id) const;

    /// If the file was read whole when it had this stamp: keeps all that it held, and returns their
    /// number. An empty stamp never fits.
    std::optional<std::uint64_t> keep_file(const std::string& path, std::string_view stamp);

    /// What is put and kept until the next call belongs to this file.
    void begin_file(const std::string& path);
    /// How many articles the file held before.
    std::uint64_t held_by_file() const;
    PutResult put(const Article& article, const Provenance& place);
    /// The article is still there as it was. False if the archive does not hold it from this file.
    bool keep(std::string_view given_id);
    /// To be called only if the file was read whole and without fault: what it held before and did
    /// not give now is missing. `stamp` is remembered for keep_file.
    void end_file(std::string_view stamp);

    /// To be called only if the whole source was read without fault. Removes what is missing, and
    /// all of the files that were neither kept nor begun; nothing if more than `most_percent` of
    /// the source's articles were lost.
    Removal remove_missing(std::optional<double> most_percent);

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace telusur
