// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searchd/cli/output.h"
#include "searchd/search/completion.h"
#include "searchd/search/suggest_request.h"

namespace telusur {

/// Completions as `telusur suggest` prints them. Plain: kind, text and, for a title, the article's
/// id, else the number of articles, a line each, divided by tabs; a table: kind and text. JSON is
/// the answer of /v1/suggest, JSON lines its completions.
std::string write_completions(const SuggestRequest& request,
                              const std::vector<Completion>& completions,
                              const std::string& generation, OutputFormat format);

}  // namespace telusur
