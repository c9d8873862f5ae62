// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "searchd/query/query.h"

namespace telusur {

/// A prefix as read; the note tells what was left out, if anything was.
struct ReadPrefix {
    QueryWord word;
    std::optional<Note> note;
};

/// `banj*` as a word of a question that stands for at most `most` terms.
/// Nothing if it is no such piece, or too short for one.
std::optional<ReadPrefix> read_prefix(std::string_view piece, const TextAnalysis& analysis,
                                      const Vocabulary& vocabulary, std::size_t most);

/// The term with the fewest documents that has all documents of the form: those of the form alone,
/// or, if it is its own root, those of all forms of it.
std::string narrowest_term(const Vocabulary& vocabulary, WordNumber word);

/// The distance in `NEAR`, `NEAR/5` or `NEAR/S` (0); nothing for any other piece.
std::optional<std::uint32_t> read_near(std::string_view piece);

/// A number of words from its digits, at most kMaximumDistance; none are 0.
std::uint32_t read_distance(std::string_view digits);

}  // namespace telusur
