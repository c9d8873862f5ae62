// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/sources/page_facts.h"

namespace telusur {

/// What the page's JSON-LD (schema.org in <script type="application/ld+json">) says of its article:
/// NewsArticle, Article, BlogPosting and their kin, alone, in a list or in @graph, in any of its
/// blocks. Names of authors, tags and sections may be texts, objects or lists of both; "@id" is
/// resolved within a block. Broken blocks, and those of more than 2 MB, count for nothing. Two
/// articles of different addresses are a list: then nothing is said. `html` is well-formed UTF-8.
PageFacts json_ld_facts(std::string_view html);

}  // namespace telusur
