// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/xml_element.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <memory>
#include <new>

#include "indexer/sources/markup_stream.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kDeepest = 32;   // the lists and tables of an XHTML body are at 15
constexpr std::size_t kItemDepth = 2;  // below the root
constexpr std::size_t kFieldDepth = 3;
constexpr std::size_t kPartDepth = 4;
constexpr std::size_t kLongestFault = 120;
constexpr int kPointersPerAttribute = 5;

// HTML elements that have no end tag.
constexpr std::array<std::string_view, 4> kVoid = {"br", "hr", "img", "wbr"};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

std::string_view without_scheme(std::string_view uri) {
    for (const std::string_view scheme : {"https", "http"}) {
        if (uri.starts_with(scheme)) return uri.substr(scheme.size());
    }
    return uri;
}

Phrase damaged(std::string_view fault) {
    return phrase("damaged XML: {}", "XML rusak: {}", fault);
}

// Receives the events of one element's parsing.
class ElementHandler {
  public:
    explicit ElementHandler(const XmlTargets& target_of) : target_of_(target_of) {}

    // False if the element lies too deep. The tag's field is not known yet.
    bool start(XmlTag tag) {
        if (++depth_ > kDeepest) return false;
        if (depth_ == kItemDepth) ++items_;
        if (is_inside_html()) {
            *target_.text += '<' + std::string(tag.name) + '>';
        } else if (depth_ == kFieldDepth) {
            field_ = tag.name;
            choose(tag);
        } else if (depth_ == kPartDepth) {
            tag.field = field_;
            choose(tag);
        }
        return true;
    }

    void end(std::string_view name) {
        if (depth_ == target_depth_) target_ = {};
        if (is_inside_html() && std::find(kVoid.begin(), kVoid.end(), name) == kVoid.end()) {
            *target_.text += "</" + std::string(name) + '>';
        }
        --depth_;
    }

    void text(std::string_view bytes) {
        if (target_.text == nullptr) return;
        if (target_.as_html) {
            append_escaped(bytes);
        } else if (depth_ == target_depth_) {
            *target_.text += bytes;
        }
    }

    // A wrong end tag inside the item ends the item, and what follows is beside it.
    bool is_whole() const { return depth_ == 0 && items_ == 1; }

  private:
    bool is_inside_html() const {
        return target_.text != nullptr && target_.as_html && depth_ > target_depth_;
    }

    // A part without a target leaves that of its field.
    void choose(const XmlTag& tag) {
        const XmlTarget target = target_of_(tag);
        if (target.text == nullptr) return;
        target_ = target;
        target_depth_ = depth_;
    }

    void append_escaped(std::string_view bytes) {
        for (const char c : bytes) {
            if (c == '<') {
                *target_.text += "&lt;";
            } else if (c == '&') {
                *target_.text += "&amp;";
            } else {
                *target_.text += c;
            }
        }
    }

    const XmlTargets& target_of_;
    std::size_t depth_ = 0;
    std::size_t items_ = 0;
    std::string field_;  // the field that is open
    XmlTarget target_;
    std::size_t target_depth_ = 0;
};

struct Parsing {
    ElementHandler handler;
    xmlParserCtxtPtr context;
    bool too_deep = false;
    std::string fault;  // the first one
};

// The signature is libxml2's. NOLINTNEXTLINE(readability-function-size)
void on_start(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int,
              const xmlChar**, int count, int, const xmlChar** attributes) {
    Parsing& parsing = *static_cast<Parsing*>(user);
    if (parsing.too_deep) return;
    const std::function<std::string_view(std::string_view)> attribute =
        [count, attributes](std::string_view wanted) -> std::string_view {
        const xmlChar** at = attributes;
        for (int i = 0; i < count; ++i, at += kPointersPerAttribute) {
            if (view(at[0]) != wanted) continue;
            const char* begin = reinterpret_cast<const char*>(at[3]);
            return {begin, static_cast<std::size_t>(at[4] - at[3])};
        }
        return {};
    };
    if (parsing.handler.start({view(name), view(prefix), without_scheme(view(uri)), {}, attribute}))
        return;
    parsing.too_deep = true;
    xmlStopParser(parsing.context);
}

void on_end(void* user, const xmlChar* name, const xmlChar*, const xmlChar*) {
    static_cast<Parsing*>(user)->handler.end(view(name));
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
xmlSAXHandler element_handlers() {
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

XmlReading read_xml_element(std::string_view root, std::string_view element,
                            const XmlTargets& target_of) {
    const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
    if (!context) throw std::bad_alloc();
    Parsing parsing{ElementHandler(target_of), context.get(), false, {}};
    *context->sax = element_handlers();
    context->userData = &parsing;
    // The limits that XML_PARSE_HUGE lifts are ours: on size, on depth, and no entity is declared.
    constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_HUGE;
    const std::string document =
        std::string(root) + std::string(element) + "</" + std::string(tag_name(root)) + '>';
    xmlFreeDoc(xmlCtxtReadMemory(context.get(), document.data(), static_cast<int>(document.size()),
                                 nullptr, "UTF-8", kOptions));
    return {parsing.handler.is_whole(), damage_of(parsing)};
}

}  // namespace telusur
