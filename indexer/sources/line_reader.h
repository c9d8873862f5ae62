// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/index/phrase.h"
#include "indexer/sources/byte_stream.h"

namespace telusur {

/// The lines of a plain or zstd-compressed file, in memory bounded by kMaximumRecordBytes. Not
/// thread-safe.
class LineReader {
  public:
    /// One line, or what is wrong at this place.
    struct Line {
        std::uint64_t number = 0;  ///< 1-based; 0 if nothing of the file could be read
        std::string_view text;     ///< without its line end (LF or CRLF); valid until the next call
        std::optional<Phrase> problem;  ///< then there is no text
    };

    /// Opens the file. What goes wrong is the problem of the first line.
    explicit LineReader(const std::string& path) : LineReader(open_byte_stream(path)) {}
    explicit LineReader(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

    /// The next line; empty at the end. A line of more than kMaximumRecordBytes is a problem that
    /// gives its size, and the lines behind it follow. A file that cannot be read (further) is a
    /// problem too, and the last thing given; an unfinished line before it is lost.
    std::optional<Line> next();

  private:
    Line finish_line();

    std::unique_ptr<ByteStream> stream_;
    std::string_view chunk_;        // what is left of the last read
    std::string line_;              // the current line so far, as long as it is not too long
    std::uint64_t line_bytes_ = 0;  // the size of the current line so far
    std::uint64_t number_ = 0;
    bool at_end_ = false;
};

}  // namespace telusur
