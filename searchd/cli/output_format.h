// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// How an answer is written. Table is for eyes, Plain (tab-separated) for shell tools, Json and
/// JsonLines for programs; the others list articles.
enum class OutputFormat {
    Table,
    Plain,
    Json,
    JsonLines,
    Ids,   ///< one a line
    Urls,  ///< one a line
    Csv,
    Ris,
    BibTex,
    Csl,
    Wiki,  ///< citations in wikitext
};

using OutputFormats = std::vector<OutputFormat>;

std::string_view name_of(OutputFormat format);

/// Throws Error{Usage}, with the nearest name, for one that is not among `formats`.
OutputFormat format_named(const std::string& name, const OutputFormats& formats);

/// "table, plain, json"
std::string list_of(const OutputFormats& formats);

}  // namespace telusur
