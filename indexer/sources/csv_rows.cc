// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/csv_rows.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/source.h"

// libcsv was weighed and left: after a bad quote it cannot go back to the line behind it, it bounds
// no cell and counts no lines. What remains of it is the forty lines of CellSplitter.

namespace telusur {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

char delimiter_of(std::string_view line) {
    constexpr std::string_view kDelimiters = ",;\t";
    std::size_t counts[kDelimiters.size()] = {};
    bool is_in_quotes = false;
    for (const char c : line) {
        if (c == '"') is_in_quotes = !is_in_quotes;
        const std::size_t which = kDelimiters.find(c);
        if (!is_in_quotes && which != std::string_view::npos) ++counts[which];
    }
    return kDelimiters[static_cast<std::size_t>(
        std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts))];
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

Phrase wrong_count(std::size_t count, std::size_t width) {
    return phrase("{} cells in this row, {} in the header",
                  "{} sel di baris ini, {} di judul kolom", count, width);
}

Phrase wrong_quotes(std::uint64_t lines_lost) {
    if (lines_lost == 0) {
        return {"a quote is not closed, or not doubled inside its cell",
                "tanda kutip tidak ditutup, atau tidak digandakan di dalam selnya"};
    }
    return phrase(
        "a quote is not closed, or not doubled inside its cell; {} more lines passed over",
        "tanda kutip tidak ditutup, atau tidak digandakan di dalam selnya; {} baris lagi dilewati",
        lines_lost);
}

}  // namespace

void CellSplitter::finish_cell() {
    if (count_++ < most_) cells_.push_back(cell_);
    cell_.clear();
}

CellSplitter::State CellSplitter::add(std::string_view line) {
    if (is_in_quotes_) cell_ += '\n';
    for (std::size_t at = 0;;) {
        if (!is_in_quotes_ && line.substr(at, 1) != "\"") {
            const std::size_t end = std::min(line.find(delimiter_, at), line.size());
            cell_ = line.substr(at, end - at);
            finish_cell();
            if (end == line.size()) return State::Complete;
            at = end + 1;
            continue;
        }
        if (!std::exchange(is_in_quotes_, true)) ++at;
        const std::size_t quote = std::min(line.find('"', at), line.size());
        cell_ += line.substr(at, quote - at);
        if (quote == line.size()) return State::Open;
        at = quote + 1;
        if (line.substr(at, 1) == "\"") {
            cell_ += '"';
            ++at;
            continue;
        }
        is_in_quotes_ = false;
        finish_cell();
        at = std::min(line.find_first_not_of(' ', at), line.size());
        if (at == line.size()) return State::Complete;
        if (line[at++] != delimiter_) return State::Broken;
    }
}

bool CsvRows::has_line_at(std::size_t offset) {
    if (offset < buffer_.size()) return true;
    if (problem_ || at_end_) return false;
    const std::optional<LineReader::Line> line = lines_.next();
    at_end_ = !line;
    if (!line) return false;
    if (line->problem) {
        problem_ = Row{line->number, {}, {}, line->problem};
        return false;
    }
    const bool is_marked = line->number == 1 && line->text.starts_with(kByteOrderMark);
    buffer_ += line->text.substr(is_marked ? kByteOrderMark.size() : 0);
    buffer_ += '\n';
    return true;
}

std::string_view CsvRows::line_at(std::size_t offset) const {
    return std::string_view(buffer_).substr(offset, buffer_.find('\n', offset) - offset);
}

// False if no line is left before a problem or the end.
bool CsvRows::skip_blank_lines() {
    while (has_line_at(position_)) {
        const std::string_view line = line_at(position_);
        if (!is_blank(line)) return true;
        drop_to(position_ + line.size() + 1);
    }
    return false;
}

std::optional<CsvRows::Row> CsvRows::take_problem() {
    if (problem_) line_ = problem_->line + 1;
    return std::exchange(problem_, std::nullopt);
}

void CsvRows::drop_to(std::size_t end) {
    const auto begin = buffer_.begin();
    line_ += static_cast<std::uint64_t>(std::count(begin + static_cast<std::ptrdiff_t>(position_),
                                                   begin + static_cast<std::ptrdiff_t>(end), '\n'));
    position_ = end;
    // Moving the rest at every row would cost the square of a long buffer.
    if (position_ < buffer_.size() && position_ < buffer_.size() / 2) return;
    buffer_.erase(0, std::exchange(position_, 0));
}

// Too many cells end a row that is still open: a lost quote turns the cells of the rows behind it
// inside out, and would otherwise be looked for again from each of their lines.
CsvRows::Attempt CsvRows::attempt(std::size_t width) {
    CellSplitter splitter(delimiter_, width);
    Attempt attempt;
    for (attempt.end = position_; has_line_at(attempt.end);) {
        const std::string_view line = line_at(attempt.end);
        if (attempt.end + line.size() - position_ > kMaximumRecordBytes) break;
        attempt.state = splitter.add(line);
        attempt.end += line.size() + 1;
        attempt.count = splitter.count();
        if (attempt.state != CellSplitter::State::Open || attempt.count >= width) break;
    }
    attempt.cells = splitter.take();
    return attempt;
}

CsvRows::Row CsvRows::take(Attempt attempt) {
    Row row{line_, buffer_.substr(position_, attempt.end - 1 - position_), std::move(attempt.cells),
            std::nullopt};
    drop_to(attempt.end);
    return row;
}

// Looks for the next row behind one with wrong quotes.
CsvRows::Row CsvRows::recover(std::size_t width) {
    Row row{line_, {}, {}, std::nullopt};
    drop_to(position_ + line_at(position_).size() + 1);
    const std::uint64_t first_lost = line_;
    std::uint64_t behind_lost = line_;
    while (skip_blank_lines()) {
        const Attempt next = attempt(width);
        if (next.state == CellSplitter::State::Complete && next.count == width) break;
        drop_to(position_ + line_at(position_).size() + 1);
        behind_lost = line_;
    }
    row.problem = wrong_quotes(behind_lost - first_lost);
    return row;
}

std::optional<CsvRows::Row> CsvRows::header() {
    if (skip_blank_lines()) delimiter_ = delimiter_of(line_at(position_));
    if (!skip_blank_lines()) return take_problem();
    Attempt header = attempt(kMostColumns);
    if (header.state == CellSplitter::State::Complete && header.count <= kMostColumns) {
        return take(std::move(header));
    }
    return Row{line_,
               {},
               {},
               header.count >= kMostColumns
                   ? phrase("more than {} columns", "lebih dari {} kolom", kMostColumns)
                   : wrong_quotes(0)};
}

std::optional<CsvRows::Row> CsvRows::next(std::size_t width) {
    if (!skip_blank_lines()) return take_problem();
    Attempt found = attempt(width);
    if (found.state != CellSplitter::State::Complete) return recover(width);
    const std::size_t count = found.count;
    Row row = take(std::move(found));
    if (count != width) row.problem = wrong_count(count, width);
    return row;
}

}  // namespace telusur
