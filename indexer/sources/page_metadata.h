// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "indexer/sources/html_tree.h"
#include "indexer/sources/page_facts.h"

namespace telusur {

/// What the head of a page says about the whole of it.
struct PageHead {
    PageFacts open_graph;  ///< og: and article: properties
    PageFacts names;       ///< <meta name=...> and <title>
    std::string canonical;
    std::string short_link;
    std::string site_address;  ///< an address of the same site; empty if none was found
    std::string body_classes;  ///< between spaces: " single postid-7 "
};

PageHead page_head(const HtmlTree& tree);

}  // namespace telusur
