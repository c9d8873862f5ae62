// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/archive/archive_store.h"
#include "indexer/archive/source_reading.h"

namespace telusur::testing {

/// Puts articles into the archive as those of one file, which is not read to its end.
inline void put_articles(ArchiveStore& archive, const std::vector<Article>& articles,
                         const Provenance& place = {"test", "test.jsonl", 1}) {
    SourceReading reading(archive, place.source);
    reading.begin_file(place.file);
    for (const Article& article : articles)
        reading.put(article, place);
    archive.commit();
}

/// Reads a source of one file anew, which holds these articles and no other.
inline Removal read_whole(ArchiveStore& archive, const std::vector<Article>& articles,
                          const Provenance& place = {"test", "test.jsonl", 1}) {
    SourceReading reading(archive, place.source);
    reading.begin_file(place.file);
    for (const Article& article : articles)
        reading.put(article, place);
    reading.end_file("");
    Removal removal = reading.remove_missing(std::nullopt);
    archive.commit();
    return removal;
}

}  // namespace telusur::testing
