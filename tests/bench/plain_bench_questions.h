// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/generation.h"

namespace telusur {

/// A question that both sides are asked, each in its own way.
struct Question {
    enum class Join { All, Any, Phrase };
    enum class Order { Best, Newest };

    std::string kind;                ///< its class: "rare", "and2" …
    std::vector<std::string> words;  ///< folded forms of Latin letters
    Join join = Join::All;
    std::string tag = {};  ///< as printed; empty for any
    int year = 0;          ///< 0 for any
    Order order = Order::Best;

    /// The words with blanks between, quoted for a phrase: what a person would type.
    std::string text() const;
};

struct QuestionDraw {
    std::size_t count = 20;  ///< a class
    std::uint64_t seed = 1;
    std::string only = {};  ///< one class; empty for all
};

/// The classes, in the order of tables.
std::vector<std::string> question_kinds();

/// Draws questions from the words and articles of a generation, class by class; the same for the
/// same seed. A class that the archive is too small for has fewer, or none.
std::vector<Question> draw_questions(const Generation& generation, const QuestionDraw& draw);

}  // namespace telusur
