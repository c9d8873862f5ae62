// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searchd/http/json_schema.h"

#include <algorithm>

namespace telusur::testing {

namespace {

using nlohmann::json;
using Problems = std::vector<std::string>;

bool has_type(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    return type == "null" && value.is_null();
}

bool has_one_type(const json& value, const json& types) {
    if (types.is_string()) return has_type(value, types);
    return std::any_of(types.begin(), types.end(),
                       [&value](const json& type) { return has_type(value, type); });
}

void append(Problems& to, Problems from) {
    to.insert(to.end(), from.begin(), from.end());
}

Problems object_problems(const json& document, const json& schema, const json& value,
                         const std::string& place) {
    Problems problems;
    for (const json& name : schema.value("required", json::array())) {
        if (!value.contains(name)) problems.push_back(place + ": lacks " + name.get<std::string>());
    }
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, member] : value.items()) {
        const std::string member_place = place + "." + name;
        if (properties.contains(name)) {
            append(problems, schema_problems(document, properties[name], member, member_place));
        } else if (schema.contains("additionalProperties") &&
                   schema["additionalProperties"].is_object()) {
            append(problems,
                   schema_problems(document, schema["additionalProperties"], member, member_place));
        } else {
            problems.push_back(member_place + ": is not described");
        }
    }
    return problems;
}

}  // namespace

Problems schema_problems(const json& document, const json& schema, const json& value,
                         const std::string& place) {
    if (schema.contains("$ref")) {
        const std::string reference = schema["$ref"];
        return schema_problems(document, document.at(json::json_pointer(reference.substr(1))),
                               value, place);
    }
    if (!has_one_type(value, schema.at("type")))
        return {place + ": is " + value.dump().substr(0, 50)};
    if (schema.contains("const") && value != schema["const"])
        return {place + ": is not the constant"};
    if (schema.contains("enum")) {
        const json& words = schema["enum"];
        if (std::find(words.begin(), words.end(), value) == words.end()) {
            return {place + ": is not listed: " + value.dump()};
        }
    }
    if (value.is_object()) return object_problems(document, schema, value, place);
    Problems problems;
    if (value.is_array()) {
        for (const json& item : value) {
            append(problems, schema_problems(document, schema.at("items"), item, place + "[]"));
        }
    }
    return problems;
}

}  // namespace telusur::testing
