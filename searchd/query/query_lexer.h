// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searchd/query/query_field.h"

namespace telusur {

/// A sign, operator or run of other characters in a question. Borrows the question.
struct QueryToken {
    enum class Kind {
        Piece,  ///< text without blanks, brackets and quotation marks
        Quote,  ///< text between quotation marks; number: the distance behind `~`
        Open,
        Close,
        And,
        Or,
        Not,
        Near,      ///< number: the distance; 0 for one sentence
        Minus,     ///< directly in front of something
        Plus,      ///< the same
        Exact,     ///< `=`, the same
        Field,     ///< name and colon
        Unclosed,  ///< a quotation mark that nothing closes
        End,
    };

    Kind kind = Kind::End;
    std::string_view text = {};
    std::size_t begin = 0;  ///< in the question, in bytes
    std::uint32_t number = 0;
    QueryField field = QueryField::Title;
};

/// The tokens of a question with plain blanks, the last of kind End. Quotation marks of any kind
/// open and close one another, because telephones make them curly as they like. A question of one
/// operator and nothing else is a piece.
std::vector<QueryToken> read_tokens(std::string_view text);

/// True for what is an operator where it stands alone: "AND", "NEAR/5".
bool is_operator_text(std::string_view piece);

}  // namespace telusur
