// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/feed_article.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/sources/article_parts.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/feed_date.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

std::string line(std::string_view text) {
    return clean_text(text, Layout::OneLine).text;
}

// The number in a guid of WordPress, "https://contoh.id/?p=12"; empty in any other.
std::string post_number(std::string_view guid) {
    const std::size_t query = guid.find('?');
    if (guid.find("://") == std::string_view::npos || query == std::string_view::npos) return {};
    for (std::string_view field : split(guid.substr(query + 1), '&')) {
        if (field.starts_with("#038;")) field.remove_prefix(5);
        if (!field.starts_with("p=")) continue;
        const std::string_view number = field.substr(2);
        const bool is_number =
            !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
        return is_number ? std::string(number) : std::string();
    }
    return {};
}

std::string article_id(const Article& article, const std::string& guid) {
    const std::string number = post_number(guid);
    if (!number.empty()) return "post-" + number;
    return article.url.empty() ? guid : article.url;
}

// "redaksi@contoh.id (Sari Dewi)" → "Sari Dewi"; an address alone names nobody.
std::string name_of_account(std::string_view account) {
    const std::size_t open = account.find('(');
    if (open != std::string_view::npos && account.ends_with(')')) {
        account = account.substr(open + 1, account.size() - open - 2);
    }
    const bool is_address = account.find('@') != std::string_view::npos;
    return is_address ? std::string() : html_line(account);
}

void add_authors(Article& article, const FeedItem& item) {
    UniqueNames names;
    for (const std::string& printed : names_of(item.authors)) {
        for (const std::string& name : split_names(printed))
            names.add(name);
    }
    std::vector<std::string> persons = names.take();
    if (persons.empty()) persons = {name_of_account(line(item.account))};
    add_account_credits(article, persons);
}

// The line with which plugins of WordPress send readers of a feed back to the site.
bool is_way_back(std::string_view text) {
    const std::string lower = ascii_lower(text);
    for (const auto& [front, middle] : {std::pair{"the post ", " appeared first on "},
                                        {"the post ", " first appeared on "},
                                        {"artikel ", " pertama kali tampil pada "},
                                        {"postingan ", " pertama kali tampil pada "},
                                        {"postingan ", " muncul pertama kali di "},
                                        {"artikel ", " muncul pertama kali di "}}) {
        if (lower.starts_with(front) && lower.find(middle) != std::string::npos) return true;
    }
    return false;
}

// "… dan warga [...]" → "… dan warga"
void drop_ellipsis(std::string& text) {
    for (const std::string_view mark : {"[…]", "[...]"}) {
        if (text.ends_with(mark)) text = trimmed(text.substr(0, text.size() - mark.size()));
    }
}

std::vector<Paragraph> paragraphs_of(const std::string& html) {
    std::vector<Paragraph> body = html_paragraphs(html);
    while (!body.empty() && is_way_back(body.back().text))
        body.pop_back();
    return body;
}

std::vector<Paragraph> excerpt_of(const std::string& html) {
    std::vector<Paragraph> body = paragraphs_of(html);
    if (body.empty()) return body;
    drop_ellipsis(body.back().text);
    if (body.back().text.empty()) body.pop_back();
    return body;
}

std::optional<Timestamp> date(const std::string& text, std::string& bad) {
    const std::string clean = line(text);
    const std::optional<Timestamp> moment = parse_feed_date(clean);
    if (!moment) bad = clean;
    return moment;
}

}  // namespace

FeedArticle feed_article(const FeedItem& item) {
    FeedArticle result;
    Article& article = result.article;
    article.url = line(item.original_link.empty() ? item.link : item.original_link);
    const std::string guid = line(item.guid);
    if (article.url.empty() && !host_of(guid).empty()) article.url = guid;
    article.source = host_of(article.url);
    article.id = article_id(article, guid);
    article.title = html_line(item.title);
    article.published = date(item.published, result.bad_dates.published);
    article.modified = date(item.updated, result.bad_dates.modified);
    if (!article.published) article.published = article.modified;
    article.categories = names_of(item.categories);
    article.body = paragraphs_of(item.content);
    if (article.body.empty()) {
        article.body = excerpt_of(item.summary);
        result.is_excerpt = !article.body.empty();
    }
    article.credits = take_trailing_credits(article.body);
    add_authors(article, item);
    set_dateline(article);
    return result;
}

bool is_comment(const FeedItem& item) {
    return item.is_answer || item.guid.find("#comment-") != std::string::npos ||
           item.link.find("#comment-") != std::string::npos;
}

}  // namespace telusur
