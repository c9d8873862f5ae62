// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace telusur::testing {

/// What in `value` is not as `schema` says, by place; with properties that the schema does not
/// name. Knows those words of JSON Schema that openapi.json uses.
std::vector<std::string> schema_problems(const nlohmann::json& document,
                                         const nlohmann::json& schema, const nlohmann::json& value,
                                         const std::string& place = "");

}  // namespace telusur::testing
