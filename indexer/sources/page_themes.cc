// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_themes.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

using enum PagePart;

constexpr std::array kMarks = {
    // schema.org inside the page
    ThemeMark{Title, "", "itemprop", "headline"},
    ThemeMark{Author, "", "itemprop", "author"},
    ThemeMark{Date, "", "itemprop", "datePublished"},
    ThemeMark{Category, "", "itemprop", "articleSection"},
    ThemeMark{Body, "", "itemprop", "articleBody"},
    // Titles
    ThemeMark{Title, "h1", "class", "entry-title"},
    ThemeMark{Title, "h1", "class", "post-title"},
    ThemeMark{Title, "h1", "class", "wp-block-post-title"},
    ThemeMark{Title, "h1", "class", "tdb-title-text"},
    ThemeMark{Title, "h1", "class", "jeg_post_title"},
    ThemeMark{Title, "h1", "class", "single-title"},
    ThemeMark{Title, "h1", "class", "article-title"},
    ThemeMark{Title, "h1", "class", "detail__title"},
    ThemeMark{Title, "h1", "class", "read__title"},
    ThemeMark{Title, "", "class", "posting-title"},
    ThemeMark{Title, "", "class", "wp-block-post-title"},
    ThemeMark{Title, "", "class", "entry-title"},
    ThemeMark{Title, "", "class", "post-title"},
    ThemeMark{Title, "", "class", "posttitle"},
    ThemeMark{Title, "", "class", "tdb-title-text"},
    ThemeMark{Title, "", "class", "article-title"},
    ThemeMark{Title, "span", "class", "h4"},
    ThemeMark{Title, "h1", "class", "title"},
    ThemeMark{Title, "h1", "class", "page-title"},
    ThemeMark{Title, "h1", "id", "page-title"},
    ThemeMark{Heading, "h1", "", ""},
    // Authors
    ThemeMark{Author, "", "rel", "author"},
    ThemeMark{Author, "", "class", "author-name"},
    ThemeMark{Author, "", "class", "entry-author-name"},
    ThemeMark{Author, "", "class", "td-post-author-name"},
    ThemeMark{Author, "", "class", "tdb-author-name"},
    ThemeMark{Author, "", "class", "jeg_meta_author"},
    ThemeMark{Author, "", "class", "wp-block-post-author-name"},
    ThemeMark{Author, "", "class", "wp-block-post-author__name"},
    ThemeMark{Author, "", "class", "vcard"},
    ThemeMark{Author, "", "class", "entry-author"},
    ThemeMark{Author, "", "class", "post-author"},
    ThemeMark{Author, "", "class", "detail__author"},
    ThemeMark{Author, "", "class", "read__author"},
    // Dates
    ThemeMark{Date, "time", "class", "entry-date"},
    ThemeMark{Date, "time", "class", "published"},
    ThemeMark{Date, "", "class", "entry-date"},
    ThemeMark{Date, "", "class", "published"},
    ThemeMark{Date, "", "class", "date-display-single"},
    ThemeMark{Date, "", "class", "wp-block-post-date"},
    ThemeMark{Date, "", "class", "td-post-date"},
    ThemeMark{Date, "", "class", "jeg_meta_date"},
    ThemeMark{Date, "", "class", "post-date"},
    ThemeMark{Date, "", "class", "posted-on"},
    ThemeMark{Date, "", "class", "detail__date"},
    ThemeMark{Date, "", "class", "read__time"},
    ThemeMark{Date, "", "class", "date-header"},
    ThemeMark{Date, "time", "", ""},
    ThemeMark{Date, "", "class", "date"},
    ThemeMark{Date, "", "class", "tanggal"},
    // Lines with both
    ThemeMark{Byline, "", "class", "entry-meta"},
    ThemeMark{Byline, "", "class", "post-meta"},
    ThemeMark{Byline, "", "class", "postmetadata"},
    ThemeMark{Byline, "", "class", "posting-date"},
    ThemeMark{Byline, "", "class", "byline"},
    ThemeMark{Byline, "", "class", "submitted"},
    ThemeMark{Byline, "", "class", "post-info"},
    ThemeMark{Byline, "", "class", "postinfo"},
    ThemeMark{Byline, "", "class", "et_pb_title_meta_container"},
    ThemeMark{Byline, "", "class", "meta"},
    ThemeMark{Byline, "", "class", "padbot"},
    // Tags and sections; "category tag" is a section, see page_marks.cc
    ThemeMark{Tag, "", "rel", "tag"},
    ThemeMark{Category, "", "rel", "category"},
    // Bodies
    ThemeMark{Body, "", "class", "td-post-content"},
    ThemeMark{Body, "", "class", "tdb_single_content"},
    ThemeMark{Body, "", "class", "content-inner"},
    ThemeMark{Body, "", "class", "wp-block-post-content"},
    ThemeMark{Body, "", "class", "entry-content"},
    ThemeMark{Body, "", "class", "et_pb_post_content"},
    ThemeMark{Body, "", "class", "elementor-widget-theme-post-content"},
    ThemeMark{Body, "", "class", "posting-desc"},
    ThemeMark{Body, "", "class", "post-content"},
    ThemeMark{Body, "", "class", "single-content"},
    ThemeMark{Body, "", "class", "article-content"},
    ThemeMark{Body, "", "class", "article-body"},
    ThemeMark{Body, "", "class", "article__content"},
    ThemeMark{Body, "", "class", "detail__body-text"},
    ThemeMark{Body, "", "class", "detail-text"},
    ThemeMark{Body, "", "class", "txt-article"},
    ThemeMark{Body, "", "class", "read__content"},
    ThemeMark{Body, "", "class", "post-body"},
    ThemeMark{Body, "", "class", "field-name-body"},
    ThemeMark{Body, "", "class", "field--name-body"},
    ThemeMark{Body, "", "class", "artikelbrt"},
    ThemeMark{Body, "", "class", "storycontent"},
    ThemeMark{Body, "", "class", "postcontent"},
    ThemeMark{Body, "", "class", "post-entry"},
    ThemeMark{Body, "div", "class", "entry"},
};

struct FurnitureWord {
    std::string_view word;
    Furniture furniture;
};

// Words between hyphens and underscores in a class or an id.
constexpr std::array kFurnitureWords = {
    FurnitureWord{"share", Furniture::Own},
    FurnitureWord{"shares", Furniture::Own},
    FurnitureWord{"sharing", Furniture::Own},
    FurnitureWord{"sharedaddy", Furniture::Own},
    FurnitureWord{"sharethis", Furniture::Own},
    FurnitureWord{"addtoany", Furniture::Own},
    FurnitureWord{"addthis", Furniture::Own},
    FurnitureWord{"social", Furniture::Own},
    FurnitureWord{"sosmed", Furniture::Own},
    FurnitureWord{"meta", Furniture::Own},
    FurnitureWord{"byline", Furniture::Own},
    FurnitureWord{"tags", Furniture::Own},
    FurnitureWord{"rating", Furniture::Own},
    FurnitureWord{"ratings", Furniture::Own},
    FurnitureWord{"votes", Furniture::Own},
    FurnitureWord{"printfriendly", Furniture::Own},
    FurnitureWord{"toc", Furniture::Own},
    FurnitureWord{"authorbox", Furniture::Own},
    FurnitureWord{"ads", Furniture::Foreign},
    FurnitureWord{"ad", Furniture::Foreign},
    FurnitureWord{"adsbygoogle", Furniture::Foreign},
    FurnitureWord{"advert", Furniture::Foreign},
    FurnitureWord{"advertisement", Furniture::Foreign},
    FurnitureWord{"iklan", Furniture::Foreign},
    FurnitureWord{"sponsored", Furniture::Foreign},
    FurnitureWord{"related", Furniture::Foreign},
    FurnitureWord{"relatedposts", Furniture::Foreign},
    FurnitureWord{"terkait", Furniture::Foreign},
    FurnitureWord{"yarpp", Furniture::Foreign},
    FurnitureWord{"baca", Furniture::Foreign},
    FurnitureWord{"bacajuga", Furniture::Foreign},
    FurnitureWord{"lihatjg", Furniture::Foreign},
    FurnitureWord{"linksisip", Furniture::Foreign},
    FurnitureWord{"recommended", Furniture::Foreign},
    FurnitureWord{"rekomendasi", Furniture::Foreign},
    FurnitureWord{"popular", Furniture::Foreign},
    FurnitureWord{"terpopuler", Furniture::Foreign},
    FurnitureWord{"terkini", Furniture::Foreign},
    FurnitureWord{"breadcrumb", Furniture::Foreign},
    FurnitureWord{"breadcrumbs", Furniture::Foreign},
    FurnitureWord{"comment", Furniture::Foreign},
    FurnitureWord{"comments", Furniture::Foreign},
    FurnitureWord{"komentar", Furniture::Foreign},
    FurnitureWord{"commentform", Furniture::Foreign},
    FurnitureWord{"commentlist", Furniture::Foreign},
    FurnitureWord{"disqus", Furniture::Foreign},
    FurnitureWord{"respond", Furniture::Foreign},
    FurnitureWord{"newsletter", Furniture::Foreign},
    FurnitureWord{"subscribe", Furniture::Foreign},
    FurnitureWord{"pagination", Furniture::Foreign},
    FurnitureWord{"paging", Furniture::Foreign},
    FurnitureWord{"pager", Furniture::Foreign},
    FurnitureWord{"navigation", Furniture::Foreign},
    FurnitureWord{"nav", Furniture::Foreign},
    FurnitureWord{"menu", Furniture::Foreign},
    FurnitureWord{"tagcloud", Furniture::Foreign},
    FurnitureWord{"searchform", Furniture::Foreign},
};

// Whole classes and ids: their words alone would say too little.
constexpr std::array kFurnitureNames = {
    FurnitureWord{"widget", Furniture::Foreign},
    FurnitureWord{"sidebar", Furniture::Foreign},
    FurnitureWord{"widget-area", Furniture::Foreign},
    FurnitureWord{"secondary", Furniture::Foreign},
    FurnitureWord{"author-box", Furniture::Own},
    FurnitureWord{"author-bio", Furniture::Own},
    FurnitureWord{"author-info", Furniture::Own},
    FurnitureWord{"about-author", Furniture::Own},
    FurnitureWord{"entry-footer", Furniture::Own},
    FurnitureWord{"post-footer", Furniture::Own},
    FurnitureWord{"screen-reader-text", Furniture::Own},
    FurnitureWord{"site-header", Furniture::Foreign},
    FurnitureWord{"site-footer", Furniture::Foreign},
    FurnitureWord{"posting-date", Furniture::Own},
    FurnitureWord{"jeg_authorbox", Furniture::Own},
    FurnitureWord{"jeg_post_tags", Furniture::Own},
    FurnitureWord{"wp-block-post-terms", Furniture::Own},
    FurnitureWord{"postmetadata", Furniture::Own},
};

constexpr std::array kFurnitureElements = {
    FurnitureWord{"nav", Furniture::Foreign},
    FurnitureWord{"aside", Furniture::Foreign},
    FurnitureWord{"footer", Furniture::Own},
};

template <std::size_t size>
std::unordered_map<std::string_view, Furniture> map_of(
    const std::array<FurnitureWord, size>& words) {
    std::unordered_map<std::string_view, Furniture> map;
    for (const FurnitureWord& word : words)
        map.emplace(word.word, word.furniture);
    return map;
}

Furniture named(const std::unordered_map<std::string_view, Furniture>& map, std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? Furniture::None : found->second;
}

Furniture furniture_of_name(std::string_view name) {
    static const auto kNames = map_of(kFurnitureNames);
    static const auto kWords = map_of(kFurnitureWords);
    Furniture furniture = named(kNames, name);
    for (std::size_t begin = 0; begin <= name.size() && furniture != Furniture::Foreign;) {
        const std::size_t end = std::min(name.find_first_of("-_", begin), name.size());
        furniture = std::max(furniture, named(kWords, name.substr(begin, end - begin)));
        begin = end + 1;
    }
    return furniture;
}

}  // namespace

std::span<const ThemeMark> theme_marks() {
    return kMarks;
}

Furniture furniture_of(std::string_view element, std::string_view classes, std::string_view id) {
    static const auto kElements = map_of(kFurnitureElements);
    if (element == "body" || element == "html" || element == "main") return Furniture::None;
    Furniture furniture = named(kElements, element);
    const std::string lower = ascii_lower(classes);
    const std::vector<std::string_view> names = words_of(lower);
    // The classes of a post name its tags and sections, whose names can be anything.
    const auto is_post = [](std::string_view name) { return name == "hentry" || name == "post"; };
    if (std::any_of(names.begin(), names.end(), is_post)) return furniture;
    for (const std::string_view name : names)
        furniture = std::max(furniture, furniture_of_name(name));
    return std::max(furniture, furniture_of_name(ascii_lower(id)));
}

}  // namespace telusur
