// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "indexer/config/config.h"
#include "indexer/index/config_reader.h"

namespace telusur {

/// Reads one [[source]] of a file in that directory; empty if its type is none.
std::optional<SourceConfig> read_source(const toml::table& source,
                                        const std::filesystem::path& directory,
                                        ConfigReader& reader);

}  // namespace telusur
