// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <variant>

#include "indexer/index/phrase.h"
#include "indexer/sources/record_fields.h"

namespace telusur {

/// Reads one JSON object (well-formed UTF-8), in memory bounded by the text however deep it nests.
/// A Phrase says why it is none, or which key has a value of the wrong type.
std::variant<RecordFields, Phrase> parse_json_fields(std::string_view text);

}  // namespace telusur
