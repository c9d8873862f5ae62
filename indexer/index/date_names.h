// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace telusur {

/// The month (1 to 12) and the day of the week (1 is Monday, 7 is Sunday) that a word names:
/// Indonesian or English, long or short, the month in old spellings too. Words are as date_tokens
/// gives them. Empty result for any other word.
std::optional<unsigned> month_named(std::string_view word);
std::optional<unsigned> weekday_named(std::string_view word);

}  // namespace telusur
