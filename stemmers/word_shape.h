// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/tokenizer.h"

namespace telusur {

/// One token folded for matching. All text is UTF-8 and folded as fold_word does.
struct WordShape {
    /// The word, one spelling for all ways to write it: numbers without grouping and with a decimal
    /// comma (1.500.000,00 → 1500000), dates as year-month-day, abbreviations without stops,
    /// addresses without scheme and "www.". Hyphens are kept. Empty if nothing is left.
    std::string form;
    /// A hyphenated word without its hyphens; else empty.
    std::string joined;
    /// The words within, where they are words of their own: of a hyphenated word, of "covid19" and
    /// "70km", of "PrabowoGibran", of addresses and figures. None of them is empty. Else none.
    std::vector<std::string> parts;
    /// Whoever writes the parts apart may mean the same: covid 19, sepak bola.
    bool parts_suffice = false;
};

/// The shape of a token as written, of the kind that the tokenizer gave it.
WordShape shape_of(std::string_view written, TokenKind kind);

/// A date as "2023-07-14" from numbers as written, the year with four digits; nothing for what is
/// no day of the calendar.
std::optional<std::string> written_date(std::string_view day, std::string_view month,
                                        std::string_view year);

/// The number of a month by its folded name, Indonesian or English, whole, old or short: "01" to
/// "12". Empty if it is none.
std::string_view month_number(std::string_view folded);

/// What a number (a form) with a scale word comes to, as a form: "13,5" and "miliar" give
/// "13500000000". Nothing if `scale` is none (ribu, juta, miliar, triliun and their spellings).
std::optional<std::string> scaled_number(std::string_view number, std::string_view scale);

}  // namespace telusur
