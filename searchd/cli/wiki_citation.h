// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "indexer/index/article.h"

namespace telusur {

/// A citation in wikitext, as Wikipedia's template Cite news takes it, on one line without a line
/// feed. What wikitext would read as more than a character is written as its number, so that no
/// text of an article can end the template or add to it.
std::string wiki_citation(const Article& article);

}  // namespace telusur
