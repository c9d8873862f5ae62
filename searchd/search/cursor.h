// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/index/columns.h"
#include "searchd/search/request.h"

namespace telusur {

/// Where a walk through the articles found goes on: behind the one given last.
struct Cursor {
    Sort sort = Sort::Relevance;
    std::uint32_t question = 0;  ///< checksum_of_question
    std::uint64_t origin = 0;    ///< checksum of the name of what `place` is counted in
    std::uint32_t place = 0;     ///< by relevance how many were given, by date the last document
    std::int64_t seconds = kNoTime;  ///< by date: when the last was published, and its id, by which
    std::string id;                  ///< the place is found again in another generation

    bool operator==(const Cursor&) const = default;
};

/// Of all that decides which articles are found and in which order; not of how they are shown.
std::uint32_t checksum_of_question(const SearchRequest& request);

/// Letters, digits, - and _: can stand in an address as it is.
std::string to_text(const Cursor& cursor);

/// What to_text wrote. Throws Error{Usage} naming the parameter "cursor" for any other text.
Cursor parse_cursor(std::string_view text);

}  // namespace telusur
