// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// What stands between two quotation marks of a question.
struct QuotedText {
    std::string text;
    bool unwanted = false;  ///< there is a minus before it
    std::string slop;       ///< the digits behind it in "…"~5; empty without
};

/// A question with its quotations taken out. Marks of any kind open and close one another, because
/// telephones make them curly as they like.
struct SplitQuotes {
    std::string rest;  ///< a line feed between blanks stands for each quotation
    std::vector<QuotedText> quotes;
    bool unclosed = false;  ///< the last mark opens what nothing closes; `rest` has its words
};

SplitQuotes split_quotes(std::string_view text);

}  // namespace telusur
