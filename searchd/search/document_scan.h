// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searchd/search/article_scan.h"
#include "searchd/search/walk.h"

namespace telusur {

/// What a scan goes through.
struct ScannedDocuments {
    std::shared_ptr<const void> owner;  ///< keeps the generation alive
    const Generation& generation;
    Walk walk;
    std::vector<DocumentNumber> documents;
    std::uint64_t total = 0;
};

/// A scan of listed documents of one generation.
std::unique_ptr<ArticleScan> make_document_scan(ScannedDocuments scanned);

}  // namespace telusur
