// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/article.h"

namespace telusur {

/// The text of an HTML fragment (well-formed UTF-8) as WordPress stores or gives the content of a
/// post, in time linear in its size:
///
/// - Block elements, list items, table rows and captions are paragraphs, h1 to h6 headings. Outside
///   of <p>, blank lines divide paragraphs, as in the classic editor; so does a doubled <br>.
/// - Left out: comments of the block editor, scripts, styles, players, forms, shortcodes (the text
///   inside [caption] stays), lines that are only an address, and lines that point to another
///   article ("Baca juga: ...").
/// - Credit lines at the end of a paragraph ("Penulis: A<br>Editor: B") become paragraphs.
///
/// Clean text (see clean_text), none empty. Nesting, if deep, and wrong HTML change nothing of the
/// words. Behind 100,000 paragraphs the rest becomes part of the last one; a
/// paragraph of more than 1,000 lines is divided.
std::vector<Paragraph> html_paragraphs(std::string_view html);

/// The text of a fragment that is one line: a title, the name of a category.
std::string html_line(std::string_view html);

}  // namespace telusur
