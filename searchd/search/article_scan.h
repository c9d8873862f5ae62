// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/index/article.h"

namespace telusur {

/// All articles that a question finds, one after the other. What is found is fixed when the scan is
/// made, and stays as it is whatever is published meanwhile. For one thread at a time; may move
/// between threads.
class ArticleScan {
  public:
    virtual ~ArticleScan() = default;

    /// How many articles the question finds, those before the place where this scan began too.
    virtual std::uint64_t total() const = 0;

    /// Gives no more than that many articles from here on. Returns the cursor that goes on behind
    /// them; empty if that is all there is.
    virtual std::string stop_after(std::uint64_t count) = 0;

    /// The next article; nothing at the end. Throws Error{BadData} for a damaged one.
    virtual std::optional<Article> next() = 0;

    /// Goes on behind the article given last, as the parameter `cursor` of the same question. Empty
    /// before the first, and where no more can be had.
    virtual std::string cursor() const = 0;
};

}  // namespace telusur
