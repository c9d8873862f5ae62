// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/line_reader.h"

namespace telusur {

/// Divides the lines of one row into cells, as RFC 4180 has it: a cell in quotes may hold
/// delimiters, line ends and doubled quotes. Elsewhere a quote is a character like any other.
class CellSplitter {
  public:
    enum class State {
        Complete,  ///< the row ends with this line
        Open,      ///< a cell in quotes goes on in the next one
        Broken,    ///< text behind a closing quote
    };

    /// Keeps no more than `most` cells, and counts the others.
    CellSplitter(char delimiter, std::size_t most) : delimiter_(delimiter), most_(most) {}

    State add(std::string_view line);

    std::size_t count() const { return count_; }
    std::vector<std::string> take() { return std::move(cells_); }

  private:
    void finish_cell();

    char delimiter_;
    std::size_t most_;
    bool is_in_quotes_ = false;
    std::string cell_;
    std::size_t count_ = 0;
    std::vector<std::string> cells_;
};

/// The rows of a CSV file, in memory bounded by kMaximumRecordBytes. Bytes are given as they stand
/// in the file, less a byte order mark of UTF-8 at its front; line ends in cells are line feeds.
/// Not thread-safe.
class CsvRows {
  public:
    /// One row, or what is wrong at this place.
    struct Row {
        std::uint64_t line = 0;  ///< 1-based, on which it begins; 0 if nothing could be read
        std::string text;        ///< as it stands in the file, without the line end behind it
        std::vector<std::string> cells;
        std::optional<Phrase> problem;  ///< then there are no cells
    };

    /// The delimiter is the most frequent of comma, semicolon and tab in the first line, outside of
    /// quotes.
    explicit CsvRows(std::unique_ptr<ByteStream> stream) : lines_(std::move(stream)) {}

    /// The first row; at most kMostColumns cells.
    std::optional<Row> header();

    /// The next row of `width` cells; empty at the end. Blank lines are passed over. A row with
    /// another number of cells is a problem, and so is one whose quotes are wrong: it costs itself
    /// and the lines up to the next one that begins a row of `width` cells. See LineReader for
    /// lines that are too long or cannot be read.
    std::optional<Row> next(std::size_t width);

    char delimiter() const { return delimiter_; }

    static constexpr std::size_t kMostColumns = 1000;

  private:
    struct Attempt {
        CellSplitter::State state = CellSplitter::State::Broken;
        std::size_t end = 0;    // in buffer_, behind the row
        std::size_t count = 0;  // of its cells
        std::vector<std::string> cells;
    };

    bool has_line_at(std::size_t offset);
    std::string_view line_at(std::size_t offset) const;
    bool skip_blank_lines();
    std::optional<Row> take_problem();
    Attempt attempt(std::size_t width);
    Row take(Attempt attempt);
    Row recover(std::size_t width);
    void drop_to(std::size_t end);

    LineReader lines_;
    std::string buffer_;          // whole lines, each with a line feed behind it
    std::size_t position_ = 0;    // in buffer_, of the first line not given yet
    std::uint64_t line_ = 1;      // its number
    std::optional<Row> problem_;  // of the place behind the buffer
    bool at_end_ = false;
    char delimiter_ = ',';
};

}  // namespace telusur
