// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/article_parts.h"

#include <algorithm>

#include "indexer/sources/credits.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// How far a lead can be from the front: a picture's caption may stand before it.
constexpr std::size_t kLeadPlaces = 2;

}  // namespace

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    const std::string_view rest = url.substr(scheme + 3);
    return ascii_lower(trimmed(rest.substr(0, rest.find_first_of("/?#"))));
}

std::vector<std::string> names_of(const std::vector<std::string>& html) {
    UniqueNames names;
    for (const std::string& text : html)
        names.add(html_line(text));
    return names.take();
}

void set_dateline(Article& article) {
    const std::size_t places = std::min(article.body.size(), kLeadPlaces);
    for (std::size_t i = 0; i < places && article.dateline.empty(); ++i) {
        article.dateline = take_dateline(article.body[i].text);
    }
}

void add_account_credit(Article& article, const std::string& name) {
    add_account_credits(article, {name});
}

void add_account_credits(Article& article, const std::vector<std::string>& names) {
    const auto is_author = [](const Credit& credit) {
        return credit.role == role::kWriter || credit.role == role::kReporter;
    };
    if (std::any_of(article.credits.begin(), article.credits.end(), is_author)) return;
    std::vector<Credit> credits;
    for (const std::string& name : names)
        add_credit(credits, role::kWriter, name);
    article.credits.insert(article.credits.begin(), credits.begin(), credits.end());
}

}  // namespace telusur
