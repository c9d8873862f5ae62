// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/similar_command.h"

#include <chrono>

#include "indexer/index/error.h"
#include "searchd/search/similar_json.h"

namespace telusur {

SearchResult find_similar(const Engine& engine, const std::string& id, std::size_t limit) {
    const auto started = std::chrono::steady_clock::now();
    auto hits = engine.similar(id, limit);
    if (!hits) {
        throw Error(ErrorCode::NoArticle, phrase("there is no article with the id {}",
                                                 "tidak ada artikel dengan id {}", id));
    }
    SearchResult result;
    result.hits = std::move(*hits);
    result.total = result.hits.size();
    result.generation = engine.generation();
    result.updated_at = engine.updated_at();
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - started;
    result.took_milliseconds = took.count();
    return result;
}

std::string write_similar(const std::string& id, const SearchResult& result, OutputFormat format,
                          const OutputStyle& style) {
    if (format == OutputFormat::Json) return similar_to_json(id, result) + '\n';
    return write_search({}, result, format, style);
}

}  // namespace telusur
