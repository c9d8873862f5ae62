// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wxr_item.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <memory>
#include <new>

#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// Without the scheme: edited exports say https.
constexpr std::string_view kExportNamespace = "://wordpress.org/export/";
constexpr std::string_view kContentNamespace = "://purl.org/rss/1.0/modules/content/";
constexpr std::string_view kCreatorNamespace = "://purl.org/dc/elements/1.1/";
constexpr std::size_t kDeepest = 8;    // comments' fields, the deepest of an export, are at 5
constexpr std::size_t kItemDepth = 2;  // below rss
constexpr std::size_t kFieldDepth = 3;
constexpr std::size_t kLongestFault = 120;
constexpr int kPointersPerAttribute = 5;

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

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// Every version of the export format has a namespace of its own.
Space space_of(std::string_view uri) {
    if (uri.empty()) return Space::None;
    for (const std::string_view scheme : {"https", "http"}) {
        if (!uri.starts_with(scheme)) continue;
        uri.remove_prefix(scheme.size());
        break;
    }
    if (uri == kContentNamespace) return Space::Content;
    if (uri == kCreatorNamespace) return Space::Creator;
    const bool is_export = uri.starts_with(kExportNamespace) && !uri.ends_with("/excerpt/");
    return is_export ? Space::Export : Space::Other;
}

Phrase damaged(std::string_view fault) {
    return phrase("damaged XML: {}", "XML rusak: {}", fault);
}

// Receives the events of one element's parsing.
class ItemHandler {
  public:
    explicit ItemHandler(WxrItem& item) : item_(item) {}

    // False if the element lies too deep.
    bool start(std::string_view name, std::string_view uri, std::string_view domain) {
        if (++depth_ > kDeepest) return false;
        if (depth_ == kItemDepth) ++items_;
        if (depth_ == kFieldDepth) target_ = target_of(name, space_of(uri), domain);
        return true;
    }

    void end() {
        if (depth_-- == kFieldDepth) target_ = nullptr;
    }

    // A wrong end tag inside the item ends the item, and what follows is beside it.
    bool is_whole() const { return depth_ == 0 && items_ == 1; }

    void text(std::string_view bytes) {
        if (target_ != nullptr && depth_ == kFieldDepth) *target_ += bytes;
    }

  private:
    std::string* target_of(std::string_view name, Space space, std::string_view domain) {
        if (space == Space::None && name == "category") {
            // An export of WordPress 2.x gives each category once more without a domain.
            if (domain == "category") return &item_.categories.emplace_back();
            if (domain == "post_tag" || domain == "tag") return &item_.tags.emplace_back();
            return nullptr;
        }
        for (const Field& field : kFields) {
            if (field.space != space || field.name != name) continue;
            std::string& text = item_.*field.text;
            return text.empty() ? &text : nullptr;
        }
        return nullptr;
    }

    WxrItem& item_;
    std::size_t depth_ = 0;
    std::size_t items_ = 0;
    std::string* target_ = nullptr;
};

struct Parsing {
    ItemHandler handler;
    xmlParserCtxtPtr context;
    bool too_deep = false;
    std::string fault;  // the first one
};

std::string_view attribute(std::string_view name, int count, const xmlChar** attributes) {
    for (int i = 0; i < count; ++i, attributes += kPointersPerAttribute) {
        if (view(attributes[0]) != name) continue;
        const char* begin = reinterpret_cast<const char*>(attributes[3]);
        return {begin, static_cast<std::size_t>(attributes[4] - attributes[3])};
    }
    return {};
}

void on_start(void* user, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* uri, int,
              const xmlChar**, int count, int, const xmlChar** attributes) {
    Parsing& parsing = *static_cast<Parsing*>(user);
    if (parsing.too_deep) return;
    if (parsing.handler.start(view(name), view(uri), attribute("domain", count, attributes)))
        return;
    parsing.too_deep = true;
    xmlStopParser(parsing.context);
}

void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    static_cast<Parsing*>(user)->handler.end();
}

void on_text(void* user, const xmlChar* text, int size) {
    static_cast<Parsing*>(user)->handler.text(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

struct FreeContext {
    void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
};

// A template, because libxml2 2.12 made the error const.
template <typename XmlError>
void on_error(void* user, XmlError error) {
    Parsing& parsing = *static_cast<Parsing*>(user);
    // Undeclared prefixes come from plugins, in elements that are not read.
    const bool is_grave = error->level >= XML_ERR_ERROR && error->domain != XML_FROM_NAMESPACE;
    if (!is_grave || !parsing.fault.empty()) return;
    parsing.fault = error->message == nullptr ? "unknown" : error->message;
}

// Handlers of our own build no tree; without those for declarations nothing is ever declared.
xmlSAXHandler item_handlers() {
    xmlSAXHandler handlers{};
    handlers.initialized = XML_SAX2_MAGIC;
    handlers.startElementNs = on_start;
    handlers.endElementNs = on_end;
    handlers.characters = on_text;
    handlers.ignorableWhitespace = on_text;
    handlers.serror = on_error;
    return handlers;
}

// libxml2 names lines of the element, and people look for those of the file.
std::string without_line_numbers(std::string text) {
    constexpr std::string_view kLine = " line ";
    for (std::size_t at = text.find(kLine); at != std::string::npos; at = text.find(kLine, at)) {
        const std::size_t end = text.find_first_not_of("0123456789", at + kLine.size());
        text.erase(at, std::min(end, text.size()) - at);
    }
    return text;
}

std::optional<Phrase> damage_of(const Parsing& parsing) {
    if (parsing.too_deep) return damaged("nested too deep");
    if (parsing.fault.empty()) return std::nullopt;
    const std::string fault = clean_text(parsing.fault, Layout::OneLine).text;
    return damaged(shortened(without_line_numbers(fault), kLongestFault));
}

}  // namespace

bool is_export_root(std::string_view tag) {
    return (tag.starts_with("<rss ") || tag.starts_with("<rss\n") || tag.starts_with("<rss\t") ||
            tag.starts_with("<rss\r")) &&
           tag.find(kExportNamespace) != std::string_view::npos;
}

WxrItem parse_wxr_item(std::string_view root, std::string_view element) {
    WxrItem item;
    const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
    if (!context) throw std::bad_alloc();
    Parsing parsing{ItemHandler(item), context.get(), false, {}};
    *context->sax = item_handlers();
    context->userData = &parsing;
    // The limits that XML_PARSE_HUGE lifts are ours: on size, on depth, and no entity is declared.
    constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_HUGE;
    const std::string document = std::string(root) + std::string(element) + "</rss>";
    xmlFreeDoc(xmlCtxtReadMemory(context.get(), document.data(), static_cast<int>(document.size()),
                                 nullptr, "UTF-8", kOptions));
    item.is_whole = parsing.handler.is_whole();
    item.damage = damage_of(parsing);
    return item;
}

}  // namespace telusur
