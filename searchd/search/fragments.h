// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/index/text_analysis.h"
#include "searchd/search/result.h"

namespace telusur {

/// How much of a text is shown, in code points, without ellipses and the punctuation behind a word
/// where a sentence is cut. Fragments aim at kMinimumFragment, where text and length have as many.
inline constexpr std::size_t kSnippetLength = 300;
inline constexpr std::size_t kMinimumFragment = 60;
inline constexpr std::size_t kMaximumFragments = 3;

/// A word of a text that is to be marked.
struct MatchedWord {
    Token token;
    std::uint64_t asked = 0;  ///< what of the question it answers, a bit each
};

/// The whole text, line feeds as blanks, with these words marked. All texts here are UTF-8.
MarkedText marked(const std::string& text, const std::vector<MatchedWord>& matches);

/// The parts of a text to show, in its order, none overlapping. Taken one by one: what answers most
/// of the rest of the question, then has most matches, then is the first; no more of them than
/// answer more. Whole sentences where they fit; else one stretch of a sentence, that which answers
/// most, of whole words, with an ellipsis where it is cut. Neighbours are one fragment. The first
/// sentences where nothing matches; nothing of a blank text. `words` are all words of the text,
/// `matches` some of them, in order.
std::vector<MarkedText> fragments_of(const std::string& text,
                                     const std::vector<AnalysedWord>& words,
                                     const std::vector<MatchedWord>& matches);

/// Fragments as one text, with ellipses between them.
MarkedText joined_fragments(const std::vector<MarkedText>& fragments);

}  // namespace telusur
