// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace telusur {

/// What one part of a page says about the article on it. UTF-8 as written there: text may hold
/// references and tags (see html_line); empty where nothing is said.
struct PageFacts {
    bool is_article = false;  ///< it says so outright
    std::string title;
    std::string url;
    std::string site_name;
    std::string published;
    std::string modified;
    std::string body;  ///< plain text
    std::vector<std::string> authors;
    std::vector<std::string> tags;
    std::vector<std::string> categories;
};

}  // namespace telusur
