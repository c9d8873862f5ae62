// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_post.h"

#include "indexer/index/date_parser.h"
#include "indexer/sources/article_parts.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/text_decoding.h"

namespace telusur {

namespace {

// WordPress writes zeros for no date, and leaves out the UTC one where it has none.
std::optional<Timestamp> date_of(const std::string& gmt, const std::string& local,
                                 std::string& bad) {
    for (const std::string& given : {gmt.empty() ? gmt : gmt + "Z", local}) {
        const std::string text = clean_text(given, Layout::OneLine).text;
        if (text.empty() || text.starts_with("0000-00-00")) continue;
        if (const auto moment = parse_date(text)) return moment;
        if (bad.empty()) bad = text;
    }
    return std::nullopt;
}

}  // namespace

std::string wordpress_article_id(std::uint64_t post) {
    return "post-" + std::to_string(post);
}

Article wordpress_article(const WordPressPost& post, const WordPressPostNames& names,
                          BadDates& bad) {
    Article article;
    article.id = wordpress_article_id(post.id);
    article.url = clean_text(post.link, Layout::OneLine).text;
    article.source = host_of(article.url);
    article.title = html_line(post.title);
    article.published = date_of(post.date_gmt, post.date, bad.published);
    article.modified = date_of(post.modified_gmt, post.modified, bad.modified);
    article.categories = names_of(names.categories);
    article.tags = names_of(names.tags);
    // Cleaned before it is read as HTML, as an export is: a line separator is a blank there.
    article.body = html_paragraphs(clean_text(post.content, Layout::KeepBlanks).text);
    article.credits = take_trailing_credits(article.body);
    add_account_credit(article, html_line(names.author));
    set_dateline(article);
    return article;
}

}  // namespace telusur
