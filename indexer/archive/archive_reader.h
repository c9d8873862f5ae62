// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/index/article.h"

namespace telusur {

/// Where an article lies in the archive, as long as nobody writes to it.
using ArticleKey = std::int64_t;

struct StoredArticle {
    std::string record;  ///< as to_record gives it
    Article article;
};

/// Reads an archive that an ArchiveStore has made, what was committed of it. One object is for one
/// thread; any number of objects may read at once. Faults come out as those of ArchiveStore.
class ArchiveReader {
  public:
    explicit ArchiveReader(const std::filesystem::path& path);
    ~ArchiveReader();

    /// All articles in the order of ArchiveStore::for_each_newest_first: 8 bytes each.
    std::vector<ArticleKey> newest_first() const;

    /// Throws Error{BadData} if there is no such article or it is damaged.
    StoredArticle read(ArticleKey key) const;

  private:
    struct Database;
    std::unique_ptr<Database> database_;
};

}  // namespace telusur
