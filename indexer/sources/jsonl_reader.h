// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/sources/source.h"

namespace telusur {

/// Reads one article from one line of JSON Lines: an object with these keys, in any order. Other
/// keys are ignored; null is as good as absent, and of a key given twice the last value counts.
///
///     id                      text or integer; without it the url is the id
///     url, source             text, as found
///     title                   text
///     body                    text, a line feed between paragraphs; credit lines at its end are
///     taken
///                             off and count for the roles that the record does not give itself
///     date, modified          text, any form of parse_date
///     authors, editors        list of texts, or one text ("A dan B", see split_names)
///     tags                    list of texts, or one text divided by commas, semicolons or bars
///     section                 text or list of texts: the categories
///
/// The line may be of any encoding (see decode_text) and holds no line feed. Flaws: "no title", "no
/// date", "no text", a date that is none, damaged characters. Rejected: broken JSON, with the place
/// counted in bytes of the decoded line; a line that is no object; more than 16 levels of nesting;
/// a value of another type; neither id nor url; an overlong id; neither title nor text.
SourceRecord read_json_line(std::string_view line, Provenance provenance);

}  // namespace telusur
