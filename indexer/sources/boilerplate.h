// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace telusur {

/// True for a clean line that belongs to the site and not to the article, and behind which nothing
/// of the article follows: "BAGIKAN :", "Artikel Lainnya", "Leave a Reply". The whole line, in any
/// case, with or without a colon.
bool is_closing_marker(std::string_view line);

/// True for a clean line that points to another article: "Baca juga: ...".
bool is_read_also(std::string_view line);

}  // namespace telusur
