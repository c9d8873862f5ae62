// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_ld.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/sources/html_tree.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

using Json = nlohmann::json;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kMostBlockBytes = 2u << 20;
constexpr std::size_t kLongestTagFront = 300;
constexpr int kDeepest = 16;
constexpr std::size_t kMostBlocks = 32;
constexpr std::size_t kMostNames = 200;

constexpr std::array<std::string_view, 10> kArticleTypes = {"Article",
                                                            "NewsArticle",
                                                            "BlogPosting",
                                                            "ReportageNewsArticle",
                                                            "AnalysisNewsArticle",
                                                            "OpinionNewsArticle",
                                                            "BackgroundNewsArticle",
                                                            "ReviewNewsArticle",
                                                            "TechArticle",
                                                            "LiveBlogPosting"};

// The content of the page's blocks. Comments are not looked at: what stands in one is true as well.
std::vector<std::string_view> json_ld_blocks(std::string_view html) {
    std::vector<std::string_view> blocks;
    for (std::size_t at = 0; blocks.size() < kMostBlocks;) {
        at = html.find("ld+json", at);
        const std::size_t begin = at == kNone ? kNone : html.find('>', at);
        if (begin == kNone) break;
        const std::string_view front = html.substr(at - std::min(at, kLongestTagFront));
        const std::string_view before = front.substr(0, std::min(at, kLongestTagFront));
        const std::size_t tag = before.rfind('<');
        const bool is_script = tag != kNone && ascii_lower(before.substr(tag, 7)) == "<script";
        at = begin;
        if (!is_script) continue;
        const std::size_t end = std::min(html.find("</", begin), html.size());
        std::size_t close = end;
        while (close < html.size() && ascii_lower(html.substr(close, 8)) != "</script") {
            close = std::min(html.find("</", close + 2), html.size());
        }
        blocks.push_back(html.substr(begin + 1, close - begin - 1));
        at = close;
    }
    return blocks;
}

// The text with the control characters in its strings as JSON has them: some sites put the text of
// an article into it with its line breaks as they are.
std::string with_escapes(std::string_view json) {
    std::string text;
    bool is_string = false;
    bool is_escaped = false;
    for (const char c : json) {
        if (c == '"' && !is_escaped) is_string = !is_string;
        is_escaped = c == '\\' && !is_escaped;
        if (c == '\n' && is_string) {
            text += "\\n";
        } else {
            text += c >= 0 && c < ' ' ? ' ' : c;
        }
    }
    return text;
}

// Some sites hide the block from readers of XML.
Json parse_block(std::string_view block) {
    const std::size_t begin = block.find('{');
    const std::size_t end = block.rfind('}');
    if (begin == kNone || end == kNone || end < begin || end - begin > kMostBlockBytes) return {};
    const std::string_view front = block.substr(0, begin);
    const bool is_list = front.find('[') != kNone && front.find("CDATA") == kNone;
    std::string text = with_escapes(block.substr(begin, end - begin + 1));
    if (is_list) text = '[' + text + ']';
    const auto is_shallow = [](int depth, Json::parse_event_t, Json&) { return depth < kDeepest; };
    Json json = Json::parse(text, is_shallow, false);
    return json.is_discarded() ? Json() : json;
}

const Json& member(const Json& object, const char* key) {
    static const Json kNull;
    if (!object.is_object()) return kNull;
    const auto found = object.find(key);
    return found == object.end() ? kNull : *found;
}

bool is_of_type(const Json& object, std::string_view type) {
    const Json& types = member(object, "@type");
    const auto is_it = [type](const Json& name) {
        return name.is_string() && name.get_ref<const std::string&>() == type;
    };
    return is_it(types) || (types.is_array() && std::any_of(types.begin(), types.end(), is_it));
}

bool is_article(const Json& object) {
    return std::any_of(kArticleTypes.begin(), kArticleTypes.end(),
                       [&](std::string_view type) { return is_of_type(object, type); });
}

// The objects that a block is about: itself, the elements of a list, those of @graph.
void collect_things(const Json& json, std::vector<const Json*>& things) {
    if (json.is_array()) {
        for (const Json& element : json)
            collect_things(element, things);
        return;
    }
    if (!json.is_object()) return;
    things.push_back(&json);
    if (const Json& graph = member(json, "@graph"); graph.is_array()) {
        for (const Json& element : graph)
            things.push_back(&element);
    }
}

class BlockReader {
  public:
    explicit BlockReader(std::vector<const Json*> things) : things_(std::move(things)) {}

    void read(std::vector<PageFacts>& articles) const {
        for (const Json* thing : things_) {
            if (is_article(*thing)) articles.push_back(facts_of(*thing));
        }
    }

  private:
    PageFacts facts_of(const Json& article) const {
        PageFacts facts;
        facts.is_article = true;
        facts.title = text_of(member(article, "headline"));
        if (facts.title.empty()) facts.title = text_of(member(article, "name"));
        facts.url = address_of(member(article, "mainEntityOfPage"));
        if (facts.url.empty()) facts.url = address_of(member(article, "url"));
        facts.published = text_of(member(article, "datePublished"));
        if (facts.published.empty()) facts.published = text_of(member(article, "dateCreated"));
        facts.modified = text_of(member(article, "dateModified"));
        facts.body = text_of(member(article, "articleBody"));
        add_names(member(article, "author"), facts.authors);
        if (facts.authors.empty()) add_names(member(article, "creator"), facts.authors);
        add_names(member(article, "articleSection"), facts.categories);
        add_keywords(member(article, "keywords"), facts.tags);
        std::vector<std::string> publisher;
        add_names(member(article, "publisher"), publisher);
        if (!publisher.empty()) facts.site_name = publisher.front();
        return facts;
    }

    static std::string text_of(const Json& json) {
        if (json.is_string()) return json.get<std::string>();
        if (json.is_array() && !json.empty() && json.front().is_string()) {
            return json.front().get<std::string>();
        }
        return {};
    }

    static std::string address_of(const Json& json) {
        if (json.is_object()) {
            const std::string id = text_of(member(json, "@id"));
            return id.empty() ? text_of(member(json, "url")) : id;
        }
        return text_of(json);
    }

    const Json& resolved(const Json& json) const {
        const Json& id = member(json, "@id");
        if (!id.is_string() || !member(json, "name").is_null()) return json;
        const auto found = std::find_if(things_.begin(), things_.end(), [&](const Json* thing) {
            return member(*thing, "@id") == id && !member(*thing, "name").is_null();
        });
        return found == things_.end() ? json : **found;
    }

    void add_names(const Json& json, std::vector<std::string>& names) const {
        const auto add_one = [&](const Json& one) {
            const Json& named = resolved(one);
            std::string name = named.is_object() ? text_of(member(named, "name")) : text_of(named);
            if (!name.empty() && names.size() < kMostNames) names.push_back(std::move(name));
        };
        if (!json.is_array()) return add_one(json);
        for (const Json& element : json)
            add_one(element);
    }

    void add_keywords(const Json& json, std::vector<std::string>& tags) const {
        if (!json.is_string()) return add_names(json, tags);
        for (const std::string_view tag : split(json.get_ref<const std::string&>(), ',')) {
            if (tags.size() < kMostNames) tags.emplace_back(tag);
        }
    }

    std::vector<const Json*> things_;
};

}  // namespace

PageFacts json_ld_facts(std::string_view html) {
    std::vector<PageFacts> articles;
    for (const std::string_view block : json_ld_blocks(html)) {
        const Json json = parse_block(block);
        std::vector<const Json*> things;
        collect_things(json, things);
        BlockReader(std::move(things)).read(articles);
    }
    if (articles.empty()) return {};
    // Two plugins often describe the same article; the first that names an author knows more.
    const auto is_another = [&](const PageFacts& facts) {
        return !facts.title.empty() && facts.title != articles.front().title &&
               facts.url != articles.front().url;
    };
    if (std::any_of(articles.begin(), articles.end(), is_another)) return {};
    const auto best = std::find_if(articles.begin(), articles.end(), [](const PageFacts& facts) {
        return !facts.authors.empty() && !facts.published.empty();
    });
    return std::move(best == articles.end() ? articles.front() : *best);
}

}  // namespace telusur
