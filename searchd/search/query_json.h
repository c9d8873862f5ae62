// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/index/phrase.h"
#include "searchd/query/query.h"
#include "searchd/search/engine.h"

namespace telusur {

/// "parts", "whole", "synonym", "acronym".
std::string_view name_of(ExpansionKind kind);

/// A question, how it was read, and what counts as its words.
struct ReadQuestion {
    std::string asked;
    Query query;
    std::vector<WordFamily> families;
};

/// A question as it was read, as one JSON object.
std::string to_json(const ReadQuestion& question, Language language);

}  // namespace telusur
