// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "indexer/archive/archive_store.h"
#include "indexer/build/article_work.h"
#include "indexer/build/build_resources.h"
#include "indexer/index/archive_language.h"
#include "indexer/index/manifest.h"

namespace telusur {

/// Builds the generation `name` from all articles of the archive in `directory`, an empty
/// directory, MANIFEST.json included. Nothing is published. Returns the manifest. What the archive
/// has committed must not change meanwhile. The files do not depend on the resources (but for those
/// of Xapian, whose content does not). Throws Error{Usage} for resources that are too few.
Manifest build_generation(const ArchiveStore& archive, const ArchiveLanguage& language,
                          const std::filesystem::path& directory, const std::string& name,
                          const BuildProgress& progress, const BuildResources& resources = {});

}  // namespace telusur
