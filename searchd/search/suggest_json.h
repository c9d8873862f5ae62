// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searchd/search/completion.h"
#include "searchd/search/suggest_request.h"

namespace telusur {

/// The answer of /v1/suggest, and of `telusur suggest --format json`: one JSON object, UTF-8, one
/// line, no line feed. openapi.json has its schema.
std::string to_json(const SuggestRequest& request, const std::vector<Completion>& completions,
                    const std::string& generation);

/// One completion as in `completions` of to_json.
std::string to_json(const Completion& completion);

}  // namespace telusur
