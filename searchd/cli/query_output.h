// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searchd/cli/output.h"
#include "searchd/search/query_json.h"

namespace telusur {

/// How a question was read. Plain: kind, form, root and, for what stands for a word, how it is
/// written, a line each, divided by tabs; kinds are word, prefix, parts, whole, synonym, acronym,
/// corrected, required, exclusion, forms (of a word in the archive, with their counts) and
/// stop_word.
std::string write_query(const ReadQuestion& question, OutputFormat format,
                        const OutputStyle& style);

}  // namespace telusur
