// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/csv_reader.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "indexer/sources/fields_article.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestNames = 120;

// The cells of a row that is well divided, out of its decoded text.
std::vector<std::string> cells_of(std::string_view text, char delimiter) {
    CellSplitter splitter(delimiter, CsvRows::kMostColumns);
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        splitter.add(text.substr(at, end - at));
        at = end + 1;
    }
    return splitter.take();
}

Phrase unread_columns(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + name;
    return phrase("columns that are not read: {}", "kolom yang tidak dibaca: {}",
                  shortened(list, kLongestNames));
}

}  // namespace

std::optional<SourceRecord> CsvReader::next() {
    if (!std::exchange(has_begun_, true)) {
        if (std::optional<SourceRecord> problem = read_header()) return problem;
    }
    if (columns_.keys.empty()) return std::nullopt;
    const std::optional<CsvRows::Row> row = rows_.next(columns_.keys.size());
    if (!row) return std::nullopt;
    if (row->problem) return rejected_record(place(row->line), *row->problem);
    return read_row(*row);
}

std::optional<SourceRecord> CsvReader::read_header() {
    const std::optional<CsvRows::Row> row = rows_.header();
    if (!row) return std::nullopt;
    if (row->problem) return rejected_record(place(row->line), *row->problem);
    if (std::optional<Phrase> problem = utf16_problem(row->text)) {
        return rejected_record(place(row->line), std::move(*problem));
    }
    std::vector<std::string> names;
    for (const std::string& cell : row->cells)
        names.push_back(clean_text(decode_text(cell).text, Layout::OneLine).text);
    std::variant<CsvColumns, Phrase> columns = csv_columns(names);
    if (const Phrase* problem = std::get_if<Phrase>(&columns)) {
        return rejected_record(place(row->line), *problem);
    }
    columns_ = std::get<CsvColumns>(std::move(columns));
    return std::nullopt;
}

SourceRecord CsvReader::read_row(const CsvRows::Row& row) {
    const DecodedText decoded = decode_text(row.text);
    const RecordFields fields = csv_fields(
        columns_, decoded.text == row.text ? row.cells : cells_of(decoded.text, rows_.delimiter()));
    SourceRecord record = read_fields(fields, BodyForm::LinesOrHtml, decoded, place(row.line));
    if (!record.article) return record;
    if (!columns_.unread.empty() && !std::exchange(has_told_columns_, true)) {
        add_flaw(record.problems, unread_columns(columns_.unread));
    }
    // Spreadsheets write it; one line of the report is enough for a whole file.
    if (decoded.encoding == Encoding::Windows1252 && !std::exchange(has_told_encoding_, true)) {
        add_flaw(record.problems, read_as_windows_1252());
    }
    return record;
}

}  // namespace telusur
