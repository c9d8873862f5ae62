// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/page_marks.h"

namespace telusur {

struct PageTitle {
    std::string text;           ///< clean, one line
    std::uint32_t element = 0;  ///< where it stands in the page; 0: only in the head
};

/// Chooses the title: a marked one or a heading that the head repeats, else the best of the head,
/// but a marked one before what only <title> says. `told` are the titles of the head, best first,
/// clean, the last that of <title>; `site_name` may be empty.
PageTitle page_title(const PageMarks& marks, const std::vector<std::string>& told,
                     std::string_view site_name);

/// Without a site's name behind a bar or dash: "Judul | Harian Contoh". Where the name is not
/// known, what follows the last bar goes if it is short and the rest is not.
std::string without_site_name(std::string_view title, std::string_view site_name);

}  // namespace telusur
