// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "indexer/index/article.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/wxr_item.h"

namespace telusur {

/// The article that an item of a WordPress export holds; see WxrReader for what becomes of which
/// element. Texts that should be dates and are none go to `bad`. The id is empty if the item has
/// neither number nor link.
Article wxr_article(const WxrItem& item, const std::map<std::string, std::string>& display_names,
                    BadDates& bad);

}  // namespace telusur
