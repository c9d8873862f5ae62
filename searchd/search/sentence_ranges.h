// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/index/text_analysis.h"

namespace telusur {

/// A sentence within a text: bytes, on the borders of code points. It has the punctuation, quotes
/// and brackets around its words, and no blanks at its ends.
struct SentenceRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t length = 0;      ///< in code points
    std::size_t first_word = 0;  ///< among the words of the text
    std::size_t last_word = 0;   ///< not one of them
};

/// The sentences of a well-formed text of which these are the words, in order: the first begins
/// with the text, the last ends with it. None if there are no words.
std::vector<SentenceRange> sentences_of(std::string_view text,
                                        const std::vector<AnalysedWord>& words);

}  // namespace telusur
