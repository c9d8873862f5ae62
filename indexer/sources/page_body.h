// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/index/article.h"
#include "indexer/sources/html_tree.h"
#include "indexer/sources/page_marks.h"

namespace telusur {

/// Where the text of a page's article is.
struct PageBody {
    std::uint32_t element = 0;    ///< 0: nowhere
    bool is_marked = false;       ///< a theme's mark says so, and not only that there is much text
    bool is_one_of_many = false;  ///< other elements with the same mark hold as much
};

PageBody find_page_body(const HtmlTree& tree, const PageMarks& marks);

/// The text of that element without furniture, lists of links, what stands in `title` (an element;
/// 0 for none), and lines that point away from the article.
std::vector<Paragraph> page_paragraphs(const HtmlTree& tree, const PageMarks& marks,
                                       std::uint32_t body, std::uint32_t title);

}  // namespace telusur
