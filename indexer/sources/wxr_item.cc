// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wxr_item.h"

#include <array>

#include "indexer/sources/xml_element.h"

namespace telusur {

namespace {

// Without the scheme: edited exports say https.
constexpr std::string_view kExportNamespace = "://wordpress.org/export/";
constexpr std::string_view kContentNamespace = "://purl.org/rss/1.0/modules/content/";
constexpr std::string_view kCreatorNamespace = "://purl.org/dc/elements/1.1/";

enum class Space { None, Export, Content, Creator, Other };

struct Field {
    Space space;
    std::string_view name;
    std::string WxrItem::*text;
};

constexpr std::array<Field, 15> kFields = {{
    {Space::None, "title", &WxrItem::title},
    {Space::None, "link", &WxrItem::link},
    {Space::None, "pubDate", &WxrItem::published},
    {Space::Creator, "creator", &WxrItem::creator},
    {Space::Content, "encoded", &WxrItem::content},
    {Space::Export, "post_id", &WxrItem::post_id},
    {Space::Export, "post_date", &WxrItem::post_date},
    {Space::Export, "post_date_gmt", &WxrItem::post_date_gmt},
    {Space::Export, "post_modified", &WxrItem::post_modified},
    {Space::Export, "post_modified_gmt", &WxrItem::post_modified_gmt},
    {Space::Export, "status", &WxrItem::status},
    {Space::Export, "post_type", &WxrItem::post_type},
    {Space::Export, "post_password", &WxrItem::password},
    {Space::Export, "author_login", &WxrItem::author_login},
    {Space::Export, "author_display_name", &WxrItem::author_display_name},
}};

// Every version of the export format has a namespace of its own.
Space space_of(const XmlTag& tag) {
    if (tag.space.empty()) return tag.prefix.empty() ? Space::None : Space::Other;
    if (tag.space == kContentNamespace) return Space::Content;
    if (tag.space == kCreatorNamespace) return Space::Creator;
    const bool is_export =
        tag.space.starts_with(kExportNamespace) && !tag.space.ends_with("/excerpt/");
    return is_export ? Space::Export : Space::Other;
}

std::string* category_of(const XmlTag& tag, WxrItem& item) {
    // An export of WordPress 2.x gives each category once more without a domain.
    const std::string_view domain = tag.attribute("domain");
    if (domain == "category") return &item.categories.emplace_back();
    if (domain == "post_tag" || domain == "tag") return &item.tags.emplace_back();
    return nullptr;
}

std::string* text_of(const XmlTag& tag, WxrItem& item) {
    if (!tag.field.empty()) return nullptr;
    const Space space = space_of(tag);
    if (space == Space::None && tag.name == "category") return category_of(tag, item);
    for (const Field& field : kFields) {
        if (field.space != space || field.name != tag.name) continue;
        std::string& text = item.*field.text;
        return text.empty() ? &text : nullptr;
    }
    return nullptr;
}

}  // namespace

bool is_export_root(std::string_view tag) {
    return (tag.starts_with("<rss ") || tag.starts_with("<rss\n") || tag.starts_with("<rss\t") ||
            tag.starts_with("<rss\r")) &&
           tag.find(kExportNamespace) != std::string_view::npos;
}

WxrItem parse_wxr_item(std::string_view root, std::string_view element) {
    WxrItem item;
    const auto target_of = [&item](const XmlTag& tag) { return XmlTarget{text_of(tag, item)}; };
    XmlReading reading = read_xml_element(root, element, target_of);
    item.is_whole = reading.is_whole;
    item.damage = std::move(reading.damage);
    return item;
}

}  // namespace telusur
