// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "indexer/index/phrase.h"
#include "searchd/cli/output.h"
#include "searchd/cli/output_format.h"

namespace telusur {

/// What a list says of one thing. Nothing where it is not known.
using RecordCell = std::variant<std::monostate, bool, std::uint64_t, double, std::string>;

struct RecordColumn {
    std::string name;  ///< for programs
    Phrase heading;    ///< for people; without one, tables leave the column out
};

/// Things of one kind, one a row; each row has as many cells as there are columns.
struct RecordList {
    std::vector<RecordColumn> columns;
    std::vector<std::vector<RecordCell>> rows;
};

/// Table: under headings, numbers to the right. Plain: the cells divided by tabs, without headings.
/// Json: one array of objects; JsonLines: an object a line. Text from elsewhere has no control
/// characters in tables and plain lines. Numbers with a fraction have six decimals at most. Ends
/// with a line feed; without rows it is empty, but for Json.
std::string write_records(const RecordList& list, OutputFormat format, const OutputStyle& style);

}  // namespace telusur
