// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// A number or a word of a printed date.
struct DateToken {
    bool is_number = false;
    std::string text;       ///< digits; or ASCII letters in lower case, without apostrophes
    std::string separator;  ///< the marks before it without blanks: of , . ; : | ( ) [ ] / - +
};

using DateTokens = std::vector<DateToken>;

/// Takes a printed date (UTF-8) apart. Dashes become "-", bullets "|". Marks behind the last token
/// are passed over. Empty result if the text holds any other character.
std::optional<DateTokens> date_tokens(std::string_view text);

}  // namespace telusur
