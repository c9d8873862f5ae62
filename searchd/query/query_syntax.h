// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/phrase.h"
#include "searchd/query/date_range.h"
#include "searchd/query/query_field.h"

namespace telusur {

/// A part of a question as it is written. Which members say something depends on the kind.
struct SyntaxNode {
    enum class Kind {
        Words,  ///< text: pieces between blanks, one blank apart
        Exact,  ///< text: one piece that was written behind `=`
        Quote,  ///< text: what stands between the marks; distance: of `~5`
        Date,   ///< dates
        Field,  ///< field, and the one child it holds for
        Group,  ///< children side by side
        And,    ///< children
        Or,     ///< children
        Near,   ///< two children; distance
        Not,    ///< one child
        Must,   ///< one child that was written behind `+`
    };

    Kind kind = Kind::Group;
    std::string text = {};
    std::uint32_t distance = 0;
    QueryField field = QueryField::Title;
    DateRange dates = {};
    std::vector<SyntaxNode> children = {};
};

/// What could not be read as it is written.
struct SyntaxProblem {
    std::string code;  ///< stable, for programs
    Phrase message;
    Phrase hint;
    std::size_t position = 0;  ///< of the text, in code points from 0
};

/// A question as it is written: parts side by side, and what was repaired to read it so.
struct Syntax {
    std::vector<SyntaxNode> items;
    std::vector<SyntaxProblem> problems;  ///< in the order of the text
};

/// Brackets deeper than this are passed over, with a problem.
inline constexpr std::size_t kMaximumQueryDepth = 32;

/// Reads any well-formed UTF-8 with plain blanks. What is no operator, bracket, quotation or field
/// is words; what makes no sense where it stands is passed over with a problem. Relative dates are
/// counted from `today`.
///
/// NOT, `-`, `+`, `=` and fields bind what follows directly, then NEAR, AND, OR, and what stands
/// side by side: `a b OR c d` is a (b OR c) d.
Syntax read_syntax(std::string_view text, const Date& today);

/// The question in its one spelling, which is read as the same syntax without problems: operators
/// in English, fields in Indonesian, dates as ranges, all brackets that are needed.
std::string print(const std::vector<SyntaxNode>& items);

}  // namespace telusur
