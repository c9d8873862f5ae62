// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wxr_article.h"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/date_parser.h"
#include "indexer/sources/article_parts.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/text_decoding.h"

namespace telusur {

namespace {

std::string line(const std::string& text) {
    return clean_text(text, Layout::OneLine).text;
}

std::string article_id(const WxrItem& item) {
    const std::string number = line(item.post_id);
    const bool is_number =
        !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? "post-" + number : line(item.link);
}

struct DateText {
    const std::string& text;
    std::string_view zone = {};
};

// The first text that is a date. WordPress writes zeros for none; the first of all others is kept
// in `bad`.
std::optional<Timestamp> first_date(std::initializer_list<DateText> candidates, std::string& bad) {
    for (const DateText& candidate : candidates) {
        const std::string text = line(candidate.text);
        if (text.empty() || text.starts_with("0000-00-00")) continue;
        if (const auto moment = parse_date(text + std::string(candidate.zone))) return moment;
        if (bad.empty()) bad = text;
    }
    return std::nullopt;
}

}  // namespace

Article wxr_article(const WxrItem& item, const std::map<std::string, std::string>& display_names,
                    BadDates& bad) {
    Article article;
    article.id = article_id(item);
    article.url = line(item.link);
    article.source = host_of(article.url);
    article.title = html_line(item.title);
    article.published =
        first_date({{item.post_date_gmt, "Z"}, {item.post_date}, {item.published}}, bad.published);
    article.modified =
        first_date({{item.post_modified_gmt, "Z"}, {item.post_modified}}, bad.modified);
    article.categories = names_of(item.categories);
    article.tags = names_of(item.tags);
    article.body = html_paragraphs(item.content);
    article.credits = take_trailing_credits(article.body);
    const std::string login = html_line(item.creator);
    const auto known = display_names.find(login);
    add_account_credit(article, known == display_names.end() ? login : known->second);
    set_dateline(article);
    return article;
}

}  // namespace telusur
