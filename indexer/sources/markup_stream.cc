// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/markup_stream.h"

#include <algorithm>
#include <array>
#include <utility>

namespace telusur {

namespace {

constexpr auto kNone = std::string_view::npos;

struct Section {
    std::string_view opening;
    std::string_view terminator;
};

constexpr std::array<Section, 3> kSections = {
    {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}};

constexpr std::string_view kDoctype = "<!DOCTYPE";

// The size of the tag at the front; none if it does not end. A '>' inside a quoted value does not
// count. A '<' ends every tag, as it does for a parser, which would find another one there.
std::size_t tag_size(std::string_view text) {
    char quote = '\0';
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<') return i;
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return kNone;
}

}  // namespace

std::string_view tag_name(std::string_view tag) {
    tag.remove_prefix(1);
    return tag.substr(0, tag.find_first_of(" \t\r\n>", tag.starts_with('/') ? 1 : 0));
}

std::string_view MarkupStream::peek(std::size_t bytes) {
    while (buffer_.size() - position_ < bytes && !at_end_) {
        ByteStream::Chunk chunk = stream_->next();
        at_end_ = chunk.problem || chunk.bytes.empty();
        problem_ = std::move(chunk.problem);
        buffer_.erase(0, std::exchange(position_, 0));
        buffer_ += chunk.bytes;
    }
    return std::string_view(buffer_).substr(position_, bytes);
}

MarkupStream::Piece MarkupStream::take(Kind kind, std::size_t bytes) {
    const Piece piece{kind, std::string_view(buffer_).substr(position_, bytes), line_, {}};
    position_ += piece.bytes.size();
    line_ += static_cast<std::uint64_t>(std::count(piece.bytes.begin(), piece.bytes.end(), '\n'));
    return piece;
}

MarkupStream::Piece MarkupStream::next() {
    if (peek(kLongestTag + 1).empty()) {
        if (!problem_) return {Kind::End, {}, line_, {}};
        return {Kind::Problem, {}, line_, std::exchange(problem_, std::nullopt)};
    }
    if (!terminator_.empty()) return inside_section();
    const std::string_view rest = std::string_view(buffer_).substr(position_);
    if (!rest.starts_with('<')) return take(Kind::Other, rest.find('<'));
    if (rest.starts_with(kDoctype)) return take(Kind::Doctype, kDoctype.size());
    for (const Section& section : kSections) {
        if (!rest.starts_with(section.opening)) continue;
        terminator_ = section.terminator;
        return take(Kind::Other, section.opening.size());
    }
    return next_tag();
}

MarkupStream::Piece MarkupStream::next_tag() {
    const std::string_view window = peek(kLongestTag + 1);
    const std::size_t size = tag_size(window);
    if (size != kNone && window[size - 1] == '>') return take(Kind::Tag, size);
    if (size == kNone && window.size() > kLongestTag) return take(Kind::LongTag, kLongestTag);
    return take(Kind::Other, size);
}

MarkupStream::Piece MarkupStream::inside_section() {
    const std::string_view rest = std::string_view(buffer_).substr(position_);
    const std::size_t found = rest.find(terminator_);
    if (found != kNone) {
        return take(Kind::Other, found + std::exchange(terminator_, {}).size());
    }
    // The terminator may lie across the end of what was read; at the end of the file it cannot.
    const std::size_t kept = at_end_ ? 0 : terminator_.size() - 1;
    return take(Kind::Other, rest.size() - kept);
}

}  // namespace telusur
