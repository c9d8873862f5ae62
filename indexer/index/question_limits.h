// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace telusur {

/// What the words of one question may grow to, as the operator may set it.
struct QuestionLimits {
    /// Words that one `prefix*` stands for, the most frequent ones, roots in all of their forms;
    /// all prefixes of a question together stand for three times as many.
    std::size_t prefix_terms = 1000;
    /// What may stand for one word; synonyms beyond it are not added.
    std::size_t expansions = 16;
    /// Different words for which similar ones are looked for; each takes some milliseconds in an
    /// archive of a million articles.
    std::size_t spelled_words = 12;

    bool operator==(const QuestionLimits&) const = default;
};

}  // namespace telusur
