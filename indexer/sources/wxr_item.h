// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// One <item> or <wp:author> of a WordPress export, as it stands there: HTML is not resolved. Of an
/// element given twice the first counts.
struct WxrItem {
    std::string title;
    std::string link;
    std::string published;  ///< pubDate
    std::string creator;    ///< the author's login
    std::string content;
    std::string post_id;
    std::string post_date;
    std::string post_date_gmt;
    std::string post_modified;
    std::string post_modified_gmt;
    std::string status;
    std::string post_type;
    std::string password;
    std::string author_login;
    std::string author_display_name;
    std::vector<std::string> categories;
    std::vector<std::string> tags;

    bool is_whole = false;         ///< the element was read up to its end
    std::optional<Phrase> damage;  ///< the first fault of the XML; what could be read is there
};

/// True for the root tag of an export: <rss> that names WordPress's export format.
bool is_export_root(std::string_view tag);

/// Reads one element below the root tag; see read_xml_element.
WxrItem parse_wxr_item(std::string_view root, std::string_view element);

}  // namespace telusur
