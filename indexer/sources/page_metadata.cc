// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_metadata.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/sources/html_text.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kMostValues = 200;
constexpr std::size_t kLongestTitle = 2000;
// More keywords than that are those of the whole site, written for search engines.
constexpr std::size_t kMostKeywords = 15;

using Field = std::string PageFacts::*;
using List = std::vector<std::string> PageFacts::*;

struct TextRule {
    std::string_view name;
    PageFacts PageHead::*facts;
    Field field;
};

struct ListRule {
    std::string_view name;
    PageFacts PageHead::*facts;
    List list;
    bool has_commas;
};

// Of several for one field the first that stands in the page counts.
constexpr std::array<TextRule, 18> kTextRules = {{
    {"og:title", &PageHead::open_graph, &PageFacts::title},
    {"og:url", &PageHead::open_graph, &PageFacts::url},
    {"og:site_name", &PageHead::open_graph, &PageFacts::site_name},
    {"article:published_time", &PageHead::open_graph, &PageFacts::published},
    {"article:published", &PageHead::open_graph, &PageFacts::published},
    {"og:published_time", &PageHead::open_graph, &PageFacts::published},
    {"article:modified_time", &PageHead::open_graph, &PageFacts::modified},
    {"og:updated_time", &PageHead::open_graph, &PageFacts::modified},
    {"application-name", &PageHead::names, &PageFacts::site_name},
    {"publishdate", &PageHead::names, &PageFacts::published},
    {"publish-date", &PageHead::names, &PageFacts::published},
    {"pubdate", &PageHead::names, &PageFacts::published},
    {"dtk:publishdate", &PageHead::names, &PageFacts::published},
    {"content_publisheddate", &PageHead::names, &PageFacts::published},
    {"dc.date.issued", &PageHead::names, &PageFacts::published},
    {"dcterms.created", &PageHead::names, &PageFacts::published},
    {"date", &PageHead::names, &PageFacts::published},
    {"twitter:title", &PageHead::names, &PageFacts::title},
}};

constexpr std::array<ListRule, 10> kListRules = {{
    {"article:author", &PageHead::open_graph, &PageFacts::authors, false},
    {"article:tag", &PageHead::open_graph, &PageFacts::tags, true},
    {"article:section", &PageHead::open_graph, &PageFacts::categories, false},
    {"author", &PageHead::names, &PageFacts::authors, false},
    {"dtk:author", &PageHead::names, &PageFacts::authors, false},
    {"content_author", &PageHead::names, &PageFacts::authors, false},
    {"dc.creator", &PageHead::names, &PageFacts::authors, false},
    {"news_keywords", &PageHead::names, &PageFacts::tags, true},
    {"keywords", &PageHead::names, &PageFacts::tags, true},
    {"content_category", &PageHead::names, &PageFacts::categories, false},
}};

// article:author is often the address of a profile.
bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

void read_meta(const HtmlElement& element, PageHead& head) {
    std::string name = ascii_lower(HtmlTree::attribute(element, "property"));
    if (name.empty()) name = ascii_lower(HtmlTree::attribute(element, "name"));
    const std::string content = HtmlTree::attribute(element, "content");
    if (name.empty() || content.empty()) return;
    if (name == "og:type" && ascii_lower(content) == "article") head.open_graph.is_article = true;
    for (const TextRule& rule : kTextRules) {
        std::string& text = head.*rule.facts.*rule.field;
        if (rule.name == name && text.empty()) text = content;
    }
    for (const ListRule& rule : kListRules) {
        if (rule.name != name || is_address(content)) continue;
        std::vector<std::string>& list = head.*rule.facts.*rule.list;
        if (!rule.has_commas) {
            if (list.size() < kMostValues) list.push_back(content);
            continue;
        }
        for (const std::string_view value : split(content, ',')) {
            if (list.size() < kMostValues) list.emplace_back(value);
        }
    }
}

void read_link(const HtmlElement& element, PageHead& head) {
    const std::string relation = ascii_lower(HtmlTree::attribute(element, "rel"));
    std::string address = HtmlTree::attribute(element, "href");
    if (!is_address(address)) return;
    if (relation == "canonical" && head.canonical.empty()) head.canonical = address;
    if (relation == "shortlink" && head.short_link.empty()) head.short_link = address;
    if (relation == "pingback" || relation == "shortlink" || relation == "https://api.w.org/") {
        head.site_address = std::move(address);
    }
}

}  // namespace

PageHead page_head(const HtmlTree& tree) {
    PageHead head;
    bool has_title = false;
    for (const HtmlElement& element : tree.elements()) {
        if (element.name == "meta") {
            read_meta(element, head);
        } else if (element.name == "link") {
            read_link(element, head);
        } else if (element.name == "title" && !std::exchange(has_title, true)) {
            std::string title = html_line(tree.content(element).substr(0, kLongestTitle));
            if (!title.empty()) head.names.title = std::move(title);
        } else if (element.name == "base" && head.site_address.empty()) {
            const std::string address = HtmlTree::attribute(element, "href");
            if (is_address(address)) head.site_address = address;
        } else if (element.name == "body" && head.body_classes.empty()) {
            head.body_classes = ' ' + HtmlTree::attribute(element, "class") + ' ';
        }
    }
    if (head.names.tags.size() > kMostKeywords) head.names.tags.clear();
    return head;
}

}  // namespace telusur
