// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
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

/// Why a command line could not be parsed, where that is a command or an option that is not there;
/// nothing otherwise.
std::optional<Error> unknown_word_of(const CLI::App& program);

}  // namespace telusur
