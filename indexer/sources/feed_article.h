// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/article.h"
#include "indexer/sources/feed_item.h"
#include "indexer/sources/record_problems.h"

namespace telusur {

/// What an item of a feed holds.
struct FeedArticle {
    Article article;  ///< its id is empty if the item has neither link nor guid
    BadDates bad_dates;
    bool is_excerpt = false;  ///< the text is the item's summary, for want of a whole one
};

/// See FeedReader for what becomes of which element.
FeedArticle feed_article(const FeedItem& item);

/// True for a reader's comment on an article.
bool is_comment(const FeedItem& item);

}  // namespace telusur
