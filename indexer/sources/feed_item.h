// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// One <item> or <entry> of a feed, as it stands there: HTML is not resolved, and Atom's plain
/// texts are HTML too. Of an element given twice the first counts.
struct FeedItem {
    std::string title;
    std::string link;
    std::string original_link;  ///< where a service for feeds has put its own in `link`
    std::string guid;
    std::string published;
    std::string updated;
    std::string account;  ///< RSS' own author: "mail@host (Name)"
    std::vector<std::string> authors;
    std::vector<std::string> categories;
    std::string content;
    std::string summary;
    bool is_answer = false;  ///< a comment, by the extension for threads

    bool is_whole = false;         ///< the element was read up to its end
    std::optional<Phrase> damage;  ///< the first fault of the XML; what could be read is there
};

/// The name of the elements that hold the items of a feed with this root tag ("item", "entry");
/// empty if it is no tag, or not the root of RSS 0.9 to 2.0, RDF or Atom.
std::string feed_item_name(std::string_view root);

/// Reads one element below the root tag; see read_xml_element. An ampersand that begins no
/// reference of XML's own stands for itself, so that "a&b" and "&nbsp;" are read; that is damage.
FeedItem parse_feed_item(std::string_view root, std::string_view element);

}  // namespace telusur
