// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/article.h"
#include "indexer/index/data_directory.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"

namespace telusur {

/// Answers questions over one fixed state of the archive. Any number of threads may ask at once.
class Engine {
  public:
    virtual ~Engine() = default;

    /// Throws Error{Usage} for a question beyond the limits, Error{BadData} for a damaged index.
    virtual SearchResult search(const SearchRequest& request) const = 0;

    /// The article with that id.
    virtual std::optional<Article> article(std::string_view id) const = 0;

    /// Name of the state, changing whenever answers may.
    virtual const std::string& generation() const = 0;
    virtual std::uint64_t article_count() const = 0;
    /// When it was built, RFC 3339.
    virtual const std::string& updated_at() const = 0;
};

/// Opens the live generation of a data directory. Throws Error{NoIndex} if there is none, with the
/// command that makes one; Error{BadData} if it cannot be used.
std::shared_ptr<const Engine> open_engine(const DataDirectory& directory);

}  // namespace telusur
