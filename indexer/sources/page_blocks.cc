// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_blocks.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "indexer/sources/boilerplate.h"
#include "indexer/sources/byline.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// Where a title can end and a byline follow: some page texts have no empty line between them.
constexpr std::size_t kHeadBlocks = 2;
constexpr std::size_t kHeadLines = 4;

std::vector<Block> cut_at_empty_lines(std::string_view text) {
    std::vector<Block> blocks;
    bool inside = false;
    for (const std::string_view line : split(text, '\n')) {
        if (!line.empty()) {
            if (!inside) blocks.emplace_back();
            blocks.back().emplace_back(line);
        }
        inside = !line.empty();
    }
    return blocks;
}

std::vector<Block> one_block_a_line(Block lines) {
    std::vector<Block> blocks;
    for (std::string& line : lines)
        blocks.push_back({std::move(line)});
    return blocks;
}

bool is_dated_byline(const std::string& line) {
    const std::optional<Byline> byline = parse_byline(line);
    return byline && byline->published;
}

std::vector<Block> split_at_byline(Block block) {
    const auto end =
        block.begin() + static_cast<std::ptrdiff_t>(std::min(block.size(), kHeadLines));
    const auto byline = std::find_if(block.begin(), end, is_dated_byline);
    if (byline == end) return {std::move(block)};
    auto behind = byline + 1;
    std::vector<Block> parts;
    if (byline != block.begin()) parts.emplace_back(block.begin(), byline);
    parts.push_back({*byline});
    if (behind != block.end() && behind->find('|') != std::string::npos) {
        parts.push_back({*behind++});
    }
    if (behind != block.end()) parts.emplace_back(behind, block.end());
    return parts;
}

// Adds the lines of one block that belong to the article. False if it holds a closing marker: then
// nothing behind it does.
bool add_block(const Block& block, std::vector<std::string>& lines) {
    Block kept;
    bool open = true;
    for (const std::string& line : block) {
        if (is_read_also(line)) break;
        if (!is_closing_marker(line)) {
            kept.push_back(line);
        } else if (!lines.empty() || !kept.empty()) {
            open = false;
            break;
        }
    }
    const auto is_text = [](const std::string& line) { return !parse_credit_line(line); };
    const auto text_end = std::find_if(kept.rbegin(), kept.rend(), is_text).base();
    if (text_end != kept.begin()) lines.push_back(one_line(Block(kept.begin(), text_end)));
    lines.insert(lines.end(), text_end, kept.end());
    return open;
}

}  // namespace

std::vector<Block> page_blocks(std::string_view text) {
    std::vector<Block> blocks = cut_at_empty_lines(text);
    if (blocks.size() == 1) return one_block_a_line(std::move(blocks.front()));
    std::vector<Block> result;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i < kHeadBlocks && blocks[i].size() > 1) {
            std::vector<Block> parts = split_at_byline(std::move(blocks[i]));
            std::move(parts.begin(), parts.end(), std::back_inserter(result));
        } else {
            result.push_back(std::move(blocks[i]));
        }
    }
    return result;
}

std::string one_line(const Block& block) {
    std::string text;
    for (const std::string& line : block) {
        if (!text.empty()) text += ' ';
        text += line;
    }
    return text;
}

std::vector<std::string> body_lines(const std::vector<Block>& blocks, std::size_t first) {
    std::vector<std::string> lines;
    for (std::size_t i = first; i < blocks.size(); ++i) {
        if (!add_block(blocks[i], lines)) break;
    }
    return lines;
}

}  // namespace telusur
