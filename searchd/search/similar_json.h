// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "searchd/search/request.h"
#include "searchd/search/result.h"

namespace telusur {

inline constexpr std::size_t kDefaultSimilar = 5;
inline constexpr std::size_t kMaximumSimilar = 20;

/// How many are asked for by the parameters of /v1/articles/{id}/similar: limit, and lang, which
/// says nothing here. Throws Error{Usage} for others and for a limit out of bounds.
std::size_t similar_limit(const Parameters& parameters);

/// The answer of /v1/articles/{id}/similar, and of `telusur similar --format json`, made of the
/// hits and the generation: one JSON object, UTF-8, one line, no line feed. openapi.json has its
/// schema.
std::string similar_to_json(const std::string& id, const SearchResult& result);

}  // namespace telusur
