// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/suggest_request.h"

#include <charconv>

#include "indexer/index/error.h"
#include "indexer/index/nearest_name.h"

namespace telusur {

namespace {

std::size_t limit_of(const std::string& text) {
    std::size_t limit = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, limit);
    if (error == std::errc{} && rest == end && limit >= 1 && limit <= kMostCompletions)
        return limit;
    throw Error(
        ErrorCode::Usage,
        phrase("limit must be a whole number from 1 to {}, not \"{}\"",
               "limit harus bilangan bulat dari 1 sampai {}, bukan \"{}\"", kMostCompletions, text),
        {}, "limit");
}

}  // namespace

const std::vector<std::string_view>& suggest_parameter_names() {
    static const std::vector<std::string_view> names{"q", "limit", "lang"};
    return names;
}

SuggestRequest parse_suggest_request(const Parameters& parameters) {
    SuggestRequest request;
    for (const auto& [name, value] : parameters) {
        if (name == "q") {
            request.typed = value;
        } else if (name == "limit") {
            if (!value.empty()) request.limit = limit_of(value);
        } else if (name != "lang") {  // which the doors read themselves
            throw Error(ErrorCode::Usage,
                        phrase("unknown parameter \"{}\"", "parameter \"{}\" tidak dikenal", name),
                        phrase("did you mean {}?", "maksud Anda {}?",
                               nearest_name(name, suggest_parameter_names())),
                        name);
        }
    }
    return request;
}

}  // namespace telusur
