// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/text_analysis.h"
#include "searchd/search/result.h"

namespace telusur {

/// The words of a text that is being typed: all but the last are whole, unless a blank is behind
/// it.
struct TypedWords {
    std::vector<std::string> whole;
    std::string beginning;  ///< of a word; empty if all are whole

    bool empty() const { return whole.empty() && beginning.empty(); }
};

inline constexpr std::size_t kMaximumTypedBytes = 1024;
inline constexpr std::size_t kMaximumTypedWords = 16;

/// The words as articles are searched for them. None for more than those limits.
TypedWords typed_words(std::string_view typed, const TextAnalysis& analysis);

/// The words as names and tags are compared, folded by fold_label. None for more than those limits.
TypedWords typed_label_words(std::string_view typed);

/// Where the words stand in a key (a folded name or tag): each at the beginning of a word, the
/// whole ones up to its end, no two in one place. Byte offsets, in the order of `typed`. Empty
/// result if one of them is not there.
struct KeyPlace {
    std::size_t begin = 0;
    std::size_t end = 0;
};
std::optional<std::vector<KeyPlace>> places_in_key(std::string_view key, const TypedWords& typed);

/// A name or tag as printed, with marks where those places are in its key.
MarkedText marked_label(std::string_view label, const std::vector<KeyPlace>& places);

/// A title with marks on what was typed. Empty result if one of the words is not in it.
std::optional<MarkedText> marked_title(std::string_view title, const TypedWords& typed,
                                       const TextAnalysis& analysis);

}  // namespace telusur
