// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/wiki_citation.h"

#include <fmt/format.h>
#include <string_view>

#include "stemmers/normalizer.h"

namespace telusur {

namespace {

std::string wiki_text(const std::string& text) {
    constexpr std::string_view kMarkup = "|{}[]<>&'~_";
    constexpr std::string_view kListMarkup = "*#:;=";  // where a line begins
    std::string escaped;
    for (const char c : with_plain_blanks(text)) {
        const bool begins_list = escaped.empty() && kListMarkup.find(c) != std::string_view::npos;
        const bool is_markup = begins_list || kMarkup.find(c) != std::string_view::npos;
        escaped += is_markup ? fmt::format("&#{};", static_cast<int>(c)) : std::string(1, c);
    }
    return escaped;
}

// In an address the number of a character is one of the address.
std::string wiki_url(const std::string& url) {
    std::string escaped;
    for (const char c : with_plain_blanks(url)) {
        const bool breaks = std::string_view(" |{}[]<>\"'").find(c) != std::string_view::npos;
        escaped += breaks ? fmt::format("%{:02X}", static_cast<int>(c)) : std::string(1, c);
    }
    return escaped;
}

}  // namespace

std::string wiki_citation(const Article& article) {
    std::string text = "{{Cite news";
    const auto add = [&text](const std::string& name, const std::string& value) {
        if (!value.empty()) text += fmt::format("|{}={}", name, value);
    };
    std::size_t number = 0;
    for (const std::string& author : authors_of(article))
        add(++number == 1 ? "author" : fmt::format("author{}", number), wiki_text(author));
    add("title", wiki_text(article.title));
    add("url", wiki_url(article.url));
    add("work", wiki_text(article.source));
    if (article.published) add("date", to_iso(archive_date(article.published->seconds)));
    return text + "|language=id}}";
}

}  // namespace telusur
