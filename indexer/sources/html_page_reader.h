// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/source.h"

namespace telusur {

/// Reads the article of a saved page of a news site; `bytes` are of any encoding (see decode_page)
/// and any HTML, read in time and memory linear in their size. Empty where the page is none of an
/// article: a list of articles, the pages of a tag, a search or an error, a static page of
/// WordPress, a feed.
///
/// - id: "post-N" where the page gives the number that WordPress has for it, as other readers of
///   WordPress do; else its canonical address; else `id_of_file`. url: the canonical address;
///   source: its host.
/// - Title, dates, authors, sections and tags: what the page says of itself, best first: JSON-LD,
///   OpenGraph, schema.org in the page, the marks of known themes, <meta name>. A heading of the
///   page that the head repeats is the title: it is whole and without the site's name. Where no
///   other date is given, the one in the address ("/2023/07/28/") counts.
/// - Text: the element that a known theme marks, else JSON-LD's, else the block with most text,
///   that only where title and date are known. Read by html_paragraphs, without what belongs to
///   the site. Credits at its end count before the account that published it.
///
/// Flaws: "no title", "no text", "no date", a date that is none, damaged characters. Rejected: an
/// empty or overlong id.
std::optional<SourceRecord> read_html_page(std::string_view bytes, const std::string& id_of_file,
                                           Provenance place);

}  // namespace telusur
