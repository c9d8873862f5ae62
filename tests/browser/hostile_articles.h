// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/index/article.h"

namespace telusur::testing {

/// Texts that are a script, an element or the end of one wherever they are not taken as text. Most
/// have the word "umpan", before, within or behind the markup.
const std::vector<std::string>& lures();

/// One article for each lure, which stands in all of its places: id, address, title, dateline, two
/// kinds of paragraphs, two roles, category, tag and source.
std::vector<Article> hostile_articles();

}  // namespace telusur::testing
