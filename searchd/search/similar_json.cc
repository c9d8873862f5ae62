// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/similar_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <vector>

#include "searchd/search/parameter_checks.h"
#include "searchd/search/result_json.h"

namespace telusur {

std::size_t similar_limit(const Parameters& parameters) {
    std::size_t limit = kDefaultSimilar;
    for (const auto& [name, value] : parameters) {
        if (name == "lang" || (name == "limit" && value.empty())) continue;
        if (name != "limit") {
            throw unknown_parameter(
                name, phrase("here are limit and lang", "yang ada di sini limit dan lang"));
        }
        limit = whole_number(name, value, 1, kMaximumSimilar);
    }
    return limit;
}

std::string similar_to_json(const std::string& id, const SearchResult& result) {
    const auto quoted = [](const std::string& text) {
        return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    };
    std::vector<std::string> hits;
    for (const Hit& hit : result.hits)
        hits.push_back(to_json(hit));
    return fmt::format(R"({{"id":{},"hits":[{}],"index":{{"generation":{},"updated_at":{}}}}})",
                       quoted(id), fmt::join(hits, ","), quoted(result.generation),
                       quoted(result.updated_at));
}

}  // namespace telusur
