// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "indexer/index/config_reader.h"
#include "indexer/index/service_config.h"

namespace telusur {

/// The sections of telusur.toml that are for searchd. What is wrong goes to the reader, and the
/// value is then the default; relative paths count from `directory`.

ServerConfig read_server(const toml::table& table, const std::filesystem::path& directory,
                         ConfigReader& reader);

AdminConfig read_admin(const toml::table& table, ConfigReader& reader);

QueryLogConfig read_query_log(const toml::table& table, const std::filesystem::path& directory,
                              ConfigReader& reader);

/// "none", "truncated", "hashed".
std::string name_of(LoggedAddress address);

}  // namespace telusur
