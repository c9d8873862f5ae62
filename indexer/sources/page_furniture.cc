// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_furniture.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// Words between hyphens and underscores in a class or an id.
constexpr std::array<std::string_view, 18> kOwnWords = {
    "share",   "shares",  "sharing", "sharedaddy",    "sharethis", "addtoany",
    "addthis", "social",  "sosmed",  "meta",          "byline",    "tags",
    "rating",  "ratings", "votes",   "printfriendly", "toc",       "authorbox"};
constexpr std::array<std::string_view, 39> kForeignWords = {
    "ads",        "ad",          "adsbygoogle",  "advert",      "advertisement", "iklan",
    "sponsored",  "related",     "relatedposts", "terkait",     "yarpp",         "baca",
    "bacajuga",   "lihatjg",     "linksisip",    "recommended", "rekomendasi",   "popular",
    "terpopuler", "terkini",     "breadcrumb",   "breadcrumbs", "comment",       "comments",
    "komentar",   "commentform", "commentlist",  "disqus",      "respond",       "newsletter",
    "subscribe",  "pagination",  "paging",       "pager",       "navigation",    "nav",
    "menu",       "tagcloud",    "searchform"};

// Whole classes and ids: their words alone would say too little.
constexpr std::array<std::string_view, 12> kOwnNames = {
    "author-box",    "author-bio",    "author-info",         "about-author",
    "entry-footer",  "post-footer",   "screen-reader-text",  "posting-date",
    "jeg_authorbox", "jeg_post_tags", "wp-block-post-terms", "postmetadata"};
constexpr std::array<std::string_view, 6> kForeignNames = {
    "widget", "sidebar", "widget-area", "secondary", "site-header", "site-footer"};

using FurnitureMap = std::unordered_map<std::string_view, Furniture>;

FurnitureMap map_of(std::span<const std::string_view> own,
                    std::span<const std::string_view> foreign) {
    FurnitureMap map;
    for (const std::string_view word : own)
        map.emplace(word, Furniture::Own);
    for (const std::string_view word : foreign)
        map.emplace(word, Furniture::Foreign);
    return map;
}

Furniture named(const FurnitureMap& map, std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? Furniture::None : found->second;
}

Furniture furniture_of_name(std::string_view name) {
    static const FurnitureMap kNames = map_of(kOwnNames, kForeignNames);
    static const FurnitureMap kWords = map_of(kOwnWords, kForeignWords);
    Furniture furniture = named(kNames, name);
    for (std::size_t begin = 0; begin <= name.size() && furniture != Furniture::Foreign;) {
        const std::size_t end = std::min(name.find_first_of("-_", begin), name.size());
        furniture = std::max(furniture, named(kWords, name.substr(begin, end - begin)));
        begin = end + 1;
    }
    return furniture;
}

}  // namespace

Furniture furniture_of(std::string_view element, std::string_view classes, std::string_view id) {
    if (element == "body" || element == "html" || element == "main") return Furniture::None;
    Furniture furniture = element == "footer" ? Furniture::Own : Furniture::None;
    if (element == "nav" || element == "aside") furniture = Furniture::Foreign;
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
