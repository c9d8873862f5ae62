// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/archive_store.h"
#include "indexer/index/article.h"
#include "indexer/index/phrase.h"

namespace telusur {

/// Something wrong with a record, or with the place where records should be. A value, because bad
/// records are expected.
struct RecordProblem {
    enum class Severity {
        Rejected,  ///< nothing of the record is indexed
        Flaw,      ///< the record is indexed, less what the problem names
    };

    Severity severity = Severity::Rejected;
    Phrase what;  ///< without the place, which the record's provenance gives
};

/// What a source gives for one record: the article, or why there is none, or both an article and
/// its flaws. `article` is empty exactly if one of the problems is Rejected or `unchanged_id` is
/// not empty.
struct SourceRecord {
    Provenance provenance;
    std::optional<Article> article;
    std::vector<RecordProblem> problems;
    /// The source still has the article of this id, which the archive holds from it (SourceMemory),
    /// as it was; nothing else of the record matters then.
    std::string unchanged_id = {};
    /// Of a rejected record, if the source knows it: the article that the record is about. What the
    /// archive holds of it stays; the source is read whole all the same, without that one.
    std::string rejected_id = {};
};

/// What the articles that a source gave say about those that it did not give.
enum class Coverage {
    Everything,  ///< they are no longer in it
    Changes,     ///< nothing: they may be in it as before
};

/// What the archive has from one source, so that a source can ask for news alone. The ids are those
/// that the source gave. Not thread-safe.
class SourceMemory {
  public:
    virtual ~SourceMemory() = default;

    /// Source::state() at the end of the last reading that was whole; empty before.
    virtual std::string state() const = 0;

    /// How many articles the archive holds from the source.
    virtual std::uint64_t size() const = 0;

    virtual bool holds(std::string_view id) const = 0;
};

/// One kind of input, read record by record in bounded memory. Not thread-safe.
class Source {
  public:
    virtual ~Source() = default;

    /// The next record; empty at the end. A bad record, an unreadable file or a missing directory
    /// is a record with a Rejected problem; nothing is thrown for them.
    virtual std::optional<SourceRecord> next() = 0;

    /// The source as the operator named it.
    virtual const std::string& name() const = 0;

    /// Both are asked after the end, and count only if the reading was whole: without a rejected
    /// record, but for those with a rejected_id.
    virtual Coverage coverage() const { return Coverage::Everything; }
    /// What the source wants to be told at the next reading; any text.
    virtual std::string state() const { return {}; }
};

/// A record larger than this many bytes in its file is rejected; a bound on memory, far above any
/// real article (the longest of 15,832 measured has 38,568 characters).
inline constexpr std::size_t kMaximumRecordBytes = 16u << 20;

}  // namespace telusur
