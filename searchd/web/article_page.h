// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searchd/search/engine.h"
#include "searchd/web/page_frame.h"
#include "searchd/web/page_question.h"

namespace telusur {

/// What the page of one article shows.
struct ArticleView {
    MarkedArticle article;
    std::vector<Hit> similar;
    Date today;
};

/// The stored text of an article: where it comes from first, then the text with the question's
/// words marked, and how to cite it.
std::string article_page(const PageFiles& files, const std::string& site,
                         const PageQuestion& question, const ArticleView& view);

}  // namespace telusur
