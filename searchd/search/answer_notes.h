// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "searchd/query/query.h"
#include "searchd/search/request.h"

namespace telusur {

/// Not all was found, because the time for it was over.
Note timed_out_note();

/// The last hits have neither marks nor fragments, because the time for it was over.
Note plainly_shown_note();

/// Some of the facets were not counted, because the time for it was over.
Note facets_left_out_note();

/// New articles are not put first.
Note recency_off_note();

/// Fewer than all of so many words count as found.
Note relaxed_note(std::size_t words, Match match);

}  // namespace telusur
