// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// The lines between two empty lines of a page. Never empty; no line is empty.
using Block = std::vector<std::string>;

/// Cuts clean text (Layout::CollapseBlanks) into blocks. A page without any empty line has one
/// block a line. A byline with a date that shares a block with the title or with the tags becomes a
/// block of its own.
std::vector<Block> page_blocks(std::string_view text);

/// The lines of a block as one.
std::string one_line(const Block& block);

/// The blocks behind the head of a page, one line each, as far as they belong to the article:
/// without pointers to other articles, and nothing from the first closing marker on (see
/// boilerplate.h). A closing marker before any text only goes itself. Credit lines at the end of a
/// block are given one by one.
std::vector<std::string> body_lines(const std::vector<Block>& blocks, std::size_t first);

}  // namespace telusur
