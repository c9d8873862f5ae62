// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/index/article.h"
#include "searchd/search/request.h"
#include "tests/searchd/support/random_source.h"

namespace telusur::testing {

/// Draws requests that fit an archive: words, values and days of its articles, and some that it has
/// not, in every mode, order and page.
class RequestMaker {
  public:
    /// Borrows the articles, which must not be empty.
    RequestMaker(const std::vector<Article>& articles, std::uint64_t seed);

    SearchRequest next();

    RandomSource& random() { return random_; }
    std::string question();

  private:
    std::string word();
    void add_values(Parameters& parameters);
    void add_dates(Parameters& parameters);
    void add_shape(Parameters& parameters);

    const std::vector<Article>& articles_;
    std::vector<std::vector<std::string>> words_;  // by article
    std::vector<std::string> days_;
    RandomSource random_;
    std::size_t theme_ = 0;  // the article from which most words of the question come
};

/// Small articles with what real archives have seldom: equal times, no time, no tags, one tag in
/// two spellings, hundreds of tags, empty bodies, the same words over and over.
std::vector<Article> odd_articles(std::size_t count, std::uint64_t seed);

}  // namespace telusur::testing
