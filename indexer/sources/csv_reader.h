// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "indexer/sources/csv_columns.h"
#include "indexer/sources/csv_rows.h"
#include "indexer/sources/record_reader.h"

namespace telusur {

/// Reads the articles of a CSV file (RFC 4180; comma, semicolon or tab), one a row, in memory
/// bounded by kMaximumRecordBytes. Not thread-safe.
///
/// The first row names the columns, by the keys of a JSON line or other words for them (see
/// csv_columns); the cells are read as a JSON line's values are, and besides: authors, editors,
/// tags and sections may be divided by semicolons or bars, and a body may be HTML. Any encoding but
/// UTF-16, row by row (see decode_text).
///
/// Flaws: as of a JSON line; said once a file: columns that are not read, and Windows-1252.
/// Rejected: rows as CsvRows and read_json_line have it; and, as the file's one record, a file
/// without the columns for an article's id and text, or in UTF-16.
class CsvReader : public RecordReader {
  public:
    /// `place` names the source and the file; its line is set for each record.
    CsvReader(std::unique_ptr<ByteStream> stream, Provenance place)
        : rows_(std::move(stream)), place_(std::move(place)) {}

    std::optional<SourceRecord> next() override;

  private:
    std::optional<SourceRecord> read_header();
    SourceRecord read_row(const CsvRows::Row& row);
    Provenance place(std::uint64_t line) const { return {place_.source, place_.file, line}; }

    CsvRows rows_;
    Provenance place_;
    CsvColumns columns_;
    bool has_begun_ = false;
    bool has_told_columns_ = false;
    bool has_told_encoding_ = false;
};

}  // namespace telusur
