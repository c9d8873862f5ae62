// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searchd/search/result.h"

namespace telusur {

enum class CompletionKind {
    Word,  ///< in place of the last word typed
    Tag,   ///< a value to filter by
    Author,
    Title,  ///< an article
};

/// "word", "tag" …: the name in results.
std::string_view name_of(CompletionKind kind);

/// What somebody who has typed this far may want.
struct Completion {
    CompletionKind kind = CompletionKind::Word;
    MarkedText text;             ///< as printed, a word as folded; marks are what was typed
    std::uint64_t articles = 0;  ///< that have it; for a title 1
    std::string id;              ///< of the article, for a title
    std::string url;
};

inline constexpr std::size_t kDefaultCompletions = 8;
inline constexpr std::size_t kMostCompletions = 20;

}  // namespace telusur
