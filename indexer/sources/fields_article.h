// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/sources/record_fields.h"
#include "indexer/sources/source.h"
#include "indexer/sources/text_decoding.h"

namespace telusur {

enum class BodyForm {
    Lines,        ///< a line feed between paragraphs
    LinesOrHtml,  ///< the same, or HTML if it has tags of paragraphs and breaks
};

/// The article of a record of fields, which came out of `decoded`; see read_json_line for what
/// becomes of which field, what are flaws and what is rejected.
SourceRecord read_fields(const RecordFields& fields, BodyForm form, const DecodedText& decoded,
                         Provenance provenance);

}  // namespace telusur
