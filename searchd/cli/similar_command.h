// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "searchd/cli/output.h"
#include "searchd/search/engine.h"

namespace telusur {

/// What is similar to an article, as the hits of a result. Throws Error{NoArticle} for an unknown
/// id.
SearchResult find_similar(const Engine& engine, const std::string& id, std::size_t limit);

/// As write_search, but JSON is as /v1/articles/{id}/similar gives it.
std::string write_similar(const std::string& id, const SearchResult& result, OutputFormat format,
                          const OutputStyle& style);

}  // namespace telusur
