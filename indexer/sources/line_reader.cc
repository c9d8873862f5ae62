// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/line_reader.h"

#include <utility>

#include "indexer/sources/record_problems.h"
#include "indexer/sources/source.h"

namespace telusur {

std::optional<LineReader::Line> LineReader::next() {
    line_.clear();
    line_bytes_ = 0;
    while (!at_end_) {
        if (chunk_.empty()) {
            ByteStream::Chunk read = stream_->next();
            if (read.problem) {
                at_end_ = true;
                const bool nothing_read = number_ == 0 && line_bytes_ == 0;
                return Line{nothing_read ? 0 : number_ + 1, {}, std::move(read.problem)};
            }
            chunk_ = read.bytes;
            at_end_ = chunk_.empty();
            continue;
        }
        const std::size_t end = chunk_.find('\n');
        const std::string_view piece = chunk_.substr(0, end);
        line_bytes_ += piece.size();
        // One byte more than is allowed may be the CR of a line end.
        if (line_bytes_ <= kMaximumRecordBytes + 1) {
            line_ += piece;
        } else {
            line_.clear();
        }
        chunk_.remove_prefix(end == std::string_view::npos ? chunk_.size() : end + 1);
        if (end != std::string_view::npos) return finish_line();
    }
    if (line_bytes_ > 0) return finish_line();
    return std::nullopt;
}

LineReader::Line LineReader::finish_line() {
    ++number_;
    if (line_bytes_ > kMaximumRecordBytes + 1) return {number_, {}, too_large(line_bytes_)};
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    if (line_.size() > kMaximumRecordBytes) return {number_, {}, too_large(line_.size())};
    return {number_, line_, std::nullopt};
}

}  // namespace telusur
