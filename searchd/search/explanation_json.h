// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "searchd/search/explanation.h"

namespace telusur {

/// "exact", "root", "parts", "prefix", "synonym", "corrected".
std::string_view name_of(WordMatch match);

/// An explanation as one object. Throws nothing.
nlohmann::ordered_json json_of(const Explanation& explanation);

}  // namespace telusur
