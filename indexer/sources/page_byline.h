// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/timestamp.h"

namespace telusur {

/// What a theme prints about an article in one line of clean text: "Posted by, X on May 3, 2012",
/// "Ditulis oleh X 11. April 2011 - 15:44", "30/07/2009". Either may be missing.
struct PrintedByline {
    std::string author;
    std::optional<Timestamp> published;
};

/// Reads the first 24 words. The author is what follows "by", "oleh" or "penulis", up to
/// the date or a word that is no part of a name.
PrintedByline read_printed_byline(std::string_view line);

/// The first date in a line of clean text, as long as it goes; of the first 24 words.
std::optional<Timestamp> find_printed_date(std::string_view line);

}  // namespace telusur
