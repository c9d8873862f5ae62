// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/sources/record_reader.h"
#include "tests/support/wxr_files.h"

namespace telusur::testing {

inline constexpr std::string_view kRssHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
    "  xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"\n"
    "  xmlns:media=\"http://search.yahoo.com/mrss/\">\n"
    "<channel><title>Kabar Lereng</title><link>https://contoh.id</link>\n";

inline constexpr std::string_view kRssFoot = "</channel>\n</rss>\n";

inline std::string rss(const std::string& items) {
    return std::string(kRssHead) + items + std::string(kRssFoot);
}

inline std::string atom(const std::string& entries) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Kabar</title>\n" + entries +
           "</feed>\n";
}

/// One line of a feed: an item with all that keeps flaws away, and `more` in front of that.
inline std::string rss_item(const std::string& number, const std::string& more = "") {
    return "<item>" + more + "<title>Judul</title><link>https://contoh.id/" + number +
           "/</link><guid>https://contoh.id/?p=" + number +
           "</guid><pubDate>Sun, 14 Mar 2021 02:12:00 +0000</pubDate>"
           "<content:encoded><![CDATA[Isi berita.]]></content:encoded></item>\n";
}

}  // namespace telusur::testing
