// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/feed_item.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/sources/markup_stream.h"
#include "indexer/sources/text_pieces.h"
#include "indexer/sources/xml_element.h"

namespace telusur {

namespace {

enum class Space { Own, Content, DublinCore, Terms, Threads, Burner, Other };

struct NamedSpace {
    std::string_view address;  // without the scheme
    std::string_view prefix;   // by which it is known where a feed forgot to declare it
    Space space;
};

constexpr std::array<NamedSpace, 8> kSpaces = {{
    {"://www.w3.org/2005/Atom", "atom", Space::Own},
    {"://purl.org/atom/ns#", "", Space::Own},
    {"://purl.org/rss/1.0/", "", Space::Own},
    {"://purl.org/rss/1.0/modules/content/", "content", Space::Content},
    {"://purl.org/dc/elements/1.1/", "dc", Space::DublinCore},
    {"://purl.org/dc/terms/", "dcterms", Space::Terms},
    {"://purl.org/syndication/thread/1.0", "thr", Space::Threads},
    {"://rssnamespace.org/feedburner/ext/1.0", "feedburner", Space::Burner},
}};

struct Field {
    Space space;
    std::string_view name;
    std::string FeedItem::*text;
};

constexpr std::array<Field, 18> kFields = {{
    {Space::Own, "title", &FeedItem::title},
    {Space::Own, "guid", &FeedItem::guid},
    {Space::Own, "id", &FeedItem::guid},
    {Space::Own, "pubDate", &FeedItem::published},
    {Space::Own, "published", &FeedItem::published},
    {Space::Own, "issued", &FeedItem::published},
    {Space::DublinCore, "date", &FeedItem::published},
    {Space::Terms, "created", &FeedItem::published},
    {Space::Own, "updated", &FeedItem::updated},
    {Space::Own, "modified", &FeedItem::updated},
    {Space::Terms, "modified", &FeedItem::updated},
    {Space::Own, "author", &FeedItem::account},
    {Space::Own, "description", &FeedItem::summary},
    {Space::Own, "summary", &FeedItem::summary},
    {Space::Own, "content", &FeedItem::content},
    {Space::Content, "encoded", &FeedItem::content},
    {Space::DublinCore, "title", &FeedItem::title},
    {Space::Burner, "origLink", &FeedItem::original_link},
}};

Space space_of(const XmlTag& tag) {
    if (tag.space.empty() && tag.prefix.empty()) return Space::Own;
    const auto is_it = [&tag](const NamedSpace& known) {
        return tag.space.empty() ? known.prefix == tag.prefix : known.address == tag.space;
    };
    const auto found = std::find_if(kSpaces.begin(), kSpaces.end(), is_it);
    return found == kSpaces.end() ? Space::Other : found->space;
}

bool is_atom(const XmlTag& tag) {
    return tag.space.starts_with("://www.w3.org/2005/Atom") ||
           tag.space.starts_with("://purl.org/atom/");
}

enum class Form { AsItIs, Escaped, Unknown };

// How the text of an element becomes HTML. RSS never says what its texts are, and most are HTML.
// Atom's are plain unless it says otherwise, and XHTML is plain text with elements in it.
Form form_of(const XmlTag& tag) {
    const bool is_prose = tag.name == "title" || tag.name == "summary" || tag.name == "content";
    if (!is_prose || !is_atom(tag)) return Form::AsItIs;
    const std::string type = ascii_lower(tag.attribute("type"));
    if (type == "html" || type == "text/html") return Form::AsItIs;
    const bool is_text = type.empty() || type == "text" || type == "text/plain" ||
                         type == "xhtml" || type == "application/xhtml+xml";
    return is_text ? Form::Escaped : Form::Unknown;
}

XmlTarget unless_filled(std::string& text, Form form = Form::AsItIs) {
    if (!text.empty() || form == Form::Unknown) return {};
    return {&text, form == Form::Escaped};
}

// libxml2 leaves the ampersands of attributes escaped.
std::string attribute_text(std::string_view value) {
    constexpr std::string_view kAmpersand = "&#38;";
    std::string text(value);
    for (std::size_t at = 0; (at = text.find(kAmpersand, at)) != std::string::npos; ++at)
        text.erase(at + 1, kAmpersand.size() - 1);
    return text;
}

// <link>ADDRESS</link>, or Atom's <link rel="alternate" href="ADDRESS"/>.
XmlTarget read_link(const XmlTag& tag, FeedItem& item) {
    const std::string_view address = tag.attribute("href");
    if (address.empty()) return unless_filled(item.link);
    const std::string_view relation = tag.attribute("rel");
    if (item.link.empty() && (relation.empty() || relation == "alternate")) {
        item.link = attribute_text(address);
    }
    return {};
}

// <category>NAME</category>, or Atom's <category term="NAME" label="NAME FOR PEOPLE"/>.
XmlTarget read_category(const XmlTag& tag, FeedItem& item) {
    const std::string_view label = tag.attribute("label");
    const std::string_view name = label.empty() ? tag.attribute("term") : label;
    std::string& category = item.categories.emplace_back(name);
    return name.empty() ? XmlTarget{&category} : XmlTarget{};
}

XmlTarget target_of(const XmlTag& tag, FeedItem& item) {
    const Space space = space_of(tag);
    if (!tag.field.empty()) {
        const bool is_author = tag.field == "author" && tag.name == "name" && space == Space::Own;
        return is_author ? XmlTarget{&item.authors.emplace_back()} : XmlTarget{};
    }
    if (space == Space::Threads) item.is_answer |= tag.name == "in-reply-to";
    if (space == Space::Own && tag.name == "link") return read_link(tag, item);
    if ((space == Space::Own && tag.name == "category") ||
        (space == Space::DublinCore && tag.name == "subject")) {
        return read_category(tag, item);
    }
    if (space == Space::DublinCore && tag.name == "creator") {
        return {&item.authors.emplace_back()};
    }
    for (const Field& field : kFields) {
        if (field.space != space || field.name != tag.name) continue;
        return unless_filled(item.*field.text, form_of(tag));
    }
    return {};
}

bool begins_reference(std::string_view text) {
    for (const std::string_view own : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}) {
        if (text.starts_with(own)) return true;
    }
    if (!text.starts_with("&#")) return false;
    const bool is_hexadecimal = text.substr(2, 1) == "x";
    const std::string_view digits = is_hexadecimal ? "0123456789abcdefABCDEF" : "0123456789";
    const std::size_t first = is_hexadecimal ? 3 : 2;
    const std::size_t end = text.find_first_not_of(digits, first);
    return end != std::string_view::npos && end > first && text[end] == ';';
}

constexpr std::string_view kCdata = "<![CDATA[";

// Writes stray ampersands as XML wants them; says whether there were any.
bool mend_ampersands(std::string_view xml, std::string& mended) {
    bool found = false;
    while (!xml.empty()) {
        std::size_t size = std::min(xml.find_first_of("<&", 1), xml.size());
        if (xml.starts_with(kCdata)) {
            const std::size_t end = xml.find("]]>");
            size = end == std::string_view::npos ? xml.size() : end;
        }
        const bool is_stray = xml.front() == '&' && !begins_reference(xml);
        if (is_stray) {
            mended += "&amp;";
            mended += xml.substr(1, size - 1);
        } else {
            mended += xml.substr(0, size);
        }
        found |= is_stray;
        xml.remove_prefix(size);
    }
    return found;
}

}  // namespace

std::string feed_item_name(std::string_view root) {
    if (root.empty()) return {};
    std::string name(tag_name(root));
    const std::size_t colon = name.find(':');
    const std::string prefix = name.substr(0, colon == std::string::npos ? 0 : colon + 1);
    name.erase(0, prefix.size());
    if (name == "rss" || name == "RDF") return "item";
    return name == "feed" ? prefix + "entry" : std::string();
}

FeedItem parse_feed_item(std::string_view root, std::string_view element) {
    FeedItem item;
    std::string mended;
    mended.reserve(element.size());
    const bool has_stray_ampersand = mend_ampersands(element, mended);
    XmlReading reading =
        read_xml_element(root, mended, [&item](const XmlTag& tag) { return target_of(tag, item); });
    item.is_whole = reading.is_whole;
    item.damage = std::move(reading.damage);
    if (has_stray_ampersand && !item.damage) {
        item.damage = Phrase{"damaged XML: \"&\" that stands for itself",
                             "XML rusak: \"&\" yang tidak ditulis sebagai \"&amp;\""};
    }
    return item;
}

}  // namespace telusur
