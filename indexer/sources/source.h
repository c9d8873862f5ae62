// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
/// its flaws. `article` is empty exactly if one of the problems is Rejected.
struct SourceRecord {
    Provenance provenance;
    std::optional<Article> article;
    std::vector<RecordProblem> problems;
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
};

/// A record larger than this many bytes in its file is rejected; a bound on memory, far above any
/// real article (the longest of 15,832 measured has 38,568 characters).
inline constexpr std::size_t kMaximumRecordBytes = 16u << 20;

}  // namespace telusur
