// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wxr_article.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/date_parser.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// How far a lead can be from the front: a picture's caption may stand before it.
constexpr std::size_t kLeadPlaces = 2;

std::string line(const std::string& text) {
    return clean_text(text, Layout::OneLine).text;
}

std::string article_id(const WxrItem& item) {
    const std::string number = line(item.post_id);
    const bool is_number =
        !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? "post-" + number : line(item.link);
}

std::string host_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    const std::string_view rest = std::string_view(url).substr(scheme + 3);
    return ascii_lower(trimmed(rest.substr(0, rest.find_first_of("/?#"))));
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

std::vector<std::string> names_of(const std::vector<std::string>& texts) {
    UniqueNames names;
    for (const std::string& text : texts)
        names.add(html_line(text));
    return names.take();
}

void set_dateline(Article& article) {
    const std::size_t places = std::min(article.body.size(), kLeadPlaces);
    for (std::size_t i = 0; i < places && article.dateline.empty(); ++i) {
        article.dateline = take_dateline(article.body[i].text);
    }
}

// The account is often the desk's or the site's; whom the text itself names, has written it.
void add_account(Article& article, const std::string& creator,
                 const std::map<std::string, std::string>& display_names) {
    const auto is_author = [](const Credit& credit) {
        return credit.role == role::kWriter || credit.role == role::kReporter;
    };
    if (std::any_of(article.credits.begin(), article.credits.end(), is_author)) return;
    const std::string login = html_line(creator);
    const auto known = display_names.find(login);
    const std::string& name = known == display_names.end() ? login : known->second;
    if (!name.empty()) {
        article.credits.insert(article.credits.begin(), {std::string(role::kWriter), name});
    }
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
    add_account(article, item.creator, display_names);
    set_dateline(article);
    return article;
}

}  // namespace telusur
