// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/jsonl_reader.h"

#include <utility>
#include <variant>

#include "indexer/sources/fields_article.h"
#include "indexer/sources/json_fields.h"
#include "indexer/sources/record_problems.h"

namespace telusur {

SourceRecord read_json_line(std::string_view line, Provenance provenance) {
    const DecodedText decoded = decode_text(line);
    const std::variant<RecordFields, Phrase> parsed = parse_json_fields(decoded.text);
    if (const Phrase* problem = std::get_if<Phrase>(&parsed)) {
        return rejected_record(std::move(provenance), *problem);
    }
    SourceRecord record = read_fields(std::get<RecordFields>(parsed), BodyForm::Lines, decoded,
                                      std::move(provenance));
    // A page is what a browser saved, but JSON is UTF-8 by its definition: tolerated, and told.
    if (record.article && decoded.encoding == Encoding::Windows1252) {
        add_flaw(record.problems, read_as_windows_1252());
    }
    return record;
}

}  // namespace telusur
