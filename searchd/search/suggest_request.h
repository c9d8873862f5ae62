// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/completion.h"
#include "searchd/search/request.h"

namespace telusur {

/// A request for completions, checked. The same object for HTTP and the terminal.
struct SuggestRequest {
    std::string typed;  ///< any bytes
    std::size_t limit = kDefaultCompletions;
};

/// Reads the parameters q, limit and lang. Throws Error{Usage} naming the parameter for a limit
/// that is none from 1 to kMostCompletions, and, with the nearest known one, for another name.
SuggestRequest parse_suggest_request(const Parameters& parameters);

/// The names that parse_suggest_request knows.
const std::vector<std::string_view>& suggest_parameter_names();

}  // namespace telusur
