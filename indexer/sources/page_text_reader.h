// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/sources/source.h"

namespace telusur {

/// Reads one article from the text of its page, as a browser's "copy all text" or an HTML-to-text
/// step gives it. Blocks are divided by empty lines and stand in this order; each may be missing:
///
///     title
///     byline and date        by NAME | Mar 14, 2021 | SECTION
///     tags                   Banjir | Cuaca
///     lead                   JAKARTA – Hujan deras ...   (the dateline goes to its own field)
///     paragraphs             among them headings: a short block without closing punctuation
///     credits                Penulis: NAME
///     the site's own lines   BAGIKAN :, KOMENTAR ...     (left out, with everything behind)
///
/// `bytes` are of any encoding (see decode_text), `id` becomes the article's. Flaws: "no title
/// found", "no date found", "no text found", a date that is none, damaged characters. Rejected: a
/// page without title and text, an empty or overlong id.
SourceRecord read_page_text(std::string_view bytes, std::string id, Provenance provenance);

}  // namespace telusur
