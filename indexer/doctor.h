// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/run_job.h"

namespace telusur {

/// Something that sources, archive and live generation do not agree on.
struct Finding {
    enum class Kind {
        Unreadable,   ///< of the source, something cannot be read; what it had is not judged
        Missing,      ///< in the source, not in the archive
        Stale,        ///< in the source with other content than in the archive
        Orphaned,     ///< in the archive, no longer in the source, or of a source not configured
        Duplicated,   ///< several articles of one address
        Damaged,      ///< in the archive, where it cannot be read
        NotIndexed,   ///< in the archive, not in the live generation
        IndexedOld,   ///< in the live generation with other content than in the archive
        IndexedGone,  ///< in the live generation, not in the archive
    };

    Kind kind = Kind::Missing;
    std::string id;      ///< of the article; of several, with blanks between; may be empty
    std::string source;  ///< by its name in the archive; empty where none is concerned
    std::string where;   ///< place in the source, or address; may be empty
    Phrase note = {};    ///< may be empty
};

/// The stable name of a kind, in small letters with underscores: for machines, and for people too.
std::string_view name_of(Finding::Kind kind);

struct Diagnosis {
    std::vector<Finding> findings;
    std::vector<std::string> unconfigured_sources;  ///< of which the archive holds articles
};

/// Reads all sources of the request anew and compares them with the archive, and the archive with
/// the live generation. Changes nothing. Holds the lock. Memory grows with what it finds. Throws as
/// run_job does, but for what it finds.
Diagnosis diagnose(const RunRequest& request, const RunListener& listener);

}  // namespace telusur
