// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/similar_json.h"

#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <vector>

#include "indexer/index/error.h"
#include "searchd/search/result_json.h"

namespace telusur {

std::size_t similar_limit(const Parameters& parameters) {
    std::size_t limit = kDefaultSimilar;
    for (const auto& [name, value] : parameters) {
        if (name == "lang" || (name == "limit" && value.empty())) continue;
        if (name != "limit") {
            throw Error(ErrorCode::Usage,
                        phrase("unknown parameter \"{}\"", "parameter \"{}\" tidak dikenal", name),
                        phrase("here are limit and lang", "yang ada di sini limit dan lang"), name);
        }
        const char* end = value.data() + value.size();
        const auto [rest, error] = std::from_chars(value.data(), end, limit);
        if (error != std::errc{} || rest != end || limit < 1 || limit > kMaximumSimilar) {
            throw Error(ErrorCode::Usage,
                        phrase("limit must be a whole number from 1 to {}, not \"{}\"",
                               "limit harus bilangan bulat dari 1 sampai {}, bukan \"{}\"",
                               kMaximumSimilar, value),
                        {}, name);
        }
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
