// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/index/phrase.h"
#include "indexer/sources/record_fields.h"

namespace telusur {

/// What the columns of a CSV file hold.
struct CsvColumns {
    std::vector<std::optional<RecordKey>> keys;  ///< by column; empty for one that is not read
    std::vector<std::string> unread;             ///< the names of those that are not, none empty
};

/// Reads the names of the columns (clean text): those of RecordKey, and other English and
/// Indonesian words for them; case, blanks and marks do not count ("Tanggal Terbit",
/// "published_at"). Of two columns for the same key the first counts. A Phrase says that there is
/// neither an id nor an address, or neither title nor text.
std::variant<CsvColumns, Phrase> csv_columns(const std::vector<std::string>& names);

/// The fields of a row with as many cells. A cell of a key that can be a list is divided at
/// semicolons and bars.
RecordFields csv_fields(const CsvColumns& columns, const std::vector<std::string>& cells);

}  // namespace telusur
