// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stemmers/phrase.h"
#include "stemmers/short_form.h"

namespace telusur {

/// A short form that a text puts into parentheses, or before them, with the words that may be its
/// long form.
struct AcronymCandidate {
    enum class Kind {
        Aligned,  ///< the words are the long form: its letters are in them
        Context,  ///< the long form, if there is one, is at the end of the words
    };

    ShortForm short_form;
    std::vector<PhraseWord> words;
    Kind kind = Kind::Aligned;
};

/// Appends the candidates of one text (UTF-8, any bytes), in its order; stops when there are
/// `limit` or more. Looks at innermost pairs of parentheses only, of up to 160 bytes.
void find_candidates(std::string_view text, std::size_t limit,
                     std::vector<AcronymCandidate>& candidates);

}  // namespace telusur
