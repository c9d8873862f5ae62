// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "searchd/search/article_scan.h"
#include "searchd/search/harvest_request.h"
#include "searchd/search/text_chunks.h"

namespace telusur {

/// The rest of a scan in the format that a request asks for.
std::unique_ptr<TextChunks> export_chunks(std::unique_ptr<ArticleScan> scan,
                                          const ExportRequest& request);

/// What a format is called in the header Content-Type, and at the end of a file's name.
std::string media_type_of(ExportFormat format);
std::string file_ending_of(ExportFormat format);

}  // namespace telusur
