// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/json_parameters.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "indexer/index/error.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

// Whatever is deeper is refused before it is built: {"tag": ["a"]} is the deepest that means
// anything.
constexpr int kDeepest = 3;

bool is_json(std::string content_type) {
    content_type.resize(std::min(content_type.find(';'), content_type.size()));
    std::erase_if(content_type, [](char c) { return c == ' ' || c == '\t'; });
    for (char& c : content_type)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return content_type == "application/json";
}

Json parse_object(const std::string& body) {
    bool is_too_deep = false;
    const Json object = Json::parse(
        body,
        [&is_too_deep](int depth, Json::parse_event_t, Json&) {
            is_too_deep = is_too_deep || depth > kDeepest;
            return !is_too_deep;
        },
        false);
    if (is_too_deep || !object.is_object()) {
        throw Error(ErrorCode::Usage,
                    phrase("the body is not a JSON object of parameters",
                           "badan permintaan bukan objek JSON berisi parameter"),
                    phrase("such as {}", "misalnya {}", R"({"q": "banjir", "tag": ["jakarta"]})"));
    }
    return object;
}

void add_value(Parameters& parameters, const std::string& name, const Json& value) {
    if (value.is_null()) return;
    std::string text;
    if (value.is_string()) {
        text = value.get<std::string>();
    } else if (value.is_number() || value.is_boolean()) {
        text = value.dump();
    } else {
        throw Error(ErrorCode::Usage,
                    phrase("{} is neither a text nor a number nor a list of them",
                           "{} bukan teks, bilangan, atau daftar dari keduanya", name),
                    {}, name);
    }
    if (text.find('\0') != std::string::npos) {
        throw Error(ErrorCode::Usage,
                    phrase("{} holds a NUL character", "{} berisi karakter NUL", name), {}, name);
    }
    parameters.emplace_back(name, text);
}

}  // namespace

void add_parameters(Parameters& parameters, const HttpRequest& request) {
    if (request.body.empty()) return;
    if (!is_json(request.content_type)) {
        throw Error(
            ErrorCode::Usage,
            phrase("the body of a request must be JSON", "badan permintaan harus berupa JSON"),
            phrase("with the header Content-Type: application/json",
                   "dengan header Content-Type: application/json"));
    }
    const Json object = parse_object(request.body);
    for (const auto& [name, value] : object.items()) {
        if (!value.is_array()) {
            add_value(parameters, name, value);
            continue;
        }
        for (const Json& item : value)
            add_value(parameters, name, item);
    }
}

}  // namespace telusur
