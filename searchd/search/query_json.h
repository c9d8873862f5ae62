// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/index/phrase.h"
#include "searchd/query/query.h"

namespace telusur {

/// "parts", "whole", "synonym", "acronym".
std::string_view name_of(ExpansionKind kind);

/// A question as it was read, as one JSON object.
std::string to_json(const std::string& asked, const Query& query, Language language);

}  // namespace telusur
