// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/error.h"
#include "indexer/index/phrase.h"

namespace telusur {

/// That there is no `kind` ("field", "command") of that name, and which is meant: the nearest of
/// those that there are. `known` must not be empty.
Error unknown_name(const Phrase& kind, const std::string& name,
                   const std::vector<std::string_view>& known);

/// That an app has no such command, and which is meant.
Error unknown_command(const CLI::App& app, const std::string& name);

/// Why a command line could not be parsed.
Error usage_error(const CLI::App& program, const CLI::ParseError& problem);

}  // namespace telusur
