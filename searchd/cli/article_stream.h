// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchd/cli/article_lines.h"
#include "searchd/search/article_scan.h"
#include "searchd/search/request.h"
#include "searchd/search/text_chunks.h"

namespace telusur {

/// Write what is left to standard output, its beginning at once. Need little memory, however much
/// there is. Throw as write_out, ArticleScan and TextChunks do.
void write_articles(ArticleScan& scan, ArticleLines& lines);
void write_chunks(TextChunks& chunks);

/// Says on standard error that an order by relevance ends before all was given, where it does.
void tell_rest(const ArticleScan& scan, const SearchRequest& request, Language language);

}  // namespace telusur
