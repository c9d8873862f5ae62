// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/article_stream.h"

#include <cstdio>
#include <fmt/format.h>

#include "searchd/cli/standard_output.h"

namespace telusur {

void write_articles(ArticleScan& scan, ArticleLines& lines) {
    write_out(lines.begin());
    bool is_first = true;
    while (const auto article = scan.next()) {
        write_out(lines.write({*article}));
        if (is_first) flush_out();
        is_first = false;
    }
    write_out(lines.end());
}

void write_chunks(TextChunks& chunks) {
    for (std::string text = chunks.next(); !text.empty(); text = chunks.next()) {
        write_out(text);
        flush_out();
    }
}

void tell_rest(const ArticleScan& scan, const SearchRequest& request, Language language) {
    if (request.sort != Sort::Relevance || scan.total() <= kMaximumDepth) return;
    fmt::print(stderr, "{}\n",
               phrase("by relevance only the first {} of {} articles can be had; by date all",
                      "menurut relevansi hanya {} dari {} artikel yang pertama; menurut tanggal "
                      "semuanya",
                      kMaximumDepth, scan.total())
                   .in(language));
}

}  // namespace telusur
