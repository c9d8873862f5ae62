// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/article.h"

namespace telusur {

/// The persons in a printed list (clean text, one line): "A dan B", "A, S.Sos., B & C; D". A comma
/// before an academic degree belongs to the name. Names that differ only in case count once.
std::vector<std::string> split_names(std::string_view text);

/// Adds a credit unless its name is empty or already has that role, whatever its case.
void add_credit(std::vector<Credit>& credits, std::string_view role, std::string_view name);

/// Reads one clean line of the form "ROLE: names", "Penulis/Editor: X" (both roles for X) or
/// "Editor : A dan B". Role words are Indonesian or English, in any case. An empty list means a
/// credit that names nobody. Empty result for everything else, also where more than 80 bytes or
/// 8 words follow the colon: that is a sentence.
std::optional<std::vector<Credit>> parse_credit_line(std::string_view line);

/// Takes the unbroken run of credit lines (at most 8) off the end of a body. In printed order.
std::vector<Credit> take_trailing_credits(std::vector<Paragraph>& body);

}  // namespace telusur
