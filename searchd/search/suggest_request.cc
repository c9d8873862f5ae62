// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/suggest_request.h"

#include "indexer/index/nearest_name.h"
#include "searchd/search/parameter_checks.h"

namespace telusur {

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
            if (!value.empty()) request.limit = whole_number(name, value, 1, kMostCompletions);
        } else if (name != "lang") {  // which the doors read themselves
            throw unknown_parameter(name, phrase("did you mean {}?", "maksud Anda {}?",
                                                 nearest_name(name, suggest_parameter_names())));
        }
    }
    return request;
}

}  // namespace telusur
