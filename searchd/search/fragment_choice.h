// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searchd/search/fragments.h"
#include "searchd/search/sentence_ranges.h"

namespace telusur {

/// A part of a text, in bytes, and the sentences that it begins and ends in.
struct TextPiece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t first_sentence = 0;
    std::size_t last_sentence = 0;  ///< one of them
};

/// The parts of a text that fragments_of shows, before anything is put around them: each in another
/// sentence, in their order, together no longer than kSnippetLength: a word that is longer is cut.
/// None if there are no matches.
std::vector<TextPiece> densest_pieces(std::string_view text,
                                      const std::vector<SentenceRange>& sentences,
                                      const std::vector<MatchedWord>& matches);

/// Where the text is `count` code points after `begin`, or its end.
std::size_t after_code_points(std::string_view text, std::size_t begin, std::size_t count);

}  // namespace telusur
